"""A list as JSON, for programs: ISO dates, percentages as fractions, keys that stay."""

from __future__ import annotations

import orjson

from dashboard.downloads.table import Table


def write(table: Table) -> bytes:
    """Write a list as one object: what it is, and its rows under its name."""
    names = [column.name for column in table.columns]
    rows = [dict(zip(names, record, strict=True)) for record in table.records]
    return orjson.dumps({**table.facts, table.name: rows}, option=orjson.OPT_APPEND_NEWLINE)
