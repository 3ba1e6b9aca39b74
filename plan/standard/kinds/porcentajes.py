"""The kind of percentages: fractions in rows, 0.45 for 45 %."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from plan.standard.kinds.base import Cell, Finding, Hint, Mistake, Reading, Storage
from plan.standard.kinds.number_text import readings
from plan.standard.kinds.numeros import was_number
from plan.standard.kinds.spelling import spell, spell_percentage
from plan.standard.kinds.strict import Strict, found, plain

_LEAST_POINTS = 10.0
_MOST_POINTS = 100.0
_NOISE = 1e-9
"""What a sum of fractions may be off by."""

_SIGN = re.compile(r"^%|%$|\bpor ?ciento$", re.IGNORECASE)
_WITHIN = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,4})? ?%")
_LONGEST = 60

_MISTAKES = (
    Mistake("7,5", "7,5%", "Sin el signo no se sabe si es 7,5 % o 750 %.", wrong=7.5, right=0.075),
    Mistake("80% aprox.", "80%", "Solo el número; la aclaración va en Observaciones.", right=0.8),
    Mistake("105%", "100%", "Lo hecho no pasa del total.", wrong=1.05, right=1.0),
    Mistake("en trámite", "", "Sin dato todavía, la celda va vacía: vacío no es 0 %."),
)


@dataclass(frozen=True)
class Porcentaje(Strict):
    """A percentage from 0 to `maximum`, a fraction."""

    maximum: float = 1.0

    def survey(self, cells: Iterable[Cell]) -> Hint:
        """Tell whether some number of the column is written in points, 45 for 45 %."""
        return any(type(cell) is float and _LEAST_POINTS <= cell <= _MOST_POINTS for cell in cells)

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Take a fraction as it is, unless the column is written in points; look closer at anything else."""
        if type(cell) is float and not hint and 0.0 <= cell <= self.maximum:
            return plain(cell)
        return super().read(cell, hint)

    @property
    def storage(self) -> Storage:
        """Stored as a fraction."""
        return Storage.REAL

    @property
    def excel_format(self) -> str:
        """One decimal, lest 99.6 % look like 100 %."""
        return "0.0%"

    @property
    def width(self) -> int:
        """Room for 100,0 %."""
        return 12

    def describe(self) -> str:
        """Say in Spanish what may be written."""
        return f"Un porcentaje de 0 % a {spell_percentage(self.maximum)}: 45%."

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong."""
        del example
        return _MISTAKES

    def _of_number(self, number: float, hint: Hint) -> Reading:
        if -_NOISE <= number <= 0 or abs(number - self.maximum) <= _NOISE:
            number = min(max(number, 0.0), self.maximum)
        if not 0 <= number <= self.maximum:
            return self._beyond(number)
        mixed = bool(hint) and number > 0
        return (
            Reading(number, (_note("PORCENTAJE_MEZCLADO", spell(number), number),))
            if mixed
            else plain(number)
        )

    def _beyond(self, number: float) -> Reading:
        """Judge a number that is no fraction; it may have been meant in points."""
        in_points = _hundredth(Decimal(repr(number)))
        if self.maximum < number < _LEAST_POINTS:
            return self._doubtful(spell(number), number, in_points)
        return self._checked(in_points, "PORCENTAJE_EN_PUNTOS", spell(number))

    def _of_text(self, text: str, hint: Hint) -> Reading:
        del hint
        body = _SIGN.sub("", text, count=1).strip() if len(text) <= _LONGEST else ""
        numbers = readings(body)
        if not numbers:
            return self._not_only_a_number(text)
        # Nobody writes thousands of points: of two readings the one with decimals is meant.
        return (
            self._of_signed(text, numbers[-1])
            if body != text
            else self._of_unsigned(text, float(numbers[-1]))
        )

    def _of_signed(self, text: str, points: Decimal) -> Reading:
        if 0 < points < 1:
            return self._doubtful(spell(text), _hundredth(points), float(points))
        return self._checked(_hundredth(points), "PORCENTAJE_TEXTO", spell(text))

    def _of_unsigned(self, text: str, number: float) -> Reading:
        judged = super()._of_any_number(number, None)
        if judged.value is None:
            return judged
        return Reading(judged.value, (_note("PORCENTAJE_TEXTO", spell(text), float(str(judged.value))),))

    def _doubtful(self, valor: str, *meanings: float) -> Reading:
        lectura, otra = map(spell_percentage, meanings)
        maximo = spell_percentage(self.maximum)
        return found("PORCENTAJE_DUDOSO", valor=valor, lectura=lectura, otra=otra, maximo=maximo)

    def _checked(self, fraction: float, note: str, valor: str) -> Reading:
        if fraction < 0:
            return found("PORCENTAJE_NEGATIVO", valor=valor, maximo=spell_percentage(self.maximum))
        if fraction > self.maximum:
            return found("PORCENTAJE_EXCEDIDO", valor=valor, maximo=spell_percentage(self.maximum))
        return Reading(fraction, (_note(note, valor, fraction),))

    def _not_only_a_number(self, text: str) -> Reading:
        within = _WITHIN.findall(text) if len(text) <= _LONGEST else []
        return (
            found("NUMERO_CON_TEXTO", valor=spell(text), numero=within[0])
            if len(within) == 1
            else self._refused(text)
        )

    def _of_date(self, day: date, hint: Hint) -> Reading:
        del hint
        return was_number(day)

    def _of_clock(self, clock: time | timedelta) -> Reading:
        return was_number(clock)

    def _refused(self, cell: Cell) -> Reading:
        return found("NUMERO_ILEGIBLE", valor=spell(cell))


def _hundredth(points: Decimal) -> float:
    """Turn points into a fraction without the noise of a division: 74.27 -> 0.7427."""
    return float(points.scaleb(-2))


def _note(code: str, valor: str, fraction: float) -> Finding:
    return Finding(code, {"valor": valor, "leido": spell_percentage(fraction)})
