"""Kinds of numbers: plain, money, years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import isfinite

from plan.standard.kinds.base import Cell, Finding, Hint, Mistake, Reading, Storage
from plan.standard.kinds.date_guess import names_months
from plan.standard.kinds.number_text import number_within, readings
from plan.standard.kinds.spelling import (
    did_you_mean,
    plain_number,
    quoted,
    spell,
    spell_digits,
    spell_number,
    typed_before,
)
from plan.standard.kinds.strict import FIRST_YEAR, LAST_YEAR, Strict, found, plain

_FOUR_DIGITS = re.compile(r"[0-9]{4}").fullmatch
_CENTURY = 100
_THIS_CENTURY = 2000

_OF_NUMBERS = (
    Mistake("2 km", "2", "Solo el número: la unidad va en su columna.", right=2.0),
    Mistake("1.250", "1250", "Sin puntos de miles: puede ser 1250 o 1,25.", right=1250.0),
)
_OF_WEIGHTS = (Mistake("30%", "30", "Un número, con la misma escala en todas las filas.", right=30.0),)
_OF_MONEY = (
    Mistake(
        "$ 12.500.000", "12500000", "Sin signo de moneda ni puntos: la celda los muestra.", right=12_500_000.0
    ),
    Mistake("1,5 millones", "1500000", "El número entero, con todas sus cifras.", right=1_500_000.0),
)
_OF_YEARS = (
    Mistake("26", "2026", "Con sus cuatro cifras.", wrong=26.0, right=2026.0),
    Mistake("2026-2027", "2026", "Un año por fila; el otro, en otra fila.", right=2026.0),
)


@dataclass(frozen=True)
class Numero(Strict):
    """A number; `exclusive` when the minimum itself is already too little."""

    minimum: float | None = None
    exclusive: bool = False

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take a number in range as it is; look closer at anything else."""
        if type(cell) is float and isfinite(cell) and self._is_enough(cell):
            return plain(cell)
        return super().read(cell, hint)

    @property
    def storage(self) -> Storage:
        """Stored as a number."""
        return Storage.REAL

    @property
    def width(self) -> int:
        """Room for a number."""
        return 14

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return f"Un número{self._limit(', ')}, sin unidad ni puntos de miles: 1250,5."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return _OF_NUMBERS if self.minimum is None else _OF_WEIGHTS

    def _of_number(self, number: float, hint: Hint) -> Reading:
        del hint
        return self._in_range(number, spell(number), ())

    def _in_range(self, number: float, valor: str, notes: tuple[Finding, ...]) -> Reading:
        if self._is_enough(number):
            return Reading(number, notes)
        return found("NUMERO_FUERA_DE_RANGO", valor=valor, limite=self._limit())

    def _is_enough(self, number: float) -> bool:
        least = self.minimum
        return least is None or number > least or (number == least and not self.exclusive)

    def _of_text(self, text: str, hint: Hint) -> Reading:
        del hint
        if text.endswith("%") and len(readings(text[:-1])) == 1:
            return self._of_percentage(text)
        options = [float(reading) for reading in readings(text)]
        if not options or not all(map(isfinite, options)):
            return self._not_only_a_number(text)
        if len(options) > 1:
            return _ambiguous(text, *options)
        facts = {"valor": spell(text), "leido": spell_number(options[0])}
        return self._in_range(options[0], spell(text), (Finding("NUMERO_TEXTO", facts),))

    def _of_percentage(self, text: str) -> Reading:
        points = readings(text[:-1])[0]
        return _ambiguous(text, float(points), float(points.scaleb(-2)))

    def _not_only_a_number(self, text: str) -> Reading:
        number = "" if names_months(text) else number_within(text)
        return found("NUMERO_CON_TEXTO", valor=spell(text), numero=number) if number else self._refused(text)

    def _of_date(self, day: date, hint: Hint) -> Reading:
        del hint
        return was_number(day)

    def _of_clock(self, clock: time | timedelta) -> Reading:
        return was_number(clock)

    def _refused(self, cell: Cell) -> Reading:
        return found("NUMERO_ILEGIBLE", valor=spell(cell))

    def _limit(self, before: str = "") -> str:
        if self.minimum is None:
            return ""
        least = spell_number(self.minimum)
        return before + (f"mayor que {least}" if self.exclusive else f"de {least} en adelante")


@dataclass(frozen=True)
class Monto(Numero):
    """An amount of money, without currency sign."""

    minimum: float | None = 0.0

    @property
    def excel_format(self) -> str:
        """Thousands apart; cents are kept though not shown."""
        return "#,##0"

    @property
    def width(self) -> int:
        """Room for thousands of millions."""
        return 18

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return f"Un monto{self._limit(', ')}, sin signo de moneda: 1250000."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return _OF_MONEY


@dataclass(frozen=True)
class Anio(Strict):
    """A calendar year; a number in rows, so that keys spell it alike wherever it comes from."""

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take a plausible year as it is; look closer at anything else."""
        if type(cell) is float and FIRST_YEAR <= cell <= LAST_YEAR and cell.is_integer():
            return plain(cell)
        return super().read(cell, hint)

    @property
    def storage(self) -> Storage:
        """Stored as the number it is in rows."""
        return Storage.REAL

    @property
    def excel_format(self) -> str:
        """Digits only: a year has no thousands."""
        return "0"

    @property
    def width(self) -> int:
        """Room for four digits."""
        return 11

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return "Un año de cuatro cifras: 2026."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return _OF_YEARS

    def _of_text(self, text: str, hint: Hint) -> Reading:
        del hint
        year = float(text) if _FOUR_DIGITS(text) else 0.0
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return self._refused(text)
        return Reading(year, (Finding("NUMERO_TEXTO", {"valor": text, "leido": text}),))

    def _of_number(self, number: float, hint: Hint) -> Reading:
        del hint
        short = number.is_integer() and 0 < number < _CENTURY
        return _no_year(number, plain_number(_THIS_CENTURY + number) if short else "")

    def _of_date(self, day: date, hint: Hint) -> Reading:
        del hint
        return _no_year(day, str(day.year) if FIRST_YEAR <= day.year <= LAST_YEAR else "")

    def _refused(self, cell: Cell) -> Reading:
        return _no_year(cell, "")


def was_number(moment: Cell) -> Reading:
    """Refuse a date or a time where a number is due: a spreadsheet made it of something else."""
    return found("NUMERO_ERA_FECHA", valor=spell(moment), original=quoted(typed_before(moment)))


def _ambiguous(text: str, *meanings: float) -> Reading:
    lectura, otra = map(spell_digits, meanings)
    return found("NUMERO_AMBIGUO", valor=spell(text), lectura=lectura, otra=otra)


def _no_year(cell: Cell, year: str) -> Reading:
    valor = spell_digits(cell) if isinstance(cell, float) else spell(cell)
    return found("ANIO_INVALIDO", valor=valor, sugerencia=did_you_mean(year))
