"""Texts that hold no data though somebody typed them: blanks in disguise, pending words, pasted errors."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from plan.standard.kinds.base import Finding, Reading
from plan.standard.kinds.spelling import spell

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_NO_INVISIBLE = dict.fromkeys(map(ord, _INVISIBLE))
_OUTER = _INVISIBLE + "".join(char for char in map(chr, range(0x3001)) if char.isspace())

_LONGEST = 400
"""Longer texts are prose, whatever they begin with."""

NUM_ERROR = "#NUM!"
"""What Excel shows for a number that is none, or is infinite."""

_SUBSTANCE = re.compile(r"[^\W_]")
_NO_APLICA = "no aplica"
_NO_INFORMADO = "no informado"
_SIN_ASIGNAR = "sin asignar"

_DISGUISED = {
    **dict.fromkeys(("na", "noaplica", "noaplican", "nocorresponde", "ninguno", "ninguna"), _NO_APLICA),
    **dict.fromkeys(("sd", "#na", "#nd", "nd", "ni", "np", "nodisponible"), _NO_INFORMADO),
    **dict.fromkeys(("noinforma", "noinformado", "noinformada", "noseinforma"), _NO_INFORMADO),
    **dict.fromkeys(("sindato", "sindatos", "sininformacion", "sininformar"), _NO_INFORMADO),
    **dict.fromkeys(("nohaydato", "nohaydatos", "vacio", "enblanco"), _NO_INFORMADO),
    **dict.fromkeys(("null", "none", "nan", "nat"), _NO_INFORMADO),
    **dict.fromkeys(("sinasignar", "noasignado", "noasignada", "vacante"), _SIN_ASIGNAR),
    **dict.fromkeys(("sinresponsable", "sinfecha"), _SIN_ASIGNAR),
}
"""What stands for an empty cell, without case, accents, spaces, points and bars, and in which sense."""

_PENDING = re.compile(
    r"pendiente\b.*|(?:a|por|sin) (?:definir|confirmar|determinar|designar|establecer|completar|convenir)\b.*"
    r"|en (?:tramite|definicion|elaboracion|revision)|no definid[oa]s?|indefinid[oa]s?|proximamente|tbd"
)
_NO_WORDS = re.compile(r"[\s\-\u2013\u2014_.\u2026\u00b7*?¿/\\]+")
"""Signs that name nothing; «%» and «°» name a unit."""

_LONGEST_BLANK = 20
_EXCEL_ERROR = re.compile(
    r"#[¡¿]?(?:ref|div/0|value|valor|name|nombre|num|null|nulo|spill|desbordamiento|calc)[!?]|err:\d{3}",
    re.IGNORECASE,
)
_TOO_NARROW = re.compile(r"#{2,}")


def trim(text: str) -> str:
    """Take white space and invisible characters off both ends, never from within."""
    short = text.strip()
    return short if short.isprintable() else short.strip(_OUTER)


def visible(text: str) -> str:
    """Give what can be seen of a text on one line: no invisible characters, single spaces."""
    return " ".join(without_invisible(text).split())


def without_invisible(text: str) -> str:
    """Take the invisible characters out of a text and compose its accents; spaces and lines stay."""
    return unicodedata.normalize("NFC", text).translate(_NO_INVISIBLE)


def fold(text: str) -> str:
    """Spell a text for comparing words: what is visible of it, without case or accents."""
    if text.isascii():
        return " ".join(text.casefold().split())
    apart = unicodedata.normalize("NFD", visible(text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def disguised(text: str) -> Reading | None:
    """Read a text that says there is no data, that it is pending, or that a formula failed; else None."""
    return None if text[:1].isdigit() or len(text) > _LONGEST else _disguised(text)


def unassigned(text: str) -> Reading | None:
    """Read a text that names nobody: as `disguised`, but who is still to be designated is not there yet."""
    if _PENDING.fullmatch(fold(text)):
        return no_data(text, _SIN_ASIGNAR)
    return disguised(text)


def says_nothing(text: str) -> Reading | None:
    """Read a text that should name something and says only that there is no data; else None."""
    return None if len(text) > _LONGEST_BLANK else _nothing_said(text)


def no_data(text: str, sense: str) -> Reading:
    """Read a text as a blank cell, and say so."""
    return Reading(None, (Finding("CELDA_SIN_DATO", {"valor": spell(text), "sentido": sense}),))


def is_excel_error(text: str) -> bool:
    """Tell whether a text is the error value of a formula, pasted as text; «#N/A» says no data instead."""
    return _EXCEL_ERROR.fullmatch(text) is not None


def pasted_error(text: str) -> Finding:
    """Say that a cell holds the error of a formula."""
    return Finding("CELDA_CON_ERROR", {"valor": spell(text)})


@lru_cache(maxsize=4096)
def _disguised(text: str) -> Reading | None:
    words = fold(text)
    if not words:
        return Reading(None)
    if _EXCEL_ERROR.fullmatch(words) or _TOO_NARROW.fullmatch(words):
        return Reading(None, (pasted_error(text),))
    if sense := _sense(words):
        return no_data(text, sense)
    if _PENDING.fullmatch(words):
        return Reading(None, (Finding("CELDA_PENDIENTE", {"valor": spell(text)}),))
    return None


@lru_cache(maxsize=4096)
def _nothing_said(text: str) -> Reading | None:
    words = fold(text)
    sense = "sin dato" if _NO_WORDS.fullmatch(words) else _worded_sense(words)
    return no_data(text, sense) if sense else None


def _sense(words: str) -> str:
    if not _SUBSTANCE.search(words):
        return "sin dato"
    return _worded_sense(words)


def _worded_sense(words: str) -> str:
    return _DISGUISED.get(re.sub(r"[\s./]", "", words), "")
