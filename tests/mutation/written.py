"""What is written in a workbook, read by openpyxl alone: nothing here knows our reader.

The whole mode of openpyxl is asked twice where there are formulas: for what the cells show, and for where
the formulas are. It reads numbers, dates, texts, truths and errors as Excel shows them; what a merged area
covers is blank, as it is on the screen.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.styles.numbers import is_date_format
from openpyxl.workbook import Workbook

from plan.standard import Sheet

HEADER_ROWS = 20
FIRST_YEAR = 1899
"""Of the calendar of a spreadsheet, whose day 0 is the last of that year."""
BLANK = " \t\r\n\u00a0\u200b"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

Held = str | bool | float | date | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Written:
    """One cell: what it shows.

    It is `broken` when it shows an error or was never calculated, and `beyond` when it may be a number in the
    format of a date that no calendar reaches: Excel shows «####», and openpyxl an error or a day long past.
    """

    value: Held = None
    broken: bool = False
    beyond: bool = False

    @property
    def blank(self) -> bool:
        return not self.broken and (
            self.value is None or (isinstance(self.value, str) and not self.value.strip(BLANK))
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet as its titles lay it out: the column of each name, and its rows with something in them.

    `foreign` are the columns of no title of the standard that hold something, by what they are titled;
    `above` are the rows over the titles that hold more than a heading.
    """

    header: int
    columns: Mapping[str, int]
    rows: Mapping[int, Mapping[str, Written]]
    foreign: Mapping[int, str]
    above: tuple[int, ...]


Pages = Mapping[str, Mapping[tuple[int, int], Written]]


def read_pages(data: bytes) -> Pages:
    """Read the filled cells of every sheet by its title, by row and column from 1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # days out of range, which are errors to openpyxl
        shown = load_workbook(BytesIO(data), data_only=True)
        typed = load_workbook(BytesIO(data)) if _has_formulas(data) else shown
    return {page.title: dict(_cells(page, typed)) for page in shown.worksheets}


def lay_out(cells: Mapping[tuple[int, int], Written], sheet: Sheet) -> Table | None:
    """Find the titles of a sheet, in the row of the first twenty that holds most of them."""
    names = {fold(column.title): column.name for column in sheet.columns}
    found: dict[int, set[str]] = {}
    for (row, _), cell in cells.items():
        if row <= HEADER_ROWS and isinstance(cell.value, str) and fold(cell.value) in names:
            found.setdefault(row, set()).add(fold(cell.value))
    if not found:
        return None
    header = max(found, key=lambda row: (len(found[row]), -row))
    titles = {
        column: _shown(cell) for (row, column), cell in cells.items() if row == header and not cell.blank
    }
    columns = {
        names[fold(title)]: column
        for column, title in sorted(titles.items(), reverse=True)
        if fold(title) in names
    }
    filled = {spot: cell for spot, cell in cells.items() if not cell.blank}
    known = set(columns.values())
    rows = sorted({row for row, column in filled if row > header and column in known})
    return Table(
        header,
        columns,
        {row: {name: cells.get((row, at), Written()) for name, at in columns.items()} for row in rows},
        {column: titles.get(column, "") for row, column in filled if row >= header and column not in known},
        tuple(row for row in range(1, header) if sum(spot[0] == row for spot in filled) > 1),
    )


def fold(title: str) -> str:
    """Fold a title: composed letters without accents, without case, marks, invisible or doubled blanks."""
    apart = unicodedata.normalize("NFKD", title)
    plain = "".join(char for char in apart if not unicodedata.combining(char) and char not in INVISIBLE)
    return " ".join(plain.casefold().strip(" *:.\n\t").split())


def _cells(page: object, typed: Workbook) -> list[tuple[tuple[int, int], Written]]:
    formulas = typed[page.title]  # type: ignore[attr-defined]
    return [
        ((cell.row, cell.column), _written(cell, formulas.cell(cell.row, cell.column)))
        for row in page.iter_rows()  # type: ignore[attr-defined]
        for cell in row
        if cell.value is not None or formulas.cell(cell.row, cell.column).value is not None
    ]


def _written(shown: Cell, typed: Cell) -> Written:
    if shown.data_type == "e" and shown.value == "#VALUE!" and is_date_format(shown.number_format):
        return Written(None, broken=True, beyond=True)
    if shown.data_type == "e" or (typed.data_type == "f" and shown.value is None):
        return Written(shown.value, broken=True)
    value = shown.value
    if isinstance(value, datetime) and value.year < FIRST_YEAR:
        return Written(None, broken=True, beyond=True)
    if isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    return Written(value.date() if isinstance(value, datetime) else value)


def _shown(cell: Written) -> str:
    return str(cell.value)


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = (package.read(name) for name in package.namelist() if re.match("xl/worksheets/.*xml$", name))
        return any(b"<f>" in part or b"<f " in part for part in parts)
