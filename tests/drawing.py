"""Workbooks drawn as Markdown tables, for tests: read into a `Book`, or written as real xlsx bytes.

    book = libro('''
    ## Programas
    | Código | Nombre       | Lineamiento | Fin planificado |
    |--------|--------------|-------------|-----------------|
    | OP-1   | Red pluvial  | L1          | 2026-12-31      |
    ''', dependencia="OP")

Cells: `2026-12-31` is a date, `2026-12-31 10:30` a date with time, `12` and `0.45` numbers, `#REF!` an Excel
error, `=?` a formula never calculated, nothing at all a blank cell; the rest is text, and so is all between
double quotes (`"2026-12-31"`, `"007"`, `" con espacios "`, `"dos\\nlíneas"`).
Rows above the one underlined by `|---|` stand above the titles; without a line the first row has the titles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import zip_longest

from openpyxl import Workbook as Xlsx
from openpyxl.cell import Cell as XlsxCell
from openpyxl.utils import range_boundaries

from plan.standard import STANDARD, VERSION
from plan.standard.identidad import CAMPO, DEPENDENCIA, TABLERO, TIPO, VALOR, VERSION_FIELD
from plan.standard.vocabulary import name_of
from sync.shapes import Book, BrokenCell, Merged, RawCell, SheetCells

_LINE = re.compile(r"^\|[\s|:-]*-[\s|:-]*\|$")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_ERROR = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)")
_QUOTED = re.compile(r'".*"')

Drawn = tuple[list[list[RawCell]], int]
"""The rows of a sheet as drawn, and the index of the one with the titles."""


def drawn_book(drawing: str, *, tipo: str = "planilla", dependencia: str = "", exact: bool = False) -> Book:
    """Read a drawing.

    Args:
        drawing: a `## Título` line and a Markdown table per sheet; a sheet drawn without table is empty.
        tipo: kind of standard workbook; empty leaves `_tablero` out; one drawn by hand wins.
        dependencia: code that `_tablero` declares.
        exact: keep just what is drawn; else sheets and columns of the standard not drawn are added blank.
    """
    drawn = _sheets(drawing)
    if tipo and TABLERO not in drawn:
        drawn[TABLERO] = (_tablero(tipo, dependencia), 0)
    if tipo and not exact:
        drawn = _completed(drawn, tipo)
    sheets = {title: SheetCells(title, _even(rows), title != TABLERO) for title, (rows, _) in drawn.items()}
    return Book(sheets, tuple(sheets))


def xlsx(book: Book) -> bytes:
    """Write a book with openpyxl: hidden sheets and rows, error cells and formulas too; not `saved_at`."""
    xlsx_book = Xlsx()
    xlsx_book.remove(xlsx_book.active)
    xlsx_book.properties.lastModifiedBy = book.saved_by or None
    for title in book.titles:
        sheet = xlsx_book.create_sheet(title)
        cells = book.sheets.get(title, SheetCells(title, ()))
        sheet.sheet_state = "visible" if cells.visible else "hidden"
        for row, values in enumerate(cells.rows, 1):
            for column, value in enumerate(values, 1):
                _write(sheet.cell(row, column), value)
        for row in cells.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for span in cells.merged:
            sheet.merge_cells(
                None, span.first_row, span.first_column + 1, span.last_row, span.last_column + 1
            )
    stream = BytesIO()
    xlsx_book.save(stream)
    return stream.getvalue()


def hide(book: Book, title: str, *rows: int) -> Book:
    """Give the same book with these rows of a sheet hidden; without rows, the sheet itself."""
    cells = book.sheets[title]
    hidden = replace(cells, hidden_rows=frozenset(rows)) if rows else replace(cells, visible=False)
    return replace(book, sheets={**book.sheets, title: hidden})


def merge(book: Book, title: str, *ranges: str) -> Book:
    """Give the same book with cells of a sheet merged, `"A3:A5"`; writing it empties all but the first."""
    bounds = map(range_boundaries, ranges)
    spans = tuple(Merged(top, bottom, left - 1, right - 1) for left, top, right, bottom in bounds)
    return replace(book, sheets={**book.sheets, title: replace(book.sheets[title], merged=spans)})


def drawn_cell(text: str) -> RawCell:
    """Read one cell as drawn."""
    for pattern, read in _READERS:
        if pattern.fullmatch(text):
            return read(text)
    return text or None


def _sheets(drawing: str) -> dict[str, Drawn]:
    sheets: dict[str, Drawn] = {}
    title = ""
    for line in map(str.strip, drawing.splitlines()):
        if line.startswith("## "):
            title = line.removeprefix("## ")
            sheets[title] = ([], 0)
        elif _LINE.fullmatch(line):
            sheets[title] = (sheets[title][0], len(sheets[title][0]) - 1)
        elif line.startswith("|"):
            sheets[title][0].append([drawn_cell(text.strip()) for text in line[1:-1].split("|")])
    return sheets


def _tablero(tipo: str, dependencia: str) -> list[list[RawCell]]:
    return [[CAMPO, VALOR], [TIPO, tipo], [VERSION_FIELD, VERSION], [DEPENDENCIA, dependencia or None]]


def _completed(drawn: Mapping[str, Drawn], tipo: str) -> dict[str, Drawn]:
    completed = dict(drawn)
    for sheet in STANDARD[tipo].sheets:
        rows, header = completed.get(sheet.title, ([], 0))
        rows = rows or [[]]
        names = {name_of(str(title).strip(" *:.")) for title in rows[header]}
        missing: list[RawCell] = [column.title for column in sheet.columns if column.name not in names]
        rows[header] = [*rows[header], *missing]
        completed[sheet.title] = (rows, header)
    return completed


def _even(rows: list[list[RawCell]]) -> list[list[RawCell]]:
    columns = zip_longest(*rows)
    return [list(row) for row in zip(*columns, strict=True)]


def _write(cell: XlsxCell, value: RawCell) -> None:
    if isinstance(value, BrokenCell):
        cell.value, cell.data_type = (value.error, "e") if value.error else ("=1+1", "f")
    elif isinstance(value, str):
        cell.value, cell.data_type = value, "s"
    else:
        cell.value = value


_READERS: tuple[tuple[re.Pattern[str], Callable[[str], RawCell]], ...] = (
    (_QUOTED, lambda text: text[1:-1].replace("\\n", "\n")),
    (_ERROR, BrokenCell),
    (re.compile(r"=\?"), lambda _: BrokenCell("")),
    (_DATE, date.fromisoformat),
    (_MOMENT, datetime.fromisoformat),
    (_NUMBER, float),
)
