"""How what a cell of a column holds is spelt to people."""

from __future__ import annotations

from datetime import date

from plan.standard.kinds.base import Value
from plan.standard.kinds.spelling import spell_date, spell_digits, spell_number, spell_percentage
from plan.standard.vocabulary import Column

_PLAIN_DIGITS = "0"


def spell_value(column: Column, value: Value) -> str:
    """Spell a value as its column shows it: dates with the day first, percentages, numbers; texts as written.

    Empty when blank.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return spell_date(value)
    if "%" in column.kind.excel_format:
        return spell_percentage(value)
    return spell_digits(value) if column.kind.excel_format == _PLAIN_DIGITS else spell_number(value)
