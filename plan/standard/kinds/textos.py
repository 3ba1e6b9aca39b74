"""Kinds of free text: names and notes, people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import isfinite

from plan.standard.kinds.base import Cell, Finding, Hint, Kind, Mistake, Reading, items
from plan.standard.kinds.blanks import (
    NUM_ERROR,
    is_excel_error,
    pasted_error,
    trim,
    unassigned,
    without_invisible,
)
from plan.standard.kinds.mojibake import damage
from plan.standard.kinds.spelling import did_you_mean, plain_number, shorten, spell

MOST_EXACT = 1e15
"""A spreadsheet keeps 15 digits; those of a longer number are lost."""

_WHOLE = 1.0
"""As a fraction it may be shown as 100 %, as any other may be: then the text is not what people see."""

_LINE_ENDS = re.compile(r"(?:_x000D_)?\r?\n|_x000D_|\r")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BETWEEN_PEOPLE = re.compile(r"[;\n]|\s/\s")
_PERHAPS_BETWEEN = re.compile(r"(?:,[^,]+){2}|(?:\s[-\u2013+]\s.+){2}")
"""One comma may part a surname from a name, and one hyphen an office from its person."""


@dataclass(frozen=True)
class Texto(Kind):
    """Free text, kept as it was written; `long` when it takes whole sentences."""

    long: bool = False

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Keep a text as it was written; spell anything else as text."""
        del hint
        return _kept(cell) if isinstance(cell, str) else as_text(cell)

    @property
    def excel_format(self) -> str:
        """Text, lest a spreadsheet turn «1/2025» into a date; prose is in no such danger."""
        return "General" if self.long else "@"

    @property
    def width(self) -> int:
        """Room for a name, or for a sentence."""
        return 60 if self.long else 32

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return (
            "Texto libre, con varios renglones si hace falta."
            if self.long
            else "Texto libre, en pocas palabras."
        )


@dataclass(frozen=True)
class Personas(Kind):
    """One or more people or offices, by name."""

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take the names apart; who is still to be designated is nobody yet."""
        del hint
        return _people(cell) if isinstance(cell, str) else _no_name(cell)

    @property
    def many(self) -> bool:
        """Several names may stand in a cell."""
        return True

    @property
    def width(self) -> int:
        """Room for a full name."""
        return 28

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return "Nombre y apellido; si son varios, separados con punto y coma: Ana Ruiz; Luis Paz."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return (Mistake("Ana Ruiz / Luis Paz", "Ana Ruiz; Luis Paz", "Se separan con punto y coma."),)


def as_text(cell: Cell) -> Reading:
    """Spell a cell that holds no text as the text a person sees; say so where it is not obvious."""
    if cell is None:
        return Reading(None)
    if isinstance(cell, (float, int)) and not isinstance(cell, bool):
        return _number_as_text(float(cell))
    spelt = ("Sí" if cell else "No") if isinstance(cell, bool) else spell(cell)
    facts = {"valor": spell(cell), "que": _what(cell), "leido": spelt}
    return Reading(spelt, (Finding("TEXTO_CONVERTIDO", facts),))


def parts_of(between: re.Pattern[str], text: str) -> tuple[str, ...]:
    """Take a text apart; empty parts are none."""
    return tuple(part for raw in between.split(text) if (part := raw.strip()))


def separated(cell: str, parts: tuple[str, ...]) -> Finding:
    """Say that a cell was taken apart at something else than a semicolon."""
    return Finding("SEPARADOR_DISTINTO", {"valor": spell(cell), "leido": spell("; ".join(parts))})


def digits_lost(number: float, spelt: str) -> Finding:
    """Say that a number is longer than what a spreadsheet keeps of it."""
    return Finding("DIGITOS_PERDIDOS", {"valor": shorten(plain_number(number)), "leido": shorten(spelt)})


def _kept(cell: str) -> Reading:
    text = cell.strip()
    if not text.isprintable() or "_x000D_" in text:
        text = _tidy(cell)
    if text[:1] == "#" and is_excel_error(text):
        return Reading(None, (pasted_error(text),))
    if text.isascii() or (repaired := damage(cell)) is None:
        return Reading(text or None)
    return Reading(text or None, (_damaged(text, repaired),))


def _tidy(cell: str) -> str:
    return trim(_CONTROLS.sub("", _LINE_ENDS.sub("\n", cell)))


def _damaged(text: str, repaired: str) -> Finding:
    facts = {"valor": spell(text), "sugerencia": did_you_mean(f"«{spell(repaired)}»" if repaired else "")}
    return Finding("TEXTO_DANADO", facts)


def _number_as_text(number: float) -> Reading:
    if not isfinite(number):
        return Reading(None, (pasted_error(NUM_ERROR),))
    spelt = plain_number(number)
    if abs(number) >= MOST_EXACT:
        return Reading(spelt, (digits_lost(number, spelt),))
    if number.is_integer() and number != _WHOLE:
        return Reading(spelt)
    facts = {"valor": spell(number), "que": f"el número {spell(number)}", "leido": spelt}
    return Reading(spelt, (Finding("TEXTO_CONVERTIDO", facts),))


def _what(cell: Cell) -> str:
    if isinstance(cell, bool):
        return f"el valor lógico {spell(cell)}"
    return f"la fecha {spell(cell)}" if isinstance(cell, date) else f"la hora {spell(cell)}"


@lru_cache(maxsize=1024)
def _people(cell: str) -> Reading:
    if blank := unassigned(cell):
        return blank
    kept = _kept(cell)
    text = str(kept.value or "")
    seen = without_invisible(text)
    names = parts_of(_BETWEEN_PEOPLE, seen)
    if blank := unassigned("; ".join(names)):  # «;NA» names nobody either
        return blank
    notes = [*kept.findings]
    if names != items(seen):
        notes.append(separated(cell, names))
    elif any(map(_PERHAPS_BETWEEN.search, names)):
        notes.append(Finding("PERSONAS_JUNTAS", {"valor": spell(seen)}))
    if len(seen) < len(text):
        notes.append(Finding("CELDA_INVISIBLES", {"valor": spell(seen)}))
    return Reading("; ".join(names) or None, tuple(notes))


def _no_name(cell: Cell) -> Reading:
    spelt = as_text(cell)
    if spelt.value is None or spelt.findings:
        return spelt
    facts = {"valor": spell(cell), "que": f"el número {spell(cell)}", "leido": str(spelt.value)}
    return Reading(spelt.value, (Finding("TEXTO_CONVERTIDO", facts),))
