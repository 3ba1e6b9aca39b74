from __future__ import annotations

from datetime import date

import pytest

from plan.standard import TABLES
from plan.standard.kinds import Cell, Lista
from tests.plan.kinds.readings import Case, fact, outcome

ESTADO = Lista(
    ("No iniciado", "En curso", "Finalizado", "Suspendido", "Cancelado"),
    aliases={"en ejecución": "En curso", "terminado": "Finalizado"},
)
SI_NO = Lista(("Sí", "No"))
SENTIDO = Lista(("Ascendente", "Descendente"))
FRECUENCIA = Lista(("Mensual", "Trimestral", "Semestral", "Anual"))
TIPO = Lista(("Intendencia", "Secretaría", "Subsecretaría", "Dirección", "Ente"))

ESTADOS: list[Case] = [
    ("En curso", "En curso", ""),
    ("EN CURSO", "En curso", ""),
    (" en  curso ", "En curso", ""),
    ("Finalizado.", "Finalizado", ""),
    ("Finalizada", "Finalizado", "OPCION_PARECIDA"),
    ("FInalizada", "Finalizado", "OPCION_PARECIDA"),
    ("Noiniciado", "No iniciado", "OPCION_PARECIDA"),
    ("En cruso", "En curso", "OPCION_PARECIDA"),
    ("En ejecución ", "En curso", "OPCION_PARECIDA"),
    ("En Ejecución", "En curso", "OPCION_PARECIDA"),
    ("EN EJECUCION", "En curso", "OPCION_PARECIDA"),
    ("Terminado", "Finalizado", "OPCION_PARECIDA"),
    ("En obra", None, "OPCION_DESCONOCIDA"),
    ("En licitación", None, "OPCION_DESCONOCIDA"),
    ("Desestimada", None, "OPCION_DESCONOCIDA"),
    ("Piloto 1", None, "OPCION_DESCONOCIDA"),
    ("Iniciado", None, "OPCION_DESCONOCIDA"),
    ("No finalizado", None, "OPCION_DESCONOCIDA"),
    (1.0, None, "OPCION_DESCONOCIDA"),
    (True, None, "OPCION_DESCONOCIDA"),
    (date(2024, 3, 1), None, "OPCION_DESCONOCIDA"),
    ("Pendiente", None, "CELDA_PENDIENTE"),
    ("-", None, "CELDA_SIN_DATO"),
    ("No aplica", None, "CELDA_SIN_DATO"),
]


@pytest.mark.parametrize(("cell", "value", "code"), ESTADOS)
def test_an_option_is_found_said_or_refused(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(ESTADO, cell) == (value, code)


YES_NO: list[Case] = [
    *[(cell, "Sí", "") for cell in ("Sí", "SÍ", "Si", "SI", "si ", "S", "s", True)],
    *[(cell, "No", "") for cell in ("No", "NO", "no", "N", False)],
    *[(cell, "Sí", "OPCION_PARECIDA") for cell in ("x", "X", "✓", "✔", 1.0, "1", "Verdadero")],
    *[(cell, "No", "OPCION_PARECIDA") for cell in (0.0, "0", "false")],
    *[(cell, None, "OPCION_DESCONOCIDA") for cell in ("tal vez", "Sí, en parte", 2.0)],
    ("NA", None, "CELDA_SIN_DATO"),
]


@pytest.mark.parametrize(("cell", "value", "code"), YES_NO)
def test_yes_and_no_are_understood_in_many_ways(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(SI_NO, cell) == (value, code)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (SENTIDO, "Desendente", "Descendente"),
        (SENTIDO, "acendente", "Ascendente"),
        (SENTIDO, "Creciente", None),
        (FRECUENCIA, "mensuales", "Mensual"),
        (FRECUENCIA, "Bimestral", None),
        (FRECUENCIA, "Cuatrimestral", None),
        (FRECUENCIA, "Semstral", "Semestral"),
        (TIPO, "Sub secretaría", "Subsecretaría"),
        (TIPO, "Secretarías", "Secretaría"),
        (TIPO, "Dirección General", None),
        (TIPO, "x", None),
        (Lista(("Obra A", "Obra B")), "Obra C", None),
    ],
)
def test_only_a_slip_of_the_pen_is_taken_for_an_option(kind: Lista, cell: str, value: str | None) -> None:
    assert outcome(kind, cell) == (value, "OPCION_PARECIDA" if value else "OPCION_DESCONOCIDA")


def test_an_unknown_option_is_answered_with_those_there_are() -> None:
    assert fact(SENTIDO, "Creciente", "opciones") == "«Ascendente» o «Descendente»"


def test_where_no_option_is_due_in_most_rows_the_answer_says_so() -> None:
    options = fact(TABLES["actividad"].by_name["estado"].kind, "En curso", "opciones")
    assert (
        options
        == "«Suspendida» o «Cancelada», o deje la celda en blanco si la actividad sigue su curso o ya terminó"
    )


def test_every_option_is_accepted_as_it_stands() -> None:
    for kind in (ESTADO, SI_NO, SENTIDO, FRECUENCIA, TIPO):
        assert [outcome(kind, option) for option in kind.options] == [(option, "") for option in kind.options]


def test_two_lists_with_the_same_words_are_the_same_kind() -> None:
    assert Lista(("Sí", "No")) == SI_NO
    assert Lista(("No", "Sí")) != SI_NO
    assert Lista(ESTADO.options) != ESTADO
    assert len({ESTADO, Lista(("Sí", "No")), SI_NO}) == 2
