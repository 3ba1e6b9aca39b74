"""The time scale of a Gantt: where a day stands, in percent of the width, and the months above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

SHORT_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")

_MONTHS_PER_MARK = ((14, 1), (30, 2), (48, 3), (84, 6))
_MOST_YEARS = 14
_ROOM_FOR_A_LABEL = (2.4, 4.5)
"""Percent of the width that the label of a month and that of a year need: the first may be cut short."""

_ROOM_FOR_A_YEAR = 9.0
"""The same for a year above its months, on a phone too."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A span of whole months; `end` is the day after its last."""

    start: date
    end: date

    def x(self, day: date) -> float:
        """Place the beginning of a day in percent, kept inside the scale."""
        share = (day - self.start).days / (self.end - self.start).days
        return round(min(max(share, 0.0), 1.0) * 100, 3)

    def x_end(self, day: date) -> float:
        """Place the end of a day in percent, kept inside the scale."""
        return self.x(_day_after(day))

    def contains(self, day: date) -> bool:
        """Tell whether a day stands on the scale."""
        return self.start <= day < self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """A vertical line of the grid; `minor` labels give way where there is little room.

    `year` stands at the first line of each year, unless the next one leaves it no room.
    """

    x: float
    middle: float
    text: str
    year: str
    minor: bool


def scale_of(days: Iterable[date], al: date) -> Scale | None:
    """Make the scale that shows all the days, and `al` too unless it stands much farther off."""
    known = sorted(days)
    if not known:
        return None
    first, last = known[0], known[-1]
    reach = max(2 * (last - first), timedelta(days=400))
    first = min(first, max(al, _shift(first, -reach)))
    last = max(last, min(al, _shift(last, reach)))
    return Scale(first.replace(day=1), _next_month(last, 1))


def marks(scale: Scale) -> tuple[Mark, ...]:
    """Draw the grid: a line per month, or per several when there are many."""
    step = _step(scale)
    starts = [*_starts(scale, step), scale.end]
    years = {} if step >= len(SHORT_MONTHS) else _years(scale, starts[:-1])
    found = []
    for number, (start, end) in enumerate(pairwise(starts)):
        x = scale.x(start)
        middle = round((x + scale.x(end)) / 2, 3)
        text = _label(start, step) if scale.x(end) - x >= _ROOM_FOR_A_LABEL[step >= len(SHORT_MONTHS)] else ""
        found.append(Mark(x, middle, text, years.get(start, ""), number % 2 == 1))
    return tuple(found)


def _years(scale: Scale, starts: Sequence[date]) -> dict[date, str]:
    first: dict[int, date] = {}
    for start in starts:
        first.setdefault(start.year, start)
    lines = [*first.values(), scale.end]
    roomy = [day for day, later in pairwise(lines) if scale.x(later) - scale.x(day) >= _ROOM_FOR_A_YEAR]
    return {day: str(day.year) for day in roomy}


def _step(scale: Scale) -> int:
    months = (scale.end.year - scale.start.year) * 12 + scale.end.month - scale.start.month
    for most, step in _MONTHS_PER_MARK:
        if months <= most:
            return step
    return 12 * (1 + months // (12 * _MOST_YEARS + 1))


def _starts(scale: Scale, step: int) -> Iterator[date]:
    day = scale.start
    while day < scale.end:
        yield day
        # From the second mark on they stand on round months: quarters, halves, years.
        day = _next_month(day, step - (day.month - 1) % min(step, 12))


def _label(start: date, step: int) -> str:
    return str(start.year) if step >= len(SHORT_MONTHS) else SHORT_MONTHS[start.month - 1]


def _next_month(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date.max.replace(day=1) if year > date.max.year else date(max(year, 1), month + 1, 1)


def _day_after(day: date) -> date:
    return _shift(day, timedelta(days=1))


def _shift(day: date, span: timedelta) -> date:
    ordinal = day.toordinal() + span.days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
