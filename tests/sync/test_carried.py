"""What goes over into a new workbook is read there as it was in the old one, whatever was typed."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from plan.problems import Problem
from plan.standard import ESTRATEGIA, PLANILLA, STANDARD, Row, Workbook
from sync.carried import Carried, carry
from sync.intake import WANTED
from sync.read.pool import ReaderPool
from sync.shapes import Book, Checked, Copy
from sync.template import Identity, write_workbook
from sync.validate import Identity as Whose
from sync.validate import Known, validate
from tests import conftest
from tests.drawing import drawn_book, merge, xlsx
from tests.mess import (
    test_estructura,
    test_estructura_hojas,
    test_fechas,
    test_numeros,
    test_porcentajes,
    test_textos,
    test_vacios,
)
from tests.mess.columns import Spot, with_column
from tests.mess.sheets import A1, A2, TITLES, actividades, with_sheet
from tests.mutation.laboratory import mutant

NOTHING: dict[str, list[Row]] = {sheet.title: [] for book in STANDARD.values() for sheet in book.sheets}
LAID = [
    pytest.param(book, id=name) for _, name, book, _ in (*test_estructura.CASES, *test_estructura_hojas.LAID)
]
CELLS: dict[Spot, list[str]] = {}
for chapter in (test_fechas, test_numeros, test_porcentajes, test_textos, test_vacios):
    for _, spot, drawn, *_ in chapter.CASES:
        CELLS.setdefault(spot, []).extend(drawn.split(" | "))
OF_PLACES = {"fila", "filas", "otras", "celdas", "tambien", "tambien_filas", "camino"}
"""Facts that name rows."""


def read(pool: ReaderPool, data: bytes) -> Book:
    found = pool.read(Copy("OP.xlsx", data, "", 0), WANTED)
    assert isinstance(found, Book), found
    return found


def renewed(pool: ReaderPool, book: Book, workbook: Workbook = PLANILLA) -> Book | Problem:
    found = carry(book, workbook, NOTHING)
    if not isinstance(found, Carried):
        return found
    return read(pool, write_workbook(Identity(workbook.tipo, "OP"), found.rows))


def taken(checked: Checked) -> dict[str, list[Row]]:
    return {
        table: [
            {name: value for name, value in row.items() if name != "fila"} for row in sheet.taken.values()
        ]
        for table, sheet in checked.sheets.items()
    }


def said(checked: Checked) -> Counter[tuple[object, ...]]:
    """Count what is said of cells, by what it says and not by where: rows move."""
    return Counter(
        (found.code, found.place.sheet, found.place.column, *sorted(facts(found).items()))
        for found in checked.problems
        if found.place.cell
    )


def facts(found: Problem) -> dict[str, str]:
    return {name: fact for name, fact in found.facts.items() if name not in OF_PLACES}


def assert_the_same(pool: ReaderPool, book: Book, known: Known, workbook: Workbook = PLANILLA) -> bool:
    """Assert that a workbook and its renewal are judged alike; tells whether it could be renewed."""
    again = renewed(pool, book, workbook)
    if isinstance(again, Problem):
        return False
    whose = Whose(workbook.tipo, "op", "OP")
    before, after = validate(book, whose, known), validate(again, whose, known)
    if before.rejected:
        return not after.rejected
    assert taken(after) == taken(before)
    if not any(cells.merged for cells in book.sheets.values()):
        assert said(after) == said(before)
    return True


@pytest.fixture(scope="module")
def known(today: date) -> Known:
    checked = validate(
        drawn_book(conftest.ESTRATEGIA, tipo="estrategia"), Whose("estrategia"), Known(today=today)
    )
    rows = {table: sheet.taken for table, sheet in checked.sheets.items()}
    return Known(strategy=rows, ejes=frozenset({"e1"}), today=today)


@pytest.mark.parametrize("book", LAID)
def test_however_a_sheet_is_laid_out_its_rows_and_problems_stay(
    pool: ReaderPool, known: Known, book: Book
) -> None:
    assert_the_same(pool, read(pool, xlsx(book)), known)


@pytest.mark.parametrize("spot", CELLS, ids="·".join)
def test_whatever_offices_write_in_a_column_is_said_of_it_again(
    pool: ReaderPool, known: Known, spot: Spot
) -> None:
    assert assert_the_same(pool, read(pool, xlsx(with_column(spot, CELLS[spot]))), known)


def test_every_kind_of_cell_is_read_again_as_what_it_is(pool: ReaderPool) -> None:
    odd = (
        "texto", " con espacios ", "=1+1", "007", 12.0, 1.5, 45.0, 7.63, -3.0, True, False, 45000.0,
        date(2026, 3, 5), datetime(2026, 3, 5, 14, 30), date(1905, 1, 2), time(8, 30), timedelta(hours=30),
        "#REF!", "dos\nlíneas", "S/D", "15/01/2026", "80 %",
    )  # fmt: skip
    sheet = PLANILLA.by_title["Actividades"]
    rows = [{column.name: value for column in sheet.columns} for value in odd]
    book = read(pool, write_workbook(Identity("planilla", "OP"), {"Actividades": rows}))
    again = renewed(pool, book)
    assert isinstance(again, Book)
    assert again.sheets["Actividades"].rows == book.sheets["Actividades"].rows
    assert [row[0] for row in book.sheets["Actividades"].rows[1:]] == list(odd)


def test_errors_and_formulas_without_value_are_so_again(pool: ReaderPool) -> None:
    broken = actividades("| A1 | P1 | #REF! | =? | | | #DIV/0! | 2026-03-31 | | | =? |")
    book = read(pool, xlsx(broken))
    found = carry(book, PLANILLA, NOTHING)
    assert isinstance(found, Carried)
    assert "Actividades: fórmulas que nadie calculó, en D2, K2" in found.left
    again = read(pool, write_workbook(Identity("planilla", "OP"), found.rows))
    names = [column.name for column in PLANILLA.by_title["Actividades"].columns]
    before, after = (
        dict(zip(names, one.sheets["Actividades"].rows[1], strict=False)) for one in (book, again)
    )
    assert {name: cell for name, cell in after.items() if cell} == {
        name: cell for name, cell in before.items() if cell
    }


def test_what_stays_behind_is_named() -> None:
    book = with_sheet(
        "\n".join(
            (
                "## Actividades",
                "| Plan de obras | | Secretaría |",
                TITLES + " Mi nota |",
                "|---|",
                A1,
                A2,
                "| TOTAL | | | | | | | | | | 0.5 |",
                "## Borrador",
                "| x |",
            )
        )
    )
    found = carry(merge(book, "Actividades", "D3:D4"), PLANILLA, NOTHING)
    assert isinstance(found, Carried)
    assert list(found.left) == [
        "hojas que no son de la planilla: «Borrador»",
        "Actividades: columnas propias «Mi nota»",
        "Actividades: lo escrito sobre los títulos",
        "Actividades: 1 fila de totales o títulos repetidos",
        "Actividades: las celdas combinadas, que quedaron separadas",
    ]


def test_a_sheet_that_is_missing_comes_from_what_is_in_force() -> None:
    drawn = drawn_book(
        "## Programas\n| Código | Nombre | Lineamiento |\n|---|\n| P1 | Uno | L1 |", dependencia="OP"
    )
    sheets = {title: cells for title, cells in drawn.sheets.items() if title != "Presupuesto"}
    kept: list[Row] = [
        {"clave": "p1", "programa": "P1", "ejercicio": 2026.0, "fuente": None, "asignado": 5.0}
    ]
    found = carry(Book(sheets, tuple(sheets)), PLANILLA, {**NOTHING, "Presupuesto": kept})
    assert isinstance(found, Carried)
    assert found.rows["Presupuesto"] == kept
    assert [row["codigo"] for row in found.rows["Programas"]] == ["P1"]
    assert found.left == ["Presupuesto: la hoja no se encontró; se puso lo que el tablero tiene vigente"]


def test_a_required_column_that_is_missing_comes_from_the_rows_in_force() -> None:
    drawn = drawn_book(
        "## Programas\n| Código | Nombre |\n|---|\n| P1 | Otro nombre |\n| P2 | Nuevo |",
        dependencia="OP",
    )
    bare = drawn_book(
        "## Programas\n| Código | Nombre |\n|---|\n| P1 | Otro nombre |\n| P2 | Nuevo |", tipo=""
    )
    book = Book({**drawn.sheets, **bare.sheets}, drawn.titles)
    kept: list[Row] = [{"clave": "p1", "codigo": "P1", "nombre": "Uno", "lineamiento": "L1"}]
    found = carry(book, PLANILLA, {**NOTHING, "Programas": kept})
    assert isinstance(found, Carried)
    assert found.rows["Programas"] == [
        {"codigo": "P1", "nombre": "Otro nombre", "lineamiento": "L1"},
        {"codigo": "P2", "nombre": "Nuevo"},
    ]


def test_what_is_no_workbook_of_the_standard_at_all_is_not_taken_for_one() -> None:
    found = carry(drawn_book("## Hoja1\n| a | b |\n| 1 | 2 |", tipo=""), PLANILLA, NOTHING)
    assert isinstance(found, Problem)
    assert found.code == "HOJA_FALTA"


def test_the_strategy_goes_over_too(pool: ReaderPool, today: date) -> None:
    book = read(pool, xlsx(drawn_book(conftest.ESTRATEGIA, tipo="estrategia")))
    assert assert_the_same(pool, book, Known(today=today), ESTRATEGIA)


@pytest.mark.parametrize("part", range(3))
def test_workbooks_changed_at_random_are_judged_alike_once_renewed(
    pool: ReaderPool, known: Known, part: int
) -> None:
    done = [renewable(pool, known, seed) for seed in range(part, 15, 3)]
    assert sum(done) > len(done) / 3


def renewable(pool: ReaderPool, known: Known, seed: int) -> bool:
    made: Any = mutant(seed)
    workbook = ESTRATEGIA if made.base.path.startswith("estrategia") else PLANILLA
    found = pool.read(Copy("OP.xlsx", made.data, "", 0), WANTED)
    return isinstance(found, Book) and assert_the_same(pool, found, known, workbook)
