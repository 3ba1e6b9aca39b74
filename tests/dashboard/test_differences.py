"""What differs between two versions of a row, as people read it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dashboard.day.visibility import MASK
from dashboard.pages.differences import SITUATION, Difference, differences

PROGRAMA: dict[str, Any] = {"codigo": "P1", "nombre": "Puente", "avance_reportado": 0.4}


def told(table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[tuple[str, ...]]:
    return [(each.title, each.before, each.after) for each in differences(table, before, after)]


@pytest.mark.parametrize(
    ("table", "column", "held", "holds", "said"),
    [
        ("programa", "avance_reportado", 0.4, 0.625, ("Avance reportado", "40 %", "62,5 %")),
        ("programa", "nombre", "Puente", "Puente nuevo", ("Nombre", "Puente", "Puente nuevo")),
        ("programa", "responsable", None, "Ana", ("Responsable", "", "Ana")),
        ("programa", "ponderacion", 1.0, 2.5, ("Ponderación", "1", "2,5")),
        ("presupuesto", "asignado", 1500.0, 1250000.5, ("Asignado", "1.500", "1.250.000,5")),
        ("presupuesto", "ejercicio", 2026.0, 2027.0, ("Ejercicio", "2026", "2027")),
        (
            "actividad",
            "fin_planificado",
            date(2026, 6, 30),
            date(2026, 8, 1),
            ("Fin planificado", "30/06/2026", "01/08/2026"),
        ),
    ],
)
def test_a_cell_is_told_as_its_column_shows_it(
    table: str, column: str, held: object, holds: object, said: tuple[str, ...]
) -> None:
    assert told(table, {column: held}, {column: holds}) == [said]


def test_what_only_the_service_needs_is_not_told() -> None:
    before = PROGRAMA | {
        "origen": "op",
        "clave": "p1",
        "desde": 1,
        "hasta": 4,
        "fila": 2,
        "lineamiento_clave": "l1",
    }
    after = PROGRAMA | {
        "origen": "op",
        "clave": "p1",
        "desde": 4,
        "hasta": None,
        "fila": 9,
        "al": date(2026, 1, 1),
    }
    assert told("programa", before, after) == []


def test_cells_are_told_in_the_order_of_their_sheet() -> None:
    after = {"avance_reportado": 0.5, "nombre": "Otro", "codigo": "P2"}
    assert [title for title, *_ in told("programa", PROGRAMA, after)] == [
        "Código",
        "Nombre",
        "Avance reportado",
    ]


def test_a_row_that_came_or_went_tells_what_it_holds() -> None:
    assert told("programa", None, PROGRAMA) == [
        ("Código", "", "P1"),
        ("Nombre", "", "Puente"),
        ("Avance reportado", "", "40 %"),
    ]
    assert told("programa", PROGRAMA, None)[0] == ("Código", "P1", "")


def test_a_row_that_waits_for_a_correction_says_so() -> None:
    found = differences("programa", PROGRAMA | {"marca": None}, PROGRAMA | {"marca": "pendiente"})
    assert found == (
        Difference(SITUATION, "al día", "tiene una corrección pendiente; siguen sus últimos datos buenos"),
    )


def test_what_may_not_be_seen_is_not_even_said_to_have_changed() -> None:
    assert told("programa", {"justificacion": None}, {"justificacion": MASK}) == []


def test_the_noise_of_adding_up_is_no_difference() -> None:
    assert told("programa", {"avance_reportado": 0.3}, {"avance_reportado": 0.1 + 0.2}) == []
