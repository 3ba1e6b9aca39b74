"""Texts that are no date: the period they name, or the date they may have meant. Suggestions only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from plan.standard.kinds.blanks import fold
from plan.standard.kinds.date_text import MONTH_NUMBERS, calendar_day, is_plausible

TYPICAL_YEAR = 2025
"""The year to lean on where the column gives none."""

_LONGEST = 120
_YEARS = range(2000, 2061)
_NEAR_ENOUGH = 0.7

_WITHIN = re.compile(r"(?<![0-9/\-.])([0-9]{1,2})([/\-.])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_FIGURES = re.compile(r"[0-9\s/\-.,]+")
_BARE = (
    (re.compile(r"([0-9]{2})7?([0-9]{2})7?([0-9]{4})"), (1, 2, 3)),
    (re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"), (3, 2, 1)),
    (re.compile(r"([0-9])([0-9]{2})([0-9]{4})"), (1, 2, 3)),
)
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})7?([0-9]{4})")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})7?([0-9]{1,2})")
"""The bar is Shift+7 on a Spanish keyboard: «31/1272025»."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTH_YEAR = re.compile(r"([0-9]{1,2}) ?[/\-. ] ?([0-9]{4}|[0-9]{2})")
_YEAR_MONTH = re.compile(r"([0-9]{4}) ?[/\-. ] ?([0-9]{1,2})")
_TWO_YEARS = re.compile(r"([0-9]{4}) ?(?:[/\-\u2013]|a|al|y) ?([0-9]{4})")
_SURELY_A_YEAR = range(13, 60)
"""Two digits that can only be a year: «10/21» is a month of 2021, «05/06» may be a day of June."""

