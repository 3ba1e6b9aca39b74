"""The formats in which a list can be taken away, by the ending of its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.downloads import objects, semicolons, workbook
from dashboard.downloads.table import Table


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how it is called, told to browsers and written."""

    name: str
    mimetype: str
    write: Callable[[Table], bytes]


FORMATS: Mapping[str, Format] = {
    "csv": Format("CSV", semicolons.MIMETYPE, semicolons.write),
    "xlsx": Format("Excel", workbook.MIMETYPE, workbook.write),
    "json": Format("JSON", objects.MIMETYPE, objects.write),
}
"""Every format, in the order in which they are offered."""
