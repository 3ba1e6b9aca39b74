"""How cells and values are spelt back to people: 1.234,5 · 12,5 % · 31/12/2025 · 31 de diciembre de 2025."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from plan.standard.kinds.base import Cell

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)

_LONGEST = 80
_SWAPPED = str.maketrans(",.", ".,")
_EXACT_DIGITS = 1e15
_TINY = 1e-6
_EXCEL_DAY_ZERO = date(1899, 12, 31)
_LAST_YEAR_OF_SMALL_NUMBERS = 1919


def spell(cell: Cell) -> str:
    """Spell what a cell holds as a person sees it, on one line and not too long."""
    if isinstance(cell, str):
        return shorten("".join(char if char.isprintable() else " " for char in cell))
    if isinstance(cell, bool):
        return "VERDADERO" if cell else "FALSO"
    if isinstance(cell, (float, int)):
        return spell_number(cell)
    return _spell_moment(cell)


def shorten(text: str) -> str:
    """Put a text on one line, cut where it grows too long to be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def spell_number(number: float) -> str:
    """Spell a number the Spanish way: thousands with points, decimals with a comma."""
    if not isfinite(number):
        return str(number)
    if abs(number) >= _EXACT_DIGITS or 0 < abs(number) < _TINY:
        return repr(number).replace(".", ",")
    return f"{_decimal(number):,f}".translate(_SWAPPED)


def plain_number(number: float) -> str:
    """Spell a number as a text or a code writes it: no thousands, no exponent, no `.0`."""
    return f"{_decimal(number):f}"


def spell_digits(number: float) -> str:
    """Spell a number without thousands, where points in it would be misread: 1234,5."""
    return plain_number(number).replace(".", ",")


def spell_percentage(fraction: float) -> str:
    """Spell a fraction as a percentage: 0.125 -> «12,5 %»."""
    return f"{spell_number(float(Decimal(repr(fraction)).scaleb(2)))} %"


def spell_date(day: date) -> str:
    """Spell a date as it is to be written: 05/03/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def in_words(day: date) -> str:
    """Spell a date so that day and month cannot be mistaken: 5 de marzo de 2026."""
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def quoted(texts: tuple[str, ...], joint: str = "o") -> str:
    """Quote texts as a Spanish enumeration: «A», «B» o «C»."""
    marked = [f"«{text}»" for text in texts]
    return f" {joint} ".join(part for part in (", ".join(marked[:-1]), marked[-1] if marked else "") if part)


def did_you_mean(text: str) -> str:
    """Ask for a suggestion in brackets, ready to follow a sentence's words; nothing when there is none."""
    return f" (¿quiso decir {text}?)" if text else ""


def typed_before(moment: Cell) -> tuple[str, ...]:
    """Say what was probably typed where a spreadsheet turned a number or a code into a date or a time."""
    if isinstance(moment, date):
        if moment.year <= _LAST_YEAR_OF_SMALL_NUMBERS:
            days = (moment.date() if isinstance(moment, datetime) else moment) - _EXCEL_DAY_ZERO
            return (plain_number(days.days),)
        return (f"{moment.day}-{moment.month}", f"{moment.day}.{moment.month}")
    if isinstance(moment, time):
        moment = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)
    return (spell_number(round(moment / timedelta(days=1), 6)),) if isinstance(moment, timedelta) else ()


def _decimal(number: float) -> Decimal:
    exact = Decimal(repr(number + 0.0))  # no minus before a zero
    return exact.quantize(Decimal(1)) if number == int(number) and abs(number) < _EXACT_DIGITS else exact


def _spell_moment(moment: date | time | timedelta | None) -> str:
    if isinstance(moment, datetime):
        clock = moment.time()
        return spell_date(moment) + (f" {clock:%H:%M}" if clock != time() else "")
    if isinstance(moment, date):
        return spell_date(moment)
    if isinstance(moment, time):
        return f"{moment:%H:%M}"
    if isinstance(moment, timedelta):
        minutes = int(moment.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return ""
