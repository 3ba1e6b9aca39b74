"""A planilla with given cells in one column, all else as it should be, and what becomes of each cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import pytest
from _pytest.mark.structures import ParameterSet

from plan.problems import Problem, message
from plan.standard import PLANILLA
from plan.standard.kinds.base import Value
from sync.shapes import Book, Checked
from tests.catalogue.breaking import reads_well
from tests.drawing import drawn_book, drawn_cell

FECHA = "Indicadores", "Fecha de la meta"
PORCENTAJE = "Actividades", "Avance"
MONTO = "Presupuesto", "Ejecutado"
NUMERO = "Indicadores", "Línea base"
CODIGO = "Actividades", "Código"
PERSONAS = "Programas", "Responsable"
TEXTO = "Programas", "Nombre"
ESTADO = "Programas", "Estado"

Spot = tuple[str, str]
"""The titles of a sheet and of one of its columns."""

Cells = tuple[str, str, str, str]
"""The item of MESS.md, the cells of a column, what becomes of each, and words of what people read."""

Case = tuple[str, Spot, str, str, str]
"""The same with the column."""

Judge = Callable[..., Checked]
"""Judge a workbook, drawn or as bytes, as the planilla of OP unless another path is given."""

_ROWS: Mapping[str, Mapping[str, str]] = {
    "Informe": {"Corte": "2026-10-31"},
    "Programas": {
        "Código": "P{n}",
        "Nombre": "Programa {n}",
        "Lineamiento": "L1",
        "Responsable": "Ana Ruiz",
        "Inicio planificado": "2026-01-05",
        "Fin planificado": "2026-12-18",
        "Estado": "En curso",
        "Avance reportado": "0.5",
    },
    "Actividades": {
        "Código": "A{n}",
        "Programa": "P1",
        "Nombre": "Actividad {n}",
        "Inicio planificado": "2026-01-05",
        "Fin planificado": "2026-12-18",
        "Avance": "0.5",
    },
    "Presupuesto": {"Programa": "P1", "Ejercicio": "{year}", "Asignado": "999999999999", "Ejecutado": "500"},
    "Indicadores": {
        "Código": "I{n}",
        "Programa": "P1",
        "Nombre": "Indicador {n}",
        "Método de cálculo": "Conteo",
        "Unidad": "metros",
        "Sentido": "Ascendente",
        "Frecuencia": "Trimestral",
        "Meta": "999999999999",
    },
}
"""A row of each sheet of which nothing would be said; `{n}` counts the rows."""


def at(spot: Spot, cells: Iterable[Cells]) -> Iterator[Case]:
    """Put cases in a column."""
    return ((item, spot, drawn, expected, words) for item, drawn, expected, words in cells)


def numbered(cases: Iterable[Case]) -> list[ParameterSet]:
    """Name each case by its item, so that a reader finds the test of a line of MESS.md."""
    return [pytest.param(*case, id=f"{item} {case[1]}") for item, *case in cases]


def assert_told(judge: Judge, spot: Spot, drawn: str, told: tuple[str, str]) -> None:
    """Assert what becomes of cells, and that what people read holds these words."""
    cells = drawn.split(" | ")
    expected, words = told
    checked = judge(with_column(spot, cells))
    assert fates(checked, spot, len(cells)) == expected.split(" | ")
    assert words in sentences(checked, spot)


def with_column(spot: Spot, cells: Iterable[str]) -> Book:
    """Draw a planilla of OP whose tested sheet has a row for each of these cells."""
    book = drawn_book("", dependencia="OP")
    written = list(cells)
    for title in _ROWS:
        rows = book.sheets[title].rows
        assert isinstance(rows, list)
        rows += _rows(title, spot, written, list(map(str, rows[0])))
    return book


def fates(checked: Checked, spot: Spot, count: int) -> list[str]:
    """Tell what became of each cell: its value, or that its row is not taken, and all that is said of it."""
    title, column = spot
    sheet = PLANILLA.by_title[title]
    name = next(declared.name for declared in sheet.columns if declared.title == column)
    by_fila = {row["fila"]: row for row in checked.sheets[sheet.table].taken.values()}
    said = list(problems_of(checked, spot))
    return [
        " ".join(
            [
                _spelt(by_fila[fila][name]) if fila in by_fila else "no se toma",
                *(found.code for found in said if found.place.row == fila),
            ]
        )
        for fila in range(2, count + 2)
    ]


def sentences(checked: Checked, spot: Spot) -> str:
    """Give all that people read of a column; every sentence must read well."""
    told = [message(found) for found in problems_of(checked, spot)]
    assert all(map(reads_well, told)), told
    return " ".join(told)


def problems_of(checked: Checked, spot: Spot) -> Iterator[Problem]:
    """Give what is said of one column."""
    return (found for found in checked.problems if (found.place.sheet, found.place.column) == spot)


def _rows(title: str, spot: Spot, written: list[str], titles: list[str]) -> Iterator[list[object]]:
    tested = title == spot[0]
    for number in range(1, len(written) + 1 if tested else 2):
        cells = {
            name: drawn_cell(cell.format(n=number, year=2023 + number)) for name, cell in _ROWS[title].items()
        }
        if tested:
            cells[spot[1]] = drawn_cell(written[number - 1])
        yield [cells.get(name) for name in titles]


def _spelt(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, date):
        return value.isoformat()
    return "vacía" if value is None else repr(value)
