"""Kinds of references: the code of a row of another sheet, or several of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plan.standard.kinds.base import Finding, Hint, Mistake, Reading, items
from plan.standard.kinds.blanks import disguised, trim
from plan.standard.kinds.codigos import Codigo, invalid, is_code, named_code, suggested
from plan.standard.kinds.spelling import quoted, spell
from plan.standard.kinds.strict import found
from plan.standard.kinds.textos import separated

_BETWEEN_CODES = re.compile(r"[;,/|\n\t]|\sy\s")
_BETWEEN_WORDS = re.compile(r"\s+(?:[-\u2013\u2014]\s+)?")
_DIGIT = re.compile(r"\d").search
_TWO_WORDS = 2
_MOST_REMARKS = 10
"""What is said of one cell; a text pasted by mistake can hold thousands of semicolons."""


@dataclass(frozen=True)
class Referencia(Codigo):
    """The code of a row of another sheet."""

    refers_to: str = ""

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return f"Un código de la hoja {self.refers_to}, escrito igual que allí."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        other = _next_to(example)
        why = "Va un solo código; si son varios, el principal."
        return (Mistake(f"{example} y {other}", example, why),) if other else ()

    def _invalid(self, text: str) -> Reading:
        named = named_code(text)
        if named and not _numbered(named[1]):
            return Reading(named[0], (_with_name(text, named[0]),))
        codes = _codes(text)
        if len(codes) > 1 and all(map(is_code, codes)):
            return found("REFERENCIA_MULTIPLE", valor=spell(text), codigos=quoted(codes, "y"))
        return invalid(text, self._closest(text))

    def _closest(self, text: str) -> str:
        """Spell the code a text may mean; a name in place of a code suggests nothing."""
        first, *rest = _BETWEEN_WORDS.split(text)
        if _numbered(first):
            return first
        return suggested(text) if len(rest) < _TWO_WORDS and _DIGIT(text) else ""


@dataclass(frozen=True)
class Referencias(Referencia):
    """The codes of one or more rows of another sheet."""

    @property
    def keyed(self) -> bool:
        """Each of its codes is folded by who looks it up."""
        return False

    @property
    def many(self) -> bool:
        """Several codes may stand in a cell."""
        return True

    @property
    def width(self) -> int:
        """Room for two or three codes."""
        return 24

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return f"Códigos de la hoja {self.refers_to}; si son varios, separados con punto y coma: A1; A2."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        codes = items(example)
        if len(codes) == 1:
            return ()
        return (Mistake(" y ".join(codes), example, "Se separan con punto y coma."),)

    def _of_text(self, text: str, hint: Hint) -> Reading:
        by_semicolon = items(text)
        everywhere = by_semicolon if any(map(disguised, by_semicolon)) else _codes(text)
        if everywhere == by_semicolon or not all(map(is_code, everywhere)):
            return _together([self._item(part, hint) for part in by_semicolon])
        return _together([self._item(part, hint) for part in everywhere], separated(text, everywhere))

    def _item(self, part: str, hint: Hint) -> Reading:
        return disguised(part) or super()._of_text(part, hint)

    def _closest(self, text: str) -> str:
        words = _BETWEEN_WORDS.split(text)
        return "; ".join(words) if all(map(_numbered, words)) else super()._closest(text)


def _together(readings: list[Reading], *remarks: Finding) -> Reading:
    """Join the codes of a cell; one that cannot be read makes the whole unreadable."""
    notes = (*remarks, *(note for reading in readings for note in reading.findings))[:_MOST_REMARKS]
    codes = [str(reading.value) for reading in readings if reading.value is not None]
    return Reading(None if any(map(_refused, readings)) else "; ".join(codes) or None, notes)


def _refused(reading: Reading) -> bool:
    return reading.value is None and any(note.code != "CELDA_SIN_DATO" for note in reading.findings)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(trim, _BETWEEN_CODES.split(text))))


def _next_to(code: str) -> str:
    """Spell the code that comes after one that ends in a digit: OP-012 -> OP-013; else empty."""
    last = code[-1:]
    return f"{code[:-1]}{(int(last) + 1) % 10}" if last.isdigit() else ""


def _numbered(word: str) -> bool:
    return is_code(word) is not None and _DIGIT(word) is not None


def _with_name(text: str, code: str) -> Finding:
    return Finding("REFERENCIA_CON_NOMBRE", {"valor": spell(text), "leido": code})
