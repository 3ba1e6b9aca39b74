"""The formats in which a list can be taken away, by the ending of its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.downloads import objects, semicolons
from dashboard.downloads.table import Table


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is called, told to browsers and written."""

    name: str
    mimetype: str
    write: Callable[[Table], bytes]


def _workbook(table: Table) -> bytes:
    # The first who asks waits for pandas; the site does not when it starts.
    from dashboard.downloads import workbook

    return workbook.write(table)


FORMATS: Mapping[str, Format] = {
    "csv": Format("CSV", "text/csv", semicolons.write),
    "xlsx": Format("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _workbook),
    "json": Format("JSON", "application/json", objects.write),
}
"""Every format, in the order in which they are offered."""
