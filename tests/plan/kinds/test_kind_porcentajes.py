from __future__ import annotations

from datetime import date, time

import pytest

from plan.standard.kinds import Cell, Porcentaje
from tests.plan.kinds.readings import Case, fact, outcome

PORCENTAJE = Porcentaje()

CASES: list[Case] = [
    (0.45, 0.45, ""),
    (0.0, 0.0, ""),
    (1.0, 1.0, ""),
    (1.0000000000000002, 1.0, ""),
    (-1e-17, 0.0, ""),
    ("4.00%", 0.04, "PORCENTAJE_TEXTO"),
    ("25%\n", 0.25, "PORCENTAJE_TEXTO"),
    ("25 %", 0.25, "PORCENTAJE_TEXTO"),
    ("25\xa0%", 0.25, "PORCENTAJE_TEXTO"),
    ("% 25", 0.25, "PORCENTAJE_TEXTO"),
    ("25 por ciento", 0.25, "PORCENTAJE_TEXTO"),
    ("100%", 1.0, "PORCENTAJE_TEXTO"),
    ("0%", 0.0, "PORCENTAJE_TEXTO"),
    ("1%", 0.01, "PORCENTAJE_TEXTO"),
    ("23,7% ", 0.237, "PORCENTAJE_TEXTO"),
    ("15,5%", 0.155, "PORCENTAJE_TEXTO"),
    ("7,75%", 0.0775, "PORCENTAJE_TEXTO"),
    ("12.345%", 0.12345, "PORCENTAJE_TEXTO"),
    ("0,45", 0.45, "PORCENTAJE_TEXTO"),
    ("1", 1.0, "PORCENTAJE_TEXTO"),
    ("74,27", 0.7427, "PORCENTAJE_TEXTO"),
    ("45.41", 0.4541, "PORCENTAJE_TEXTO"),
    (10.0, 0.1, "PORCENTAJE_EN_PUNTOS"),
    (74.27, 0.7427, "PORCENTAJE_EN_PUNTOS"),
    (91.0, 0.91, "PORCENTAJE_EN_PUNTOS"),
    (100.0, 1.0, "PORCENTAJE_EN_PUNTOS"),
    (1.05, None, "PORCENTAJE_DUDOSO"),
    (1.09, None, "PORCENTAJE_DUDOSO"),
    (3.66, None, "PORCENTAJE_DUDOSO"),
    (7.63, None, "PORCENTAJE_DUDOSO"),
    (9.99, None, "PORCENTAJE_DUDOSO"),
    ("0.2%", None, "PORCENTAJE_DUDOSO"),
    ("5", None, "PORCENTAJE_DUDOSO"),
    ("24899%", None, "PORCENTAJE_EXCEDIDO"),
    ("100,1%", None, "PORCENTAJE_EXCEDIDO"),
    (100.5, None, "PORCENTAJE_EXCEDIDO"),
    (-0.1, None, "PORCENTAJE_NEGATIVO"),
    ("-5%", None, "PORCENTAJE_NEGATIVO"),
    ("50% aprox", None, "NUMERO_CON_TEXTO"),
    ("Entre 20% y 30%", None, "NUMERO_ILEGIBLE"),
    ("3 de 10", None, "NUMERO_ILEGIBLE"),
    ("100 % " + "de todo lo que había que hacer en el barrio Norte este año", None, "NUMERO_ILEGIBLE"),
    (True, None, "NUMERO_ILEGIBLE"),
    (float("nan"), None, "CELDA_CON_ERROR"),
    (date(2024, 3, 1), None, "NUMERO_ERA_FECHA"),
    (time(12, 0), None, "NUMERO_ERA_FECHA"),
    ("a definir", None, "CELDA_PENDIENTE"),
    ("#DIV/0!", None, "CELDA_CON_ERROR"),
    ("-", None, "CELDA_SIN_DATO"),
    ("%", None, "CELDA_SIN_DATO"),
]


@pytest.mark.parametrize(("cell", "value", "code"), CASES)
def test_a_percentage_is_read_said_how_or_refused(cell: Cell, value: float | None, code: str) -> None:
    assert outcome(PORCENTAJE, cell) == (value, code)


@pytest.mark.parametrize(
    ("cell", "one", "other"),
    [(7.63, "763 %", "7,63 %"), (1.05, "105 %", "1,05 %"), ("0.2%", "0,2 %", "20 %"), ("5", "500 %", "5 %")],
)
def test_a_doubtful_percentage_is_given_in_both_readings(cell: Cell, one: str, other: str) -> None:
    assert (fact(PORCENTAJE, cell, "lectura"), fact(PORCENTAJE, cell, "otra")) == (one, other)


IN_A_COLUMN_OF_POINTS: list[Case] = [
    (1.0, 1.0, "PORCENTAJE_MEZCLADO"),
    (0.5, 0.5, "PORCENTAJE_MEZCLADO"),
    (0.0, 0.0, ""),
    (45.0, 0.45, "PORCENTAJE_EN_PUNTOS"),
]


@pytest.mark.parametrize(("cell", "value", "code"), IN_A_COLUMN_OF_POINTS)
def test_a_fraction_among_points_is_pointed_out(cell: Cell, value: float, code: str) -> None:
    assert outcome(PORCENTAJE, cell, PORCENTAJE.survey([45.0, "S/D", None])) == (value, code)


def test_a_column_of_fractions_is_read_without_a_word() -> None:
    hint = PORCENTAJE.survey([0.45, 1.0, 7.63, "45%"])
    assert outcome(PORCENTAJE, 1.0, hint) == (1.0, "")


def test_a_threshold_may_have_another_maximum() -> None:
    assert outcome(Porcentaje(maximum=1.5), 1.2) == (1.2, "")
    assert outcome(Porcentaje(maximum=1.5), "120%") == (1.2, "PORCENTAJE_TEXTO")
    assert outcome(Porcentaje(maximum=1.5), 2.0) == (None, "PORCENTAJE_DUDOSO")
    assert fact(Porcentaje(maximum=1.5), "151%", "maximo") == "150 %"


def test_a_percentage_is_exported_as_a_fraction() -> None:
    assert [PORCENTAJE.export(value) for value in (0.125, 1.0, None)] == ["0.125", "1", ""]
