"""The series of an indicator as lines on a plane: what was programmed, what was measured, the target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from plan.evaluado import IndicadorEvaluado, Punto
from plan.figures import number

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_LINES = 4
"""So many lines of the grid at most."""

_FAR_FROM_ZERO = 0.6
"""Values that all stand above this part of the greatest are drawn without the zero."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value of the series; `x` and `y` in percent, from the left and from the top."""

    x: float
    y: float
    fecha: date
    valor: float


@dataclass(frozen=True, slots=True)
class Rung:
    """A line of the grid with its figure."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The series of an indicator, drawn; `meta` is a height, and `today` a place unless it falls outside."""

    programado: tuple[Spot, ...]
    valor: tuple[Spot, ...]
    meta: float | None
    today: float | None
    rungs: tuple[Rung, ...]
    first: date
    last: date


def plot(indicador: IndicadorEvaluado, al: date) -> Plot | None:
    """Draw the series of an indicator; None when it was neither measured nor programmed."""
    points = running(indicador)
    days = [point.fecha for point in points if point.valor is not None or point.programado is not None]
    if not days:
        return None
    meta = _amount(indicador.fila.get("meta"))
    heights = [value for point in points for value in (point.valor, point.programado) if value is not None]
    plane = _Plane(days[0], days[-1], _rungs([*heights, *([] if meta is None else [meta])]))
    return Plot(
        plane.spots([(point.fecha, point.programado) for point in points]),
        plane.spots([(point.fecha, point.valor) for point in points]),
        None if meta is None else plane.y(meta),
        plane.x(al) if days[0] <= al < days[-1] else None,
        tuple(Rung(plane.y(each), number(each)) for each in plane.rungs),
        days[0],
        days[-1],
    )


def running(indicador: IndicadorEvaluado) -> tuple[Punto, ...]:
    """Give the series as it is judged: added up from its beginning where the indicator says so."""
    if indicador.fila.get("acumulacion") != "Suma":
        return indicador.serie
    sums = zip(
        indicador.serie,
        _added([point.programado for point in indicador.serie]),
        _added([point.valor for point in indicador.serie]),
        strict=True,
    )
    return tuple(Punto(point.fecha, programado, valor) for point, programado, valor in sums)


def _added(values: Sequence[float | None]) -> list[float | None]:
    sums = accumulate(value or 0.0 for value in values)
    return [None if value is None else total for value, total in zip(values, sums, strict=True)]


class _Plane:
    """Where a day and a value stand, in percent."""

    def __init__(self, first: date, last: date, rungs: Sequence[float]) -> None:
        self.first, self.last, self.rungs = first, last, rungs

    def x(self, day: date) -> float:
        """Place a day; a single one stands in the middle."""
        span = (self.last - self.first).days
        return round((day - self.first).days / span * 100, 2) if span else 50.0

    def y(self, value: float) -> float:
        """Place a value, from the top."""
        low, high = self.rungs[0], self.rungs[-1]
        return round((1 - (value - low) / (high - low)) * 100, 2)

    def spots(self, values: Sequence[tuple[date, float | None]]) -> tuple[Spot, ...]:
        """Place the values there are."""
        return tuple(
            Spot(self.x(day), self.y(value), day, value) for day, value in values if value is not None
        )


def _rungs(values: Sequence[float]) -> list[float]:
    """Choose round figures that hold all the values between them."""
    low, high = min(values), max(values)
    if not 0 < high * _FAR_FROM_ZERO < low:
        low, high = min(low, 0.0), max(high, 0.0)
    step = _round_step((high - low or abs(high) or 1.0) / (_LINES - 1))
    first, last = math.floor(low / step), math.ceil(high / step)
    return [number * step for number in range(first, max(last, first + 1) + 1)]


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * step for step in _STEPS if power * step >= least)


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
