"""The plain meaning of a cell: what may be stored of it when nothing is said at its address.

Every silent normalisation is a decision, and is written here; anything else stored needs a remark at the
cell, and that remark must tell the very value that is stored.

* Text: the same characters, in their order. Blanks and invisible characters at either end are no part of it;
  line ends are one character; control characters within are dropped, for nobody can see or type them.
* Text from a number: its digits, when it is whole and not 1 (which may be 100 %); any other is told.
* People and mail addresses: as text, item by item between semicolons; empty items are none. Accents composed.
* Code and reference: as text without outer blanks, accents composed; a whole number not below zero gives
  its digits, whatever the format shows. Codes are compared without case, and stored as written.
* List: the option itself, however it is written as to case, accents, blanks and the point or comma after it;
  the initial stands for Sí and No, and so do the truths of a spreadsheet.
* Number, money, year: exactly the number of the cell, whatever its format shows; but what is shown as a day
  is none.
* Percentage: exactly the number of the cell between 0 and 1; what is off by less than 1e-9 is 0 or 1.
* Date: the day of the moment, without its hour.
* Blank is blank; nothing else is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

from plan.problems import Problem, celda
from plan.standard import Column
from plan.standard.kinds.base import Value
from tests.mutation.written import INVISIBLE, Held, Written

CELL_CODES = {entry.code for entry in celda.ENTRIES}
"""Codes that tell how a cell was read; those that judge a row excuse nothing."""

NOISE = 1e-9
FIRST_YEAR, LAST_YEAR = 1990, 2100
ONE_HUNDRED_PERCENT = 1.0
EXACT = 1e15

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto")
MONTHS += ("septiembre", "octubre", "noviembre", "diciembre")

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_OUTER = INVISIBLE + "".join(char for char in map(chr, range(0x3001)) if char.isspace())

Meanings = tuple[Value, ...]


def plain_meanings(column: Column, cell: Written) -> Meanings:
    """Say which values may be stored of a cell with nothing said."""
    if cell.blank:
        return (None,)
    if cell.broken:
        return ()
    return _OF_KIND[type(column.kind).__name__](cell.value, column)


def tells(found: Problem, value: Value) -> bool:
    """Say whether a problem at a cell tells that this very value was read there."""
    if found.code not in CELL_CODES:
        return False
    if value is None:
        return found.code == "CELDA_SIN_DATO" or found.severity == "error"
    told = found.facts.get("leido", found.facts["valor"])
    return told in _spellings(value)


def _spellings(value: Value) -> set[str]:
    if isinstance(value, date):
        return {f"{value.day} de {MONTHS[value.month - 1]} de {value.year}"}
    if isinstance(value, float):
        return {_spanish(value), repr(value).removesuffix(".0"), f"{_spanish(round(value * 100, 9))} %"}
    line = " ".join("".join(char if char.isprintable() else " " for char in str(value)).split())
    return {line, f"{line[:79]}…"}


def _spanish(number: float) -> str:
    if abs(number) >= EXACT or 0 < abs(number) < 1e-6:
        return repr(number).replace(".", ",")
    text = (
        f"{number:,.17f}"
        if number == int(number)
        else f"{int(number):,}.{repr(abs(number)).partition('.')[2]}"
    )
    text = text.rstrip("0").rstrip(".") if "." in text else text
    sign = "-" if -1 < number < 0 and not text.startswith("-") else ""
    return sign + text.translate(str.maketrans(",.", ".,"))


def _text(held: Held, _: Column) -> Meanings:
    if isinstance(held, str):
        return (_trimmed(_CONTROLS.sub("", held.replace("\r\n", "\n").replace("\r", "\n"))) or None,)
    return _digits(held, but=ONE_HUNDRED_PERCENT)


def _people(held: Held, _: Column) -> Meanings:
    if not isinstance(held, str):
        return _digits(held, but=ONE_HUNDRED_PERCENT)
    parts = [part.strip() for part in unicodedata.normalize("NFC", _trimmed(held)).split(";")]
    return ("; ".join(filter(None, parts)) or None,)


def _code(held: Held, _: Column) -> Meanings:
    if isinstance(held, str):
        return (unicodedata.normalize("NFC", _trimmed(held)),)
    return _digits(held) if isinstance(held, float) and held >= 0 else ()


def _codes(held: Held, column: Column) -> Meanings:
    return _people(held, column) if isinstance(held, str) else _code(held, column)


def _former_code(held: Held, column: Column) -> Meanings:
    if isinstance(held, str) and "/" in held:
        return (unicodedata.normalize("NFC", "/".join(map(_trimmed, held.split("/")))),)
    return _code(held, column)


def _option(held: Held, column: Column) -> Meanings:
    options = {_folded(option): option for option in column.kind.options}
    if set(options) == {"si", "no"}:
        options |= {"s": options["si"], "n": options["no"]}
    if isinstance(held, bool):
        return (options["si" if held else "no"],) if "si" in options else ()
    known = options.get(_folded(held)) if isinstance(held, str) else None
    return (known,) if known else ()


def _day(held: Held, _: Column) -> Meanings:
    return (held,) if isinstance(held, date) and FIRST_YEAR <= held.year <= LAST_YEAR else ()


def _number(held: Held, _: Column) -> Meanings:
    return (held,) if isinstance(held, float) else ()


def _year(held: Held, _: Column) -> Meanings:
    return (
        (held,) if isinstance(held, float) and held.is_integer() and FIRST_YEAR <= held <= LAST_YEAR else ()
    )


def _fraction(held: Held, _: Column) -> Meanings:
    if not isinstance(held, float) or not -NOISE <= held <= 1 + NOISE:
        return ()
    return (held, 1.0) if held > 1 - 2 * NOISE else (max(held, 0.0),)


def _digits(held: Held, but: float | None = None) -> Meanings:
    whole = isinstance(held, float) and held.is_integer() and abs(held) < EXACT and held != but
    return (str(int(held)),) if whole and isinstance(held, float) else ()


def _trimmed(text: str) -> str:
    return text.strip(_OUTER)


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(char for char in apart if not unicodedata.combining(char) and char not in INVISIBLE)
    return " ".join(plain.split()).strip(" .,;:")


_OF_KIND: Mapping[str, Callable[[Held, Column], Meanings]] = {
    "Texto": _text,
    "Personas": _people,
    "Correo": _people,
    "Correos": _people,
    "Codigo": _code,
    "CodigoAnterior": _former_code,
    "Referencia": _code,
    "Referencias": _codes,
    "Lista": _option,
    "Fecha": _day,
    "Numero": _number,
    "Monto": _number,
    "Anio": _year,
    "Porcentaje": _fraction,
}
