"""Which cells of a sheet are merged into one, told from the bytes behind its rows."""

from __future__ import annotations

import re

from sync.read.address import column_number
from sync.read.unreadable import UnreadableError

Span = tuple[int, int, int, int]
"""First and last row, from 1, and first and last column, from 0."""

MAX_SPANS = 50_000
"""The sheet of a real office that was merged most has 659."""

_REFERENCE = re.compile(
    rb"""<mergeCell\s[^>]*?\bref=["']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})["']"""
)


def merged_spans(xml: bytes) -> list[Span]:
    """Find the merged cells of a sheet in plain spelling.

    Raises:
        UnreadableError: they are more than any person merges.
    """
    behind = xml.find(b"<mergeCell ", max(0, xml.rfind(b"</sheetData>")))
    if behind < 0:
        return []
    spans = [_span(found) for found in _REFERENCE.finditer(xml, behind)]
    if len(spans) > MAX_SPANS:
        reason = {"motivo": f"tiene {len(spans)} grupos de celdas combinadas"}
        raise UnreadableError("ARCHIVO_EMPAQUETADO_RARO", reason)
    return spans


def is_covered(spot: tuple[int, int], spans: list[Span]) -> bool:
    """Tell whether a cell, by row and column from 0, is lost in a merged one: any of it but the first."""
    row, column = spot
    return any(
        first_row <= row + 1 <= last_row and first <= column <= last and spot != (first_row - 1, first)
        for first_row, last_row, first, last in spans
    )


def _span(found: re.Match[bytes]) -> Span:
    rows = sorted((int(found[2]), int(found[4])))
    columns = sorted((column_number(found[1]) - 1, column_number(found[3]) - 1))
    return rows[0], rows[1], columns[0], columns[1]
