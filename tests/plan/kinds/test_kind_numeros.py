from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from plan.standard.kinds import Anio, Cell, Monto, Numero, Storage
from tests.plan.kinds.readings import Case, fact, outcome

NUMERO = Numero()

NUMEROS: list[Case] = [
    (12.5, 12.5, ""),
    (-3.0, -3.0, ""),
    (0.0, 0.0, ""),
    ("67065700", 67065700.0, "NUMERO_TEXTO"),
    ("273.000.000,00", 273000000.0, "NUMERO_TEXTO"),
    (" $99.103.050,70", 99103050.7, "NUMERO_TEXTO"),
    ("$11.496.759,89", 11496759.89, "NUMERO_TEXTO"),
    ("11,496,759.89", 11496759.89, "NUMERO_TEXTO"),
    ("21.883.237", 21883237.0, "NUMERO_TEXTO"),
    ("-34.578.254", -34578254.0, "NUMERO_TEXTO"),
    ("-34658478", -34658478.0, "NUMERO_TEXTO"),
    ("\u221234658478", -34658478.0, "NUMERO_TEXTO"),
    ("+5", 5.0, "NUMERO_TEXTO"),
    ("-$ 5", -5.0, "NUMERO_TEXTO"),
    ("$ -5", -5.0, "NUMERO_TEXTO"),
    ("(1.234,50)", -1234.5, "NUMERO_TEXTO"),
    ("74,27", 74.27, "NUMERO_TEXTO"),
    ("45.41", 45.41, "NUMERO_TEXTO"),
    ("0,125", 0.125, "NUMERO_TEXTO"),
    ("1234.567", 1234.567, "NUMERO_TEXTO"),
    ("1.234,5", 1234.5, "NUMERO_TEXTO"),
    ("1,234.5", 1234.5, "NUMERO_TEXTO"),
    ("1 234 567,5", 1234567.5, "NUMERO_TEXTO"),
    ("1\xa0234\xa0567", 1234567.0, "NUMERO_TEXTO"),
    ("0\xa0", 0.0, "NUMERO_TEXTO"),
    (".5", 0.5, "NUMERO_TEXTO"),
    ("1.234", None, "NUMERO_AMBIGUO"),
    ("1,234", None, "NUMERO_AMBIGUO"),
    ("$ 1.234", None, "NUMERO_AMBIGUO"),
    ("25%", None, "NUMERO_AMBIGUO"),
    ("2 km", None, "NUMERO_CON_TEXTO"),
    ("18 Lts*Seg", None, "NUMERO_CON_TEXTO"),
    ("US$ 2000", None, "NUMERO_CON_TEXTO"),
    ("≥ 80", None, "NUMERO_CON_TEXTO"),
    ("2 Estrategias (Reforestación…)\n880 has DMI", None, "NUMERO_ILEGIBLE"),
    ("Meta cuatrenio cumplida", None, "NUMERO_ILEGIBLE"),
    ("Sin dotación", None, "NUMERO_ILEGIBLE"),
    ("3 mil", None, "NUMERO_ILEGIBLE"),
    ("10-15", None, "NUMERO_ILEGIBLE"),
    ("1.23.456", None, "NUMERO_ILEGIBLE"),
    ("1,234.567,8", None, "NUMERO_ILEGIBLE"),
    ("2km", None, "NUMERO_CON_TEXTO"),
    ("5k", None, "NUMERO_ILEGIBLE"),
    ("12 34", None, "NUMERO_ILEGIBLE"),
    ("1 234,", None, "NUMERO_ILEGIBLE"),
    ("1 234,5,6", None, "NUMERO_ILEGIBLE"),
    ("1e5", None, "NUMERO_ILEGIBLE"),
    ("½", None, "NUMERO_ILEGIBLE"),
    ("$ .", None, "CELDA_SIN_DATO"),
    ("vecinos", None, "NUMERO_ILEGIBLE"),
    ("4 y 1", None, "NUMERO_ILEGIBLE"),
    ("9" * 61, None, "NUMERO_ILEGIBLE"),
    (True, None, "NUMERO_ILEGIBLE"),
    (float("nan"), None, "CELDA_CON_ERROR"),
    (float("-inf"), None, "CELDA_CON_ERROR"),
    (date(2024, 3, 1), None, "NUMERO_ERA_FECHA"),
    (time(12, 0), None, "NUMERO_ERA_FECHA"),
    (timedelta(hours=36), None, "NUMERO_ERA_FECHA"),
    ("Pendiente", None, "CELDA_PENDIENTE"),
    ("#DIV/0!", None, "CELDA_CON_ERROR"),
    *[
        (words, None, "CELDA_SIN_DATO")
        for words in (
            "$ -",
            "N/A",
            "NA",
            "NP",
            "#N/A",
            "-\n\n",
            "SD",
            "S/D",
            "?",
            "No aplica",
            "na",
            "N/I",
            ",",
        )
    ],
    ("\n\n", None, ""),
]


