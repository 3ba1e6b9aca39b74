"""How the sheets of an opened workbook lie: where their titles are, and what its rows are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plan.standard import STANDARD, Sheet
from plan.standard.kinds.spelling import plain_number, spell
from sync.report.places import Grid
from sync.shapes import SheetCells
from sync.validate.layout import HEADER_ROWS, find_titles
from sync.validate.titles import fold

WIDEST = 200
"""Columns in which titles are looked for."""


class Grids:
    """The sheets of a workbook by the titles that problems call them."""

    def __init__(self, book: Workbook) -> None:
        """Look at the sheets of a workbook, whatever kind it is."""
        self._book = book
        self._known = {fold(part.title): part for kind in STANDARD.values() for part in kind.sheets}
        self._found: dict[str, Grid | None] = {}

    def of(self, title: str) -> Grid | None:
        """Give a sheet as it lies there; None when the workbook has none of that title."""
        if title not in self._found:
            page = self._page(title)
            self._found[title] = _grid(page, self._known.get(fold(title))) if page is not None else None
        return self._found[title]

    def name(self, grid: Grid, row: int) -> str:
        """Say what a row is called: by its code and name, or by the cells of its key."""
        sheet = self._known.get(fold(grid.title))
        if sheet is None or row <= grid.header:
            return ""
        titles = ("codigo", "nombre") if "codigo" in sheet.by_name else sheet.key
        letters = (grid.columns.get(fold(sheet.by_name[name].title)) for name in titles)
        page = self._book[grid.title]
        values = (page[f"{letter}{row}"].value for letter in letters if letter)
        return " · ".join(text for text in map(_spelt, values) if text)

    def _page(self, title: str) -> Worksheet | None:
        alike = [page for page in self._book.worksheets if fold(page.title) == fold(title)]
        exact = [page for page in alike if page.title == title]
        return next(iter([*exact, *alike]), None)


def _grid(page: Worksheet, sheet: Sheet | None) -> Grid:
    rows = tuple(islice(_rows(page), HEADER_ROWS))
    found = find_titles(SheetCells(page.title, rows), sheet) if sheet else None
    if sheet is None or found is None:
        return Grid(page.title, _first_written(rows), {})
    header, positions = found
    columns = {
        fold(sheet.by_name[name].title): get_column_letter(place + 1) for name, place in positions.items()
    }
    keys = [columns[title] for name in sheet.key if (title := fold(sheet.by_name[name].title)) in columns]
    first = get_column_letter(min(positions.values(), default=0) + 1)
    return Grid(page.title, header + 1, columns, next(iter(keys), first))


def _rows(page: Worksheet) -> Iterator[tuple[str | None, ...]]:
    for row in page.iter_rows(max_row=HEADER_ROWS, max_col=min(page.max_column, WIDEST), values_only=True):
        yield tuple(None if value is None else str(value) for value in row)


def _first_written(rows: Iterable[tuple[str | None, ...]]) -> int:
    return next((number for number, row in enumerate(rows, 1) if any(row)), 1)


def _spelt(value: object) -> str:
    """Spell what a cell of openpyxl holds, if it is anything that a row is called by."""
    if isinstance(value, int | float):  # a year has no thousands
        return plain_number(value)
    if isinstance(value, CellRichText):  # letters of several kinds
        return spell(str(value))
    return spell(value) if isinstance(value, str | date) else ""
