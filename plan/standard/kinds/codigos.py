"""Kinds of codes: that of a row, that a row had before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from plan.standard.kinds.base import Cell, Finding, Hint, Mistake, Reading
from plan.standard.kinds.blanks import trim, without_invisible
from plan.standard.kinds.spelling import did_you_mean, plain_number, quoted, spell, typed_before
from plan.standard.kinds.strict import Strict, found, plain
from plan.standard.kinds.textos import MOST_EXACT, digits_lost

is_code = re.compile(r"[\w.\-]{1,80}").fullmatch
"""Match letters of any alphabet, digits, points, hyphens and underscores; it must fit in a file name."""

_FOREIGN = re.compile(r"[^\w.\-]+")
_NAME_AFTER = re.compile(r"([\w.\-]+)(?:\s+[-\u2013\u2014]\s+|\s*:\s+)(.+)", re.DOTALL)
_DIGIT = re.compile(r"\d").search
"""With a digit in it, a code cannot be one of the words that say «no data»."""

_MISTAKES = (
    Mistake("OP 012", "OP-012", "Sin espacios: en su lugar, un guion."),
    Mistake("1,1", "1.10", "Como número pierde el cero: la celda va con formato Texto.", wrong=1.1),
    Mistake(
        "01/03/2026", "1-3", "Excel lo hizo fecha: la celda va con formato Texto.", wrong=date(2026, 3, 1)
    ),
)


@dataclass(frozen=True)
class Codigo(Strict):
    """The code of a row: kept as written, compared without case."""

    def survey(self, cells: Iterable[Cell]) -> Hint:
        """Note how long the codes are that begin with a zero: a number may have lost it."""
        return frozenset(
            len(cell) for cell in cells if type(cell) is str and cell[:1] == "0" and cell.isdigit()
        )

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take a well-formed code as it is; look closer at anything else."""
        if type(cell) is str and is_code(cell) and cell.isascii() and _DIGIT(cell):
            return plain(cell)
        return super().read(cell, hint)

    @property
    def keyed(self) -> bool:
        """Rows are looked up by their code."""
        return True

    @property
    def excel_format(self) -> str:
        """Text, lest a spreadsheet turn a code into a number or a date."""
        return "@"

    @property
    def width(self) -> int:
        """Room for a code."""
        return 14

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return "Código de letras, números, punto, guion o guion bajo, sin espacios: OP-012."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return _MISTAKES

    def _of_text(self, text: str, hint: Hint) -> Reading:
        del hint
        code = normalize("NFC", text)
        if is_code(code):
            return plain(code)
        seen = without_invisible(text)
        if is_code(seen):
            return Reading(seen, (Finding("CELDA_INVISIBLES", {"valor": seen}),))
        return self._invalid(text)

    def _invalid(self, text: str) -> Reading:
        return invalid(text, suggested(text))

    def _of_number(self, number: float, hint: Hint) -> Reading:
        code = plain_number(number)
        if not is_code(code):
            return self._refused(number)
        if abs(number) >= MOST_EXACT:
            return Reading(code, (digits_lost(number, code),))
        longer = min((size for size in _lengths(hint) if size > len(code)), default=0)
        if number == int(number) and number >= 0 and not longer:
            return plain(code)
        facts = {
            "valor": spell(number),
            "leido": code,
            "sugerencia": did_you_mean(f"«{code.zfill(longer)}»" if longer else ""),
        }
        return Reading(code, (Finding("CODIGO_NUMERICO", facts),))

    def _of_date(self, day: date, hint: Hint) -> Reading:
        del hint
        return found("CODIGO_ERA_FECHA", valor=spell(day), original=quoted(typed_before(day)))

    def _refused(self, cell: Cell) -> Reading:
        return invalid(spell(cell), "")


@dataclass(frozen=True)
class CodigoAnterior(Codigo):
    """The code a row had before, with the dependencia in front when it came from another."""

    @property
    def keyed(self) -> bool:
        """It is read once, when the row moves."""
        return False

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return "El código que tenía, OP-012, o dependencia y código si venía de otra: OP/OP-012."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return (Mistake("era el OP-012", "OP-012", "Solo el código, sin palabras."),)

    def _of_text(self, text: str, hint: Hint) -> Reading:
        office, bar, code = text.partition("/")
        if not bar:
            return super()._of_text(text, hint)
        parts = [self._part(trim(part), hint) for part in (office, code)]
        notes = [note for part in parts for note in part.findings]
        if all(part.value for part in parts):
            return Reading("/".join(str(part.value) for part in parts), tuple(notes))
        return invalid(text, "/".join(filter(None, (suggested(office), suggested(code)))))

    def _part(self, text: str, hint: Hint) -> Reading:
        return super()._of_text(text, hint)


def invalid(text: str, suggestion: str) -> Reading:
    """Refuse a text that is no code, with the spelling it may have meant."""
    marked = f"«{suggestion}»" if suggestion else ""
    return found("CODIGO_INVALIDO", valor=spell(text), sugerencia=did_you_mean(marked))


def suggested(text: str) -> str:
    """Spell a text as a valid code: without the name that follows it, or with hyphens; else empty."""
    named = named_code(text)
    code = named[0] if named else _FOREIGN.sub("-", without_invisible(trim(text))).strip("-")
    return code if is_code(code) else ""


def named_code(text: str) -> tuple[str, str] | None:
    """Take apart a code and the name behind it: `OP-012 - Red pluvial` -> (`OP-012`, `Red pluvial`)."""
    parts = _NAME_AFTER.fullmatch(without_invisible(trim(text)))
    return (parts[1], parts[2].strip()) if parts else None


def _lengths(hint: Hint) -> frozenset[int]:
    return hint if isinstance(hint, frozenset) else frozenset()
