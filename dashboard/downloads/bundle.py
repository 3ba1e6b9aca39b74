"""Everything at once: a ZIP of lists as CSV, with a text that says what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.downloads import semicolons
from dashboard.downloads.table import Table

MIMETYPE = "application/zip"
README = "LEEME.txt"


def write(tables: Sequence[Table], about: Iterable[tuple[str, str]], al: date) -> bytes:
    """Write several lists into one file; the day of the data is that of the files in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(_entry(README, al), _readme(tables, about).encode("utf-8-sig"))
        for table in tables:
            bundle.writestr(_entry(f"{table.name}.csv", al), semicolons.write(table))
    return file.getvalue()


def _entry(name: str, al: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(al.year, 1980), al.month, al.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _readme(tables: Sequence[Table], about: Iterable[tuple[str, str]]) -> str:
    told = [f"{title}: {text}" for title, text in about]
    files = [f"{table.name}.csv: {table.title}, {len(table.records)} filas" for table in tables]
    return "\r\n".join([*told, "", *files, "", *_NOTES, ""])


_NOTES = (
    "CSV separado por punto y coma, con coma decimal y fechas AAAA-MM-DD, en UTF-8.",
    "Un texto que una planilla de cálculo tomaría por fórmula, fecha o número lleva un apóstrofo adelante.",
)
