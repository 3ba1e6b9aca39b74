"""How the pages spell what they show: the filters of the templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from markupsafe import Markup

from dashboard.gantt.timescale import SHORT_MONTHS
from dashboard.pages.counting import Counter
from plan.evaluado import Frescura
from plan.figures import MINUS, ago, days, number, percent, ratio, short_date
from plan.linea_base import Plazo
from plan.standard.kinds.spelling import MONTHS

NONE = "—"
"""Stands where there is no figure; never 0."""

_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What a cell may hold and a page may not: controls, halves of characters, what Unicode will never assign."""

MOST_IN_A_LIST = 240


def pct(fraction: float | None) -> str:
    """Spell a percentage, without decimals when there are none: «80 %», «62,4 %», «—»."""
    return NONE if fraction is None else percent(fraction).replace(",0", "")


def gap(fraction: float | None) -> str:
    """Spell a difference in percentage points with its sign: «−12,3», «+4», «0»."""
    if fraction is None:
        return NONE
    tenths = round(fraction * 1000)
    sign = MINUS if tenths < 0 else "+" if tenths else ""
    return sign + number(abs(tenths) / 10)


def amount(value: float | None) -> str:
    """Spell a number or its lack."""
    return NONE if value is None else number(value)


def day(found: date | None) -> str:
    """Spell a date or its lack."""
    return NONE if found is None else short_date(found)


def long_day(found: date) -> str:
    """Spell a date in full: «viernes 20 de noviembre de 2026»."""
    return f"{_WEEKDAYS[found.weekday()]} {found.day} de {MONTHS[found.month - 1]} de {found.year}"


def brief_day(found: date) -> str:
    """Spell a date where the year is plain from the place: «20 nov»."""
    return f"{found.day} {SHORT_MONTHS[found.month - 1]}"


def moment(found: datetime) -> str:
    """Spell a moment: «20/11/2026, 09:15»."""
    return f"{short_date(found.date())}, {found:%H:%M}"


def span(inicio: date | None, fin: date | None) -> str:
    """Spell two dates: «02/03/2026 a 10/04/2026»."""
    if inicio is None and fin is None:
        return "sin fechas"
    return day(fin) if inicio == fin else f"{day(inicio)} a {day(fin)}"


def reprogrammed(plazo: Plazo | None, gender: str = "o") -> str:
    """Say how dates moved: «reprogramado 2 veces, +120 días»; empty when they never did."""
    if plazo is None or not plazo.veces:
        return ""
    times = "1 vez" if plazo.veces == 1 else f"{plazo.veces} veces"
    return f"reprogramad{gender} {times}{_shift(plazo.dias)}"


def _shift(dias: int | None) -> str:
    if dias is None:
        return ""
    sign = MINUS if dias < 0 else "+"
    return f", {sign}{days(abs(dias))}" if dias else ", con el mismo fin"


def silence(frescura: Frescura | None) -> str:
    """Say how long ago an office informed."""
    if frescura is None or frescura.dias is None:
        return "nunca cargó"
    return ago(frescura.dias)


def change(counter: Counter) -> str:
    """Say how a counter moved in a week."""
    if counter.change is None:
        return "sin dato de hace 7 días"
    if counter.change == 0:
        return "igual que hace 7 días"
    more = "más" if counter.change > 0 else "menos"
    return f"{number(abs(counter.change))} {more} que hace 7 días"


def clip(text: object) -> str:
    """Shorten a cell's text for a list; the page of the programme has it whole."""
    whole = str(text)
    return whole if len(whole) <= MOST_IN_A_LIST else f"{whole[:MOST_IN_A_LIST].rstrip()}…"


def plain(value: object) -> object:
    """Take from a text what a page may not hold; anything else passes, and what pages are made of already."""
    if isinstance(value, str) and not isinstance(value, Markup) and _INVISIBLE.search(value):
        return type(value)(_INVISIBLE.sub("\N{REPLACEMENT CHARACTER}", value))
    return value


FILTERS: Mapping[str, Callable[..., str]] = {
    "pct": pct,
    "gap": gap,
    "num": amount,
    "ratio": ratio,
    "day": day,
    "long_day": long_day,
    "brief_day": brief_day,
    "moment": moment,
    "days": days,
    "silence": silence,
    "change": change,
    "reprogrammed": reprogrammed,
    "clip": clip,
}
"""The filters by the name they have in the templates."""