_UNITS = {"bimestre": 2, "trimestre": 3, "cuatrimestre": 4, "semestre": 6}
_ORDINALS = {
    **dict.fromkeys(("1", "i", "primer", "primero"), 1),
    **dict.fromkeys(("2", "ii", "segundo"), 2),
    **dict.fromkeys(("3", "iii", "tercer", "tercero"), 3),
    **dict.fromkeys(("4", "iv", "cuarto"), 4),
    **dict.fromkeys(("5", "v", "quinto"), 5),
    **dict.fromkeys(("6", "vi", "sexto"), 6),
}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_UNIT = re.compile(rf"(?:\b({_ORDINAL})(?:er|ro|do|to|º|°|o)? ?)?({'|'.join(_UNITS)})")
_WORDS = re.compile(r"[a-z]+")
_MONTHS_OF_YEAR = 12
_DAYS_OF_MONTH = 31


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time that a text names in place of a day; without days when it is not clear which."""

    start: date | None = None
    end: date | None = None


def span(text: str) -> Span | None:
    """Find the month, term or year that a text names; None when it names none."""
    if len(text) > _LONGEST or _WITHIN.search(text):
        return None
    words = fold(text).strip(" .,;")
    for pattern, year, month in ((_MONTH_YEAR, 2, 1), (_YEAR_MONTH, 1, 2)):
        if parts := pattern.fullmatch(words):
            return _month_span(parts[year], int(parts[month]))
    if (parts := _TWO_YEARS.fullmatch(words)) and is_plausible(int(parts[1])):
        return _years_span(int(parts[1]), int(parts[2]))
    return _span_in_words(words)


def names_months(text: str) -> bool:
    """Tell whether a text names a month or a term of a year: its number is that of the year."""
    named = span(text)
    if not (named and named.start and named.end):
        return False
    return named != _years_span(named.start.year, named.end.year)


def guess(text: str, typical: int = TYPICAL_YEAR) -> date | None:
    """Find the date a text most likely meant; None when there is none or more than one."""
    if len(text) > _LONGEST:
        return None
    within = _WITHIN.findall(text)
    if within:
        return _first_day([(within[0][0], within[0][2], within[0][3])], typical) if len(within) == 1 else None
    return _first_day(_splits(text), typical) if _FIGURES.fullmatch(text) else None


@lru_cache(maxsize=1024)
def likely_year(digits: str, typical: int = TYPICAL_YEAR) -> int | None:
    """Find the year that digits with a slip most likely meant: `"0205"` -> 2025, `"224"` -> 2024."""
    near = {year: SequenceMatcher(None, digits, str(year)).ratio() for year in _YEARS}
    best = max(near.values())
    likely = [year for year, likeness in near.items() if likeness == best]
    return min(likely, key=lambda year: abs(year - typical)) if best >= _NEAR_ENOUGH else None


def last_day(year: int, month: int, day: int) -> date | None:
    """Give the last day of a month for a day it does not have: 31/11 -> 30/11; None without such a month."""
    return _months_span(year, month, 1).end if 0 < day <= _DAYS_OF_MONTH else None


def _first_day(splits: Iterator[tuple[str, ...]] | list[tuple[str, ...]], typical: int) -> date | None:
    for first, second, year in splits:
        meant = (
            int(year) if len(year) == len("2026") and is_plausible(int(year)) else likely_year(year, typical)
        )
        for one, other in product(_repairs(first), _repairs(second)):
            day = meant and (calendar_day(meant, other, one) or calendar_day(meant, one, other))
            if day:
                return day
    return None


def _splits(text: str) -> Iterator[tuple[str, ...]]:
    groups = re.findall("[0-9]+", text)
    if len(groups) == len("dma"):
        yield (groups[0], groups[1], groups[2])
        yield (groups[2], groups[1], groups[0])
    elif len(groups) == len("da"):
        yield from _splits_of_two(groups[0], groups[1])
    elif len(groups) == 1:
        yield from _splits_of_one(groups[0])


def _splits_of_two(one: str, other: str) -> Iterator[tuple[str, ...]]:
    if parts := _MONTH_AND_YEAR.fullmatch(other):
        yield (one, parts[1], parts[2])
    if (parts := _DAY_AND_MONTH.fullmatch(one)) and len(one) > len("31"):
        yield (parts[1], parts[2], other)


def _splits_of_one(digits: str) -> Iterator[tuple[str, ...]]:
    for pattern, (day, month, year) in _BARE:
        if (parts := pattern.fullmatch(digits)) and is_plausible(int(parts[year])):
            yield (parts[day], parts[month], parts[year])


def _repairs(digits: str) -> list[int]:
    """Read two digits as they are; of three, leave one out, the last first."""
    if len(digits) == len("052"):
        return [int(digits[:place] + digits[place + 1 :]) for place in (2, 1, 0)]
    return [int(digits)] if len(digits) < len("052") else []


def _month_span(year: str, month: int) -> Span:
    if len(year) == len("2026"):
        return _months_span(int(year), month, 1)
    return _months_span(2000 + int(year), month, 1) if int(year) in _SURELY_A_YEAR else Span()


def _years_span(first: int, last: int) -> Span:
    return Span(date(first, 1, 1), date(last, 12, 31)) if is_plausible(last) else Span()


def _months_span(year: int, first: int, count: int) -> Span:
    last = first + count - 1
    if not is_plausible(year) or not 1 <= first <= last <= _MONTHS_OF_YEAR:
        return Span()
    after = date(year + last // _MONTHS_OF_YEAR, last % _MONTHS_OF_YEAR + 1, 1)
    return Span(date(year, first, 1), after - timedelta(days=1))


def _span_in_words(words: str) -> Span | None:
    years = [int(year) for year in _YEAR.findall(words)]
    months = [MONTH_NUMBERS[word] for word in _WORDS.findall(words) if word in MONTH_NUMBERS]
    if unit := _UNIT.search(words):
        length, place = _UNITS[unit[2]], _ORDINALS.get(unit[1] or "", 0)
        return _months_span(years[0], (place - 1) * length + 1, length) if len(years) == 1 else Span()
    if months:
        return _months_span(years[0], months[0], months[-1] - months[0] + 1) if len(years) == 1 else Span()
    alone = len(years) == 1 and not re.search("[0-9]", _YEAR.sub("", words))
    return _years_span(years[0], years[0]) if alone else None
