"""Inside the child: the cells of the wanted sheets of a workbook, by calamine and the scan of its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from math import isfinite

from python_calamine import CalamineSheet, CalamineWorkbook

from sync.read.columns import Packed, pack
from sync.read.container import Container
from sync.read.extent import MAX_CELLS, refuse_large_sheet, refuse_swollen_text, too_many_cells
from sync.read.feed import feed
from sync.read.markup import plain, section
from sync.read.merged import Span, is_covered, merged_spans
from sync.read.package import Package, SheetPart, open_package
from sync.read.repair import Address, SheetScan
from sync.read.titles import folded

Looks = tuple[list[int], list[Span]]
"""Hidden rows and merged cells."""

Sheet = tuple[str, bool, list[Packed], dict[Address, str], Looks]
"""Title, whether it is visible, columns of cells, broken cells that go over the others, and its looks."""

Book = tuple[list[Sheet], list[str], str, str, bool]
"""Sheets wanted, titles of all, who saved it, when, and whether it has macros."""

_Column = list[object]
_Correction = tuple[Address, object]

_ESCAPE = re.compile("_x00([0-9A-Fa-f]{2})_")
_NOT_FINITE = "#NUM!"


def read_workbook(data: bytes, wanted: frozenset[str] | None) -> Book:
    """Read the sheets whose folded title is wanted; all of them when it is None.

    Raises:
        UnreadableError: it cannot be read, or is too much to read.
    """
    container = Container(data)
    package = open_package(container)
    filled = [sheet for sheet in package.sheets if sheet.part]
    chosen = [sheet for sheet in filled if wanted is None or folded(sheet.title) in wanted]
    sheets = _read_sheets(container, package, chosen) if chosen else []
    titles = [sheet.title for sheet in package.sheets]
    return sheets, titles, package.saved_by, package.saved_at, package.has_macros


def _read_sheets(container: Container, package: Package, chosen: list[SheetPart]) -> list[Sheet]:
    scans = [_scan(plain(container.part(sheet.part))) for sheet in chosen]
    for sheet, scan in zip(chosen, scans, strict=True):
        refuse_large_sheet(scan.rows, sheet.title)
    strings = section(_part(container, package.strings, b"<sst/>"), b"sst")
    refuse_swollen_text(strings, [scan.rows for scan in scans])
    fed = feed(
        (scan.fed() for scan in scans),
        strings=strings,
        styles=_part(container, package.styles, b"<styleSheet/>"),
        counts_from_1904=package.counts_from_1904,
    )
    workbook = CalamineWorkbook.from_filelike(fed)
    fed.close()
    return list(_converted(workbook, chosen, scans))


def _scan(xml: bytes) -> SheetScan:
    return SheetScan(section(xml, b"sheetData"), merged_spans(xml))


def _part(container: Container, name: str, without: bytes) -> bytes:
    return plain(container.part(name)) if name else without


def _converted(
    workbook: CalamineWorkbook, chosen: list[SheetPart], scans: list[SheetScan]
) -> Iterator[Sheet]:
    room = MAX_CELLS
    for number, sheet in enumerate(chosen):
        scan = scans.pop(0)  # its bytes are let go sheet by sheet
        cells = workbook.get_sheet_by_index(number)
        broken = scan.broken_cells()
        room -= _area([*broken, *([cells.end] if cells.end else [])])
        if room < 0:
            raise too_many_cells(sheet.title)
        columns, not_finite = _columns(cells, scan)
        faulty = not_finite | broken
        shown = {spot: error for spot, error in faulty.items() if not is_covered(spot, scan.merged)}
        yield sheet.title, sheet.visible, columns, shown, (scan.hidden_rows(), scan.merged)


def _area(ends: list[Address]) -> int:
    """Count the cells of the rectangle from A1 that holds these."""
    rows, columns = zip(*ends, strict=True) if ends else ((-1,), (-1,))
    return int((max(rows) + 1) * (max(columns) + 1))


def _columns(cells: CalamineSheet, scan: SheetScan) -> tuple[list[Packed], dict[Address, str]]:
    columns: list[_Column] = [
        list(column) for column in zip(*cells.to_python(skip_empty_area=False), strict=True)
    ]
    types = [set(map(type, column)) for column in columns]
    for (row, column), value in _corrections(columns, set().union(*types), scan):
        columns[column][row] = value
    for span in scan.merged:
        _cover(columns, span)
    packed = [pack(column, kinds) for column, kinds in zip(columns, types, strict=True)]
    return packed, dict(_not_finite(columns, types))


def _cover(columns: list[_Column], span: Span) -> None:
    """Blank what a merged cell covers: LibreOffice keeps the old values there, and nobody sees them."""
    first_row, last_row, first, last = span
    for number, column in enumerate(columns[first : last + 1], first):
        start = first_row if number == first else first_row - 1
        covered = range(start, min(last_row, len(column)))
        column[covered.start : covered.stop] = [""] * len(covered)


def _corrections(columns: list[_Column], types: set[type], scan: SheetScan) -> Iterator[_Correction]:
    """Read again from the bytes what the engine is known to read wrong."""
    if time in types:
        yield from _below_zero(columns, scan)
    if bool in types:
        yield from ((spot, False) for spot in scan.spelt_false() if _cell(columns, spot) is True)
    yield from _unescaped(columns, scan)


def _below_zero(columns: list[_Column], scan: SheetScan) -> Iterator[_Correction]:
    for spot, number in scan.negative_numbers():
        if isinstance(_cell(columns, spot), time):
            yield spot, number


def _unescaped(columns: list[_Column], scan: SheetScan) -> Iterator[_Correction]:
    for spot in scan.calculated_texts():
        text = _cell(columns, spot)
        if isinstance(text, str):
            yield spot, _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _cell(columns: list[_Column], address: Address) -> object:
    row, column = address
    return columns[column][row] if column < len(columns) and row < len(columns[column]) else None


def _not_finite(columns: list[_Column], types: list[set[type]]) -> Iterator[tuple[Address, str]]:
    """Find what the engine took for infinite or for no number at all, which Excel cannot hold."""
    for number, (column, kinds) in enumerate(zip(columns, types, strict=True)):
        if float in kinds and not isfinite(sum(cell for cell in column if isinstance(cell, float))):
            for row, cell in enumerate(column):
                if isinstance(cell, float) and not isfinite(cell):
                    yield (row, number), _NOT_FINITE
