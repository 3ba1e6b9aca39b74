"""Whatever plain values a workbook is written with, they come back equal and at the same address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sync.read.pool import ReaderPool
from sync.settle import seal
from sync.shapes import Book, Copy, SheetCells

Plain = str | float | int | bool | date | None
Grid = Mapping[tuple[int, int], Plain]

SPACED = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from(" \t\náéñÑ😀«»=+-@'\"&<>_\u00a0"),
    max_size=40,
)
TEXTS = SPACED.filter(lambda text: bool(text.strip()) and text[0] not in "=#" and "_x" not in text)
DATES = st.dates(date(1901, 1, 1), date(9999, 12, 31))
MOMENTS = st.datetimes(datetime(1901, 1, 1), datetime(9999, 1, 1)).map(lambda one: one.replace(microsecond=0))
FLOATS = st.floats(-1e300, 1e300).map(lambda one: float(f"{one:.15g}"))
NUMBERS = FLOATS | st.integers(-(10**15), 10**15)
"""Excel keeps 15 digits, and openpyxl writes 16."""

VALUES = st.none() | TEXTS | NUMBERS | st.booleans() | DATES | MOMENTS
GRIDS = st.dictionaries(st.tuples(st.integers(1, 40), st.integers(1, 30)), VALUES, max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(grid=GRIDS)
def test_every_value_comes_back_at_its_address(pool: ReaderPool, grid: Grid) -> None:
    cells = _read(pool, _written(grid))

    assert {spot: _at(cells, spot) for spot in grid} == {
        spot: _expected(value) for spot, value in grid.items()
    }
    assert _filled(cells) == sum(value is not None for value in grid.values())


@given(title=st.text("aeoñáéíóúüÁÉÑXYZ0189 ", min_size=1, max_size=20).filter(str.strip))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_sheet_is_found_by_a_title_of_any_letters(pool: ReaderPool, title: str) -> None:
    book = _book(pool, _written({(1, 1): "a"}, f" {title} "), title.upper())

    assert book.titles == (f" {title} ",)
    assert len(book.sheets) == 1


def _written(grid: Grid, title: str = "Programas") -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for (row, column), value in grid.items():
        sheet.cell(row, column, value)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _book(pool: ReaderPool, data: bytes, title: str) -> Book:
    copy = seal("OP.xlsx", data, 0)
    assert isinstance(copy, Copy)
    book = pool.read(copy, [title])
    assert isinstance(book, Book)
    return book


def _read(pool: ReaderPool, data: bytes) -> SheetCells:
    return _book(pool, data, "Programas").sheets["Programas"]


def _at(cells: SheetCells, spot: tuple[int, int]) -> tuple[type, object]:
    row, column = spot
    line = cells.rows[row - 1] if row <= len(cells.rows) else ()
    value = line[column - 1] if column <= len(line) else None
    return type(value), value


def _expected(value: Plain) -> tuple[type, object]:
    """Say how a value reads: numbers are float, and a moment at midnight is a date."""
    if isinstance(value, int) and not isinstance(value, bool):
        return float, float(value)
    if isinstance(value, datetime) and value - datetime.combine(value, datetime.min.time()) == timedelta():
        return date, value.date()
    return type(value), value


def _filled(cells: SheetCells) -> int:
    return sum(value is not None for row in cells.rows for value in row)