@pytest.mark.parametrize(("cell", "value", "code"), NUMEROS)
def test_a_number_is_read_said_how_or_refused(cell: Cell, value: float | None, code: str) -> None:
    assert outcome(NUMERO, cell) == (value, code)


WEIGHT = Numero(minimum=0, exclusive=True)

IN_RANGE: list[tuple[Numero, Cell, float | None, str]] = [
    (WEIGHT, 0.5, 0.5, ""),
    (WEIGHT, 0.0, None, "NUMERO_FUERA_DE_RANGO"),
    (WEIGHT, "0", None, "NUMERO_FUERA_DE_RANGO"),
    (Numero(minimum=0), 0.0, 0.0, ""),
    (Numero(minimum=0), -0.5, None, "NUMERO_FUERA_DE_RANGO"),
    (Numero(minimum=0), "-34.578.254", None, "NUMERO_FUERA_DE_RANGO"),
    (Monto(), 0.0, 0.0, ""),
    (Monto(), -1.0, None, "NUMERO_FUERA_DE_RANGO"),
    (Monto(minimum=None), -1.0, -1.0, ""),
]


@pytest.mark.parametrize(("kind", "cell", "value", "code"), IN_RANGE)
def test_a_minimum_is_kept(kind: Numero, cell: Cell, value: float | None, code: str) -> None:
    assert outcome(kind, cell) == (value, code)


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(WEIGHT, "mayor que 0"), (Numero(minimum=0), "de 0 en adelante"), (Monto(), "de 0 en adelante")],
)
def test_the_minimum_is_said_in_words_wherever_it_matters(kind: Numero, limit: str) -> None:
    assert fact(kind, -1.0, "limite") == limit
    assert limit in kind.describe()


def test_an_ambiguous_number_is_given_in_both_readings() -> None:
    facts = NUMERO.read("1.234").findings[0].facts
    assert (facts["lectura"], facts["otra"]) == ("1234", "1,234")


@pytest.mark.parametrize(
    ("cell", "lone"), [("2 km", "2"), ("18 Lts*Seg", "18"), ("US$ 2000", "2000"), ("-5 °C", "-5")]
)
def test_the_only_number_among_words_is_suggested(cell: str, lone: str) -> None:
    assert fact(NUMERO, cell, "numero") == lone


@pytest.mark.parametrize(
    ("cell", "typed"),
    [
        (date(2024, 3, 1), "«1-3» o «1.3»"),
        (date(1900, 2, 14), "«45»"),
        (time(10, 48), "«0,45»"),
        (timedelta(hours=36), "«1,5»"),
    ],
)
def test_what_became_a_date_is_given_back_as_it_was_typed(cell: Cell, typed: str) -> None:
    assert fact(NUMERO, cell, "original") == typed


ANIOS: list[Case] = [
    (2026.0, 2026.0, ""),
    (1990.0, 1990.0, ""),
    (2100.0, 2100.0, ""),
    ("2026", 2026.0, "NUMERO_TEXTO"),
    (" 2026 ", 2026.0, "NUMERO_TEXTO"),
    (26.0, None, "ANIO_INVALIDO"),
    (2026.5, None, "ANIO_INVALIDO"),
    (1989.0, None, "ANIO_INVALIDO"),
    (2101.0, None, "ANIO_INVALIDO"),
    ("1989", None, "ANIO_INVALIDO"),
    ("2025-2026", None, "ANIO_INVALIDO"),
    ("0205", None, "ANIO_INVALIDO"),
    (date(2026, 1, 1), None, "ANIO_INVALIDO"),
    (date(1905, 7, 18), None, "ANIO_INVALIDO"),
    (True, None, "ANIO_INVALIDO"),
    (time(1, 0), None, "ANIO_INVALIDO"),
    (float("inf"), None, "CELDA_CON_ERROR"),
    ("S/D", None, "CELDA_SIN_DATO"),
]


@pytest.mark.parametrize(("cell", "value", "code"), ANIOS)
def test_a_year_has_four_digits(cell: Cell, value: float | None, code: str) -> None:
    assert outcome(Anio(), cell) == (value, code)


@pytest.mark.parametrize("cell", [26.0, date(2026, 5, 1)])
def test_a_year_is_suggested_where_one_can_be_seen(cell: Cell) -> None:
    assert "2026" in fact(Anio(), cell, "sugerencia")


def test_a_year_stays_a_number_and_is_exported_without_noise() -> None:
    assert Anio().storage is Storage.REAL
    assert Anio().export(2026.0) == "2026"
