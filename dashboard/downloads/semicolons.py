"""A list as CSV that Spanish spreadsheets open with a double click: `;`, decimal comma, UTF-8 with its mark.

Dates are AAAA-MM-DD: Excel and LibreOffice take them for dates in every country, while dd/mm is read as mm/dd
in some of them. Percentages are numbers of the unit in their title, for «80,5%» is a text to many programs.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date

from dashboard.downloads.table import Column, Kind, Table, Value, fitting, joined

_MISTAKEN = re.compile(
    r"""
    [\s\W]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]   # a formula or an order to another program (DDE)
    | [\t\n]                                   # the same, behind what spreadsheets skip
    | '                                        # so that the mark below can be taken off without loss
    | 0\d+ $                                   # 007 would be 7
    | \d{16,} $                                # more digits than a spreadsheet keeps
    | \d+ ([.,]\d+)? e [+-]?\d+ $              # 3E5 would be 300000
    | (verdadero|falso|true|false) $
    | \d{1,4} [-/.] \d{1,2} ([-/.] \d{1,4})? $ # 1-2 would be a day of February
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Texts that a spreadsheet would take for something else."""

MARK = "'"
"""Stands before such a text, as people write it in a cell themselves."""


def write(table: Table) -> bytes:
    """Write a list as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_title(column) for column in table.columns])
    kinds = [column.kind for column in table.columns]
    writer.writerows(
        [spell(value, kind) for value, kind in zip(record, kinds, strict=True)] for record in table.records
    )
    return text.getvalue().encode("utf-8-sig")


def spell(value: Value, kind: Kind) -> str:
    """Spell one value; a text that would be taken for something else is marked as text."""
    single = joined(value)
    if single is None:
        return ""
    if isinstance(single, str):
        return _text(single)
    return single.isoformat() if isinstance(single, date) else _number(single * kind.scale)


def _text(value: str) -> str:
    return fitting(f"{MARK}{value}" if _MISTAKEN.match(value) else value)


def _number(value: float) -> str:
    text = repr(round(value, 4)) if isinstance(value, float) else str(value)
    return text.removesuffix(".0").replace(".", ",")


def _title(column: Column) -> str:
    return f"{column.title} ({column.kind.unit})" if column.kind.unit else column.title
