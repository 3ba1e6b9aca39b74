"""Write one sheet of the standard: titles, rows, table, drop-downs, formats and page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from plan.standard.kinds.base import Cell, Storage
from plan.standard.vocabulary import Column, Row, Sheet
from sync.template import styles
from sync.template.cells import put
from sync.template.guards import column_guard, title_guard
from sync.template.heights import fit
from sync.template.listas import ROOM, Offer
from sync.template.page import set_page
from sync.template.shapes import AsTyped
from sync.template.styles import Dresser, Look

PAGE_WIDTH = 240
"""Characters that a landscape page holds at a size one can still read."""

NAME = "nombre"
FARTHEST_NAME = 3
"""Up to which column a name may stand without taking the whole window to keep it in sight."""

FILTER_ROOM = 3
"""Characters that the filter's button takes from a title."""


def write_sheet(
    page: Worksheet,
    sheet: Sheet,
    rows: Sequence[Row],
    found: Mapping[tuple[str, str], Offer],
    dresser: Dresser,
) -> int:
    """Fill a sheet of the standard with its titles and rows; tells the last row that is ready for data."""
    last = 2 if sheet.single else len(rows) + 1 + ROOM
    for place, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(place)
        _column(page, letter, column, dresser)
        page.add_data_validation(title_guard(column, f"{letter}1"))
        offer = found.get((sheet.title, column.name))
        page.add_data_validation(column_guard(column, f"{letter}2:{letter}{last}", offer))
        _cells(page, place, column, rows, dresser)
    _heights(page, sheet, rows)
    if not sheet.single:
        _table(page, sheet, max(len(rows), 1) + 1)
    _page(page, sheet)
    return last


def _column(page: Worksheet, letter: str, column: Column, dresser: Dresser) -> None:
    """Write a title and format its column, so that rows yet to come have a format without having cells."""
    title = page[f"{letter}1"]
    put(title, column.title)
    dresser.dress(title, styles.HEADERS[column.need])
    dimension = page.column_dimensions[letter]
    dimension.width = _width(column)
    dresser.dress(dimension, _look(column))


def _cells(page: Worksheet, place: int, column: Column, rows: Sequence[Row], dresser: Dresser) -> None:
    for number, row in enumerate(rows, start=2):
        value = row.get(column.name)
        if value is None:
            continue
        cell = page.cell(number, place)
        dresser.dress(cell, _look_of(column, value))
        put(cell, value if isinstance(value, AsTyped) else column.kind.write(value))


def _look_of(column: Column, value: Cell) -> Look:
    """Show a value as its column does, unless the column's format would make something else of it."""
    if isinstance(value, str) or not column.kind.read(value).findings:
        return _look(column)
    return styles.as_typed(value)


def _heights(page: Worksheet, sheet: Sheet, rows: Sequence[Row]) -> None:
    wrapped = [(column.name, _width(column)) for column in sheet.columns if _wraps(column)]
    for number, row in enumerate(rows, start=2):
        fit(
            page, number, [(text, width) for name, width in wrapped if isinstance(text := row.get(name), str)]
        )


def _look(column: Column) -> Look:
    return styles.data(column.kind.excel_format, column.kind.storage)


def _wraps(column: Column) -> bool:
    return column.kind.storage is Storage.TEXT


def _width(column: Column) -> int:
    return max(column.kind.width, _title_width(column.title))


def _title_width(title: str) -> int:
    """Give room to the longest word of a title, or to half of it, beside the filter's button."""
    return max(ceil(len(title) / 2), *(len(word) for word in title.split())) + FILTER_ROOM


def _table(page: Worksheet, sheet: Sheet, last: int) -> None:
    reference = f"A1:{get_column_letter(len(sheet.columns))}{last}"
    table = Table(
        displayName=f"tabla_{sheet.table}",
        ref=reference,
        autoFilter=AutoFilter(ref=reference),
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=True),
    )
    table.tableColumns = [
        TableColumn(id=place, name=column.title) for place, column in enumerate(sheet.columns, start=1)
    ]
    page.add_table(table)


def _page(page: Worksheet, sheet: Sheet) -> None:
    page.row_dimensions[1].height = styles.HEADER_HEIGHT
    kept = _kept(sheet)
    page.freeze_panes = f"{get_column_letter(kept + 1)}2"
    page.sheet_properties.tabColor = styles.SINGLE if sheet.single else styles.HEADER
    set_page(page, ceil(sum(_width(column) for column in sheet.columns) / PAGE_WIDTH))
    page.print_title_rows = "1:1"
    page.print_title_cols = f"A:{get_column_letter(kept)}"


def _kept(sheet: Sheet) -> int:
    """Count the columns that stay in sight: up to the name of a row, when it stands near enough."""
    names = [column.name for column in sheet.columns[:FARTHEST_NAME]]
    return names.index(NAME) + 1 if NAME in names else 1
