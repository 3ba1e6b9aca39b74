"""The time scale of a Gantt: where a day stands, in percent of the width, and the months above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

MESES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")

_MONTHS_PER_MARK = ((14, 1), (30, 2), (48, 3), (84, 6))


@dataclass(frozen=True, slots=True)
class Escala:
    """A span of whole months; `fin` is the day after its last."""

    inicio: date
    fin: date

    def x(self, dia: date) -> float:
        """Place the beginning of a day in percent, kept inside the scale."""
        share = (dia - self.inicio).days / (self.fin - self.inicio).days
        return round(min(max(share, 0.0), 1.0) * 100, 3)

    def x_end(self, dia: date) -> float:
        """Place the end of a day in percent, kept inside the scale."""
        return self.x(_day_after(dia))

    def contains(self, dia: date) -> bool:
        """Tell whether a day stands on the scale."""
        return self.inicio <= dia < self.fin


@dataclass(frozen=True, slots=True)
class Marca:
    """A vertical line of the grid; `fina` labels give way where there is little room."""

    x: float
    centro: float
    texto: str
    anio: str
    fina: bool


def scale(days: Iterable[date], al: date) -> Escala | None:
    """Make the scale that shows all the days, and `al` too unless it stands much farther off."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    reach = max(2 * (last - first), timedelta(days=400))
    first = min(first, max(al, _shift(first, -reach)))
    last = max(last, min(al, _shift(last, reach)))
    return Escala(first.replace(day=1), _next_month(last, 1))


def marks(escala: Escala) -> tuple[Marca, ...]:
    """Draw the grid: a line per month, or per several when there are many."""
    step = _step(escala)
    starts = [*_starts(escala, step), escala.fin]
    shown_years: set[int] = set()
    found = []
    for number, (start, end) in enumerate(pairwise(starts)):
        anio = "" if start.year in shown_years or step >= len(MESES) else str(start.year)
        shown_years.add(start.year)
        x = escala.x(start)
        found.append(Marca(x, round((x + escala.x(end)) / 2, 3), _label(start, step), anio, number % 2 == 1))
    return tuple(found)


def _step(escala: Escala) -> int:
    months = (escala.fin.year - escala.inicio.year) * 12 + escala.fin.month - escala.inicio.month
    for most, step in _MONTHS_PER_MARK:
        if months <= most:
            return step
    return 12 * (1 + months // 241)


def _starts(escala: Escala, step: int) -> Iterator[date]:
    day = escala.inicio
    while day < escala.fin:
        yield day
        # From the second mark on they stand on round months: quarters, halves, years.
        day = _next_month(day, step - (day.month - 1) % min(step, 12))


def _label(start: date, step: int) -> str:
    return str(start.year) if step >= len(MESES) else MESES[start.month - 1]


def _next_month(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date.max.replace(day=1) if year > date.max.year else date(max(year, 1), month + 1, 1)


def _day_after(day: date) -> date:
    return _shift(day, timedelta(days=1))


def _shift(day: date, span: timedelta) -> date:
    ordinal = day.toordinal() + span.days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
