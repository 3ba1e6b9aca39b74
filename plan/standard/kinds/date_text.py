"""Dates as people type them into a text: taken apart, never decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from plan.standard.kinds.blanks import fold, visible
from plan.standard.kinds.spelling import MONTHS
from plan.standard.kinds.strict import FIRST_YEAR, LAST_YEAR

_LONGEST = 120
_EPOCH = date(1899, 12, 30)
_SERIALS = range((date(FIRST_YEAR, 1, 1) - _EPOCH).days, (date(LAST_YEAR, 12, 31) - _EPOCH).days + 1)

_BETWEEN = r" ?[/\-. ] ?"
_TIME = r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?Z?(?: ?[ap]\.? ?m\.?)?)?"
_DAY_FIRST = re.compile(
    rf"([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{4}}|[0-9]{{2}}){_TIME}[.,;]?"
)
_YEAR_FIRST = re.compile(rf"([0-9]{{4}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_TIME}[.,;]?")
_WORDED = re.compile(r"[0-9a-z ,./\-º°]+")
_WORDS = re.compile(r"[0-9]+|[a-z]+")
_ORDINAL_ENDS = frozenset({"o", "ro", "er", "do", "to", "ero"})
_WEEKDAYS = frozenset({"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"})
_FILLERS = _ORDINAL_ENDS | _WEEKDAYS | {"de", "del", "el", "la", "dia"}
_FULL_YEAR = len("2026")
_TURN = 70
"""Two-digit years below it are of this century."""

_NAMED = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS = {
    **_NAMED,
    **{name[:3]: number for name, number in _NAMED.items()},
    "set": 9,
    "sept": 9,
    "setiembre": 9,
    "jan": 1,
    "apr": 4,
    "aug": 8,
    "dec": 12,
}
"""Months by name, short name, and what spreadsheets in English write."""


@dataclass(frozen=True, slots=True)
class Triple:
    """The three numbers of a date: day and month as they stand, or in the only order they can have."""

    first: int
    second: int
    year: int
    short_year: bool = False
    certain: bool = False

    @property
    def day_first(self) -> date | None:
        """The date, read DD/MM."""
        return calendar_day(self.year, self.second, self.first)

    @property
    def month_first(self) -> date | None:
        """The date, read MM/DD; None where the order is certain."""
        return None if self.certain else calendar_day(self.year, self.first, self.second)


def triple(text: str) -> Triple | None:
    """Take apart a text that holds a whole date and nothing else."""
    return _triple(text) if len(text) <= _LONGEST else None


def serial_day(number: float) -> date | None:
    """Give the day a spreadsheet counts by this number; None when it is no day of a plan."""
    return _EPOCH + timedelta(days=int(number)) if int(number) in _SERIALS else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Make a date; None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_plausible(year: int) -> bool:
    """Tell whether a plan can speak of this year."""
    return FIRST_YEAR <= year <= LAST_YEAR


@lru_cache(maxsize=4096)
def _triple(text: str) -> Triple | None:
    line = visible(text)
    if parts := _DAY_FIRST.fullmatch(line):
        return Triple(int(parts[1]), int(parts[2]), *_year(parts[3]))
    if parts := _YEAR_FIRST.fullmatch(line):
        return Triple(int(parts[3]), int(parts[2]), int(parts[1]), certain=True)
    return _worded(fold(line))


def _year(digits: str) -> tuple[int, bool]:
    year = int(digits)
    if len(digits) == _FULL_YEAR:
        return year, False
    return year + (2000 if year < _TURN else 1900), True


def _worded(text: str) -> Triple | None:
    """Take apart «9 de junio de 2025», «2025 jun 09», «09-jun-25»."""
    if not _WORDED.fullmatch(text):
        return None
    words = [word for word in _WORDS.findall(text) if word not in _FILLERS]
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    numbers = [word for word in words if word.isdigit()]
    if len(words) != len("dma") or len(months) != 1 or len(numbers) != len("da"):
        return None
    day, year = sorted(numbers, key=len) if len(numbers[0]) == _FULL_YEAR else numbers
    if len(day) > len("31") or len(year) not in {len("26"), _FULL_YEAR}:
        return None
    return Triple(int(day), months[0], *_year(year), certain=True)
