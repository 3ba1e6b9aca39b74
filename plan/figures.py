"""How figures, dates and spans are spelt in Spanish for people to read."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from plan.standard.kinds.spelling import spell_date

MINUS = "\N{MINUS SIGN}"

_SPANISH = str.maketrans({",": ".", ".": ",", "-": MINUS})
_WHOLE = 1000
_PERCENTS = tuple(f"{tenths // 10},{tenths % 10} %" for tenths in range(_WHOLE + 1))
_POINTS = tuple(f"{tenths // 10},{tenths % 10} puntos" for tenths in range(_WHOLE + 1))
_HUNDREDTHS = tuple(f"{hundredths // 100},{hundredths % 100:02d}" for hundredths in range(201))


def percent(fraction: float) -> str:
    """Spell a fraction as a percentage of one decimal: 0.801 -> «80,1 %»."""
    index = round(fraction * 1000)
    return _PERCENTS[index] if 0 <= index <= _WHOLE else f"{_signed(f'{index / 10:,.1f}')} %"


def points(fraction: float) -> str:
    """Spell a difference of percentages, with its sign when negative: 0.251 -> «25,1 puntos»."""
    index = round(fraction * 1000)
    return _POINTS[index] if 0 <= index <= _WHOLE else f"{_signed(f'{index / 10:,.1f}')} puntos"


def ratio(value: float) -> str:
    """Spell a ratio with two decimals: 0.687 -> «0,69»."""
    index = round(value * 100)
    return _HUNDREDTHS[index] if 0 <= index < len(_HUNDREDTHS) else _signed(f"{value:,.2f}")


def number(value: float) -> str:
    """Spell a number with its thousands and at most two decimals: 1234.5 -> «1.234,5»."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else _signed(text)


@lru_cache(maxsize=8192)
def short_date(day: date) -> str:
    """Spell a date as dd/mm/aaaa, as it is to be written in a cell too."""
    return spell_date(day)


def days(count: int) -> str:
    """Spell a span: «1 día», «3 días»."""
    return "1 día" if count == 1 else f"{count} días"


def ago(count: int) -> str:
    """Spell how long ago: «hoy», «hace 1 día», «hace 3 días»."""
    return f"hace {days(count)}" if count else "hoy"


def ahead(count: int) -> str:
    """Spell how far ahead: «hoy», «dentro de 3 días»."""
    return f"dentro de {days(count)}" if count else "hoy"


def counted(count: int, singular: str, plural: str) -> str:
    """Spell a count with its noun: «1 programa», «1.200 programas»."""
    return f"{number(count)} {singular if count == 1 else plural}"


def _signed(text: str) -> str:
    """Turn the separators of a number around and give it a true minus."""
    return text.translate(_SPANISH)
