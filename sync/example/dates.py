"""The days of the example: its weekly generations, its plan, and working days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

SATURDAY = 5
DECEMBER = 12

GENERATIONS = 12
"""How many weekly generations of workbooks there are."""

PLAN_AGE = 500
"""The least number of days that the plan has been running."""

_NOON = time(15, 0)


def day_of(generation: int, today: date) -> date:
    """Give the day of a generation; the last is yesterday, so that nothing comes from the future."""
    return today - timedelta(days=1 + 7 * (GENERATIONS - 1 - generation))


def moment_of(generation: int, today: date) -> datetime:
    """Give the moment in which a generation is taken: the same date all over Latin America."""
    return datetime.combine(day_of(generation, today), _NOON, UTC)


def plan_dates(today: date) -> tuple[date, date]:
    """Give the first and last day of the four years of government in which today lies."""
    year = (today - timedelta(days=PLAN_AGE)).year
    start = date(year, 12, 10)
    if (today - start).days < PLAN_AGE:
        start = date(year - 1, 12, 10)
    return start, date(start.year + 4, 12, 9)


def working_day(day: date) -> date:
    """Give the day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= SATURDAY else 0)


def month_ends(first: date, last: date, months: int) -> list[date]:
    """List the ends of the periods of so many months that lie between two days."""
    ends = []
    year, month = first.year, first.month
    while (end := _month_end(year, month)) <= last:
        if month % months == 0 and end >= first:
            ends.append(end)
        year, month = (year + 1, 1) if month == DECEMBER else (year, month + 1)
    return ends


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
