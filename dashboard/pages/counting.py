"""Programmes counted by group: the counters of a day with what moved in a week, and the weeks before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.charts.bars import Segment, stack
from dashboard.day.days import Day, Standing
from dashboard.day.photo import Line, Place, fold
from dashboard.day.visibility import Key
from plan.groups import Group, Tally

WEEKS = 12

COLUMN = 6.8
"""Percent of the width that a column of the trend takes."""

Tallies = Mapping[date, Tally | None]
"""Counts by day; None for a day before the first load, or not measured yet."""


@dataclass(frozen=True, slots=True)
class Counter:
    """One counter; `change` in 7 days, None when there was nothing to compare with."""

    group: Group
    number: int
    share: float
    change: int | None


@dataclass(frozen=True, slots=True)
class Bar:
    """The programmes of one place."""

    place: Place
    segments: Sequence[Segment]
    total: int


@dataclass(frozen=True, slots=True)
class Week:
    """One column of the trend, with its place in percent; no segments without programmes."""

    day: date
    x: float
    tally: Tally
    segments: Sequence[Segment]

    @property
    def middle(self) -> float:
        """The middle of the column."""
        return round(self.x + COLUMN / 2, 2)


def trend_days(al: date) -> list[date]:
    """Name the days of the trend, a week apart, the last of them `al`."""
    return [al - timedelta(weeks=weeks) for weeks in reversed(range(WEEKS))]


def counted(days: Mapping[date, Day | None], among: Callable[[Key, Standing], bool]) -> Tallies:
    """Count some of the programmes of several days."""
    return {al: None if day is None else _count(day, among) for al, day in days.items()}


def counters(tallies: Tallies, al: date) -> list[Counter]:
    """Lay the counts of a day beside those of a week before."""
    now, before = tallies[al] or {}, tallies[al - timedelta(weeks=1)]
    total = sum(now.values()) or 1
    return [
        Counter(
            group,
            now.get(group, 0),
            now.get(group, 0) / total,
            None if before is None else now.get(group, 0) - before.get(group, 0),
        )
        for group in Group
    ]


def weeks(tallies: Tallies, al: date) -> list[Week]:
    """Draw the trend up to a day."""
    return [_week(number, day, tallies[day] or {}) for number, day in enumerate(trend_days(al))]


def bar_of(place: Place, tally: Tally) -> Bar:
    """Draw the programmes of a place."""
    return Bar(place, stack(tally), sum(tally.values()))


def bars_by(lines: Iterable[Line], place_in: Callable[[Line], Place | None]) -> list[Bar]:
    """Draw a bar for each place that programmes belong to, by name."""
    counts: dict[Place, dict[Group, int]] = defaultdict(lambda: defaultdict(int))
    for line in lines:
        if place := place_in(line):
            counts[place][line.group] += 1
    return [bar_of(place, tally) for place, tally in sorted(counts.items(), key=_by_name)]


def _by_name(pair: tuple[Place, Tally]) -> str:
    return fold(pair[0].nombre)


def _count(day: Day, among: Callable[[Key, Standing], bool]) -> Tally:
    found: dict[Group, int] = {}
    for key, standing in day.items():
        if among(key, standing):
            found[standing.group] = found.get(standing.group, 0) + 1
    return found


def _week(number: int, day: date, tally: Tally) -> Week:
    step = 100 / WEEKS
    return Week(day, round(number * step + (step - COLUMN) / 2, 2), tally, stack(tally))
