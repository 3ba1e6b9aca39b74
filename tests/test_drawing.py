"""The drawings of the other tests say what they seem to say."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from plan.standard import PLANILLA
from sync.shapes import BrokenCell, RawCell
from tests.drawing import drawn_book, drawn_cell, hide, xlsx

DRAWING = """
## Programas
| Secretaría de Obras |
| Código | Nombre  |
|--------|---------|
| "007"  | #REF!   |
|        | =?      |
"""


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("", None),
        ("2026-12-31", date(2026, 12, 31)),
        ("2026-12-31 10:30", datetime(2026, 12, 31, 10, 30)),
        ("0.45", 0.45),
        ("-3", -3.0),
        ("OP-1", "OP-1"),
        ('"2026-12-31"', "2026-12-31"),
        (r'" dos\nlíneas "', " dos\nlíneas "),
        ("#DIV/0!", BrokenCell("#DIV/0!")),
        ("=?", BrokenCell("")),
    ],
)
def test_a_cell_is_read_as_drawn(drawn: str, expected: RawCell) -> None:
    assert drawn_cell(drawn) == expected


def test_what_is_not_drawn_is_added_blank_beside_the_titles() -> None:
    book = drawn_book(DRAWING, dependencia="OP")
    assert set(book.titles) == {"_tablero", *PLANILLA.by_title}
    banner, titles, first, second = book.sheets["Programas"].rows
    assert banner[:2] == ["Secretaría de Obras", None]
    assert titles == [column.title for column in PLANILLA.by_title["Programas"].columns]
    assert first == ["007", BrokenCell("#REF!"), *[None] * 16]
    assert second[1] == BrokenCell("")


def test_an_exact_drawing_keeps_just_what_is_drawn() -> None:
    assert drawn_book(DRAWING, exact=True).titles == ("Programas", "_tablero")
    assert drawn_book(DRAWING, tipo="").titles == ("Programas",)


def test_a_book_is_written_with_all_its_oddities() -> None:
    written = load_workbook(BytesIO(xlsx(hide(drawn_book(DRAWING), "Programas", 3))))
    sheet = written["Programas"]
    assert written["_tablero"].sheet_state == "hidden"
    assert sheet.row_dimensions[3].hidden
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("007", "s")
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("#REF!", "e")
    assert sheet["B4"].data_type == "f"
