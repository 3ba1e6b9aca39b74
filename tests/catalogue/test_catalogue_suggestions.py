"""What is said helps: it names the other row, the nearest title, the code or the date that was meant."""

from __future__ import annotations

import pytest

from plan.problems import message
from sync.shapes import Book
from tests.catalogue.breaking import OP, with_cells, with_sheets, without_sheet
from tests.catalogue.conftest import Judge
from tests.drawing import drawn_book

SUGGESTIONS = (
    (
        "OPU.xlsx",
        drawn_book(OP, dependencia="OPU"),
        "La dependencia «OPU» no está en la estrategia. ¿Quiso decir «OP»?",
    ),
    (
        "OP.xlsx",
        with_sheets("## Medición", without_sheet("Mediciones")),
        "Falta la hoja «Mediciones». ¿Es la que se llama «Medición»?",
    ),
    (
        "OP.xlsx",
        with_sheets("## Presupuesto\n| Codigo del programa | Ejercicio | Asignado |", exact=True),
        "Falta la columna «Programa», que es obligatoria. ¿Es la que se llama «Codigo del programa»?",
    ),
    (
        "OP.xlsx",
        with_cells("Actividades", "Programa", "P-1"),
        "«P-1» no está en la hoja «Programas». ¿Quiso decir «P1»?",
    ),
    (
        "OP.xlsx",
        with_cells("Actividades", "Código", "A1 | A1"),
        "«A1» está repetido: también está en la fila 3; no se tomó ninguna de esas filas.",
    ),
    (
        "OP.xlsx",
        with_cells("Actividades", "Predecesora", "A2 | A1"),
        "Estas filas dependen unas de otras en círculo: A1 → A2 → A1 (filas: 2, 3).",
    ),
    (
        "OP.xlsx",
        with_cells("Actividades", "Fin planificado", "31/1272026"),
        "«31/1272026» no es una fecha. Escriba la fecha como DD/MM/AAAA (¿quiso decir 31/12/2026?);",
    ),
    (
        "OP.xlsx",
        with_cells("Actividades", "Fin planificado", "2026-01-04"),
        "«Fin planificado» (04/01/2026) es anterior a «Inicio planificado» (05/01/2026).",
    ),
)


@pytest.mark.parametrize(("name", "book", "expected"), SUGGESTIONS)
def test_the_first_thing_said_helps(judge: Judge, name: str, book: Book, expected: str) -> None:
    assert message(judge(name, book)[0]).startswith(expected)
