"""What is hard to believe in indicators, measurements and people's names."""

from __future__ import annotations

import pytest

from tests.drawn_rows import actividad, indicador, medicion, plan, programa, said, told

PLAN = [plan("2023-12-10", "2027-12-09")]


@pytest.mark.parametrize(
    ("verde", "amarillo", "expected"),
    [
        (0.9, 0.7, []),
        (0.8, 0.8, []),
        (0.7, 0.8, ["indicador!2 umbral_amarillo UMBRALES_AL_REVES"]),
        (None, 0.95, ["indicador!2 umbral_amarillo UMBRALES_AL_REVES"]),
        (0.6, None, ["indicador!2 umbral_verde UMBRALES_AL_REVES"]),
        (None, None, []),
    ],
)
def test_yellow_begins_below_green(verde: float | None, amarillo: float | None, expected: list[str]) -> None:
    assert said(indicador(umbral_verde=verde, umbral_amarillo=amarillo)) == expected


@pytest.mark.parametrize(
    ("sentido", "base", "meta", "expected"),
    [
        ("Ascendente", 10.0, 20.0, []),
        ("Ascendente", 20.0, 10.0, ["indicador!2 meta META_CONTRA_SENTIDO"]),
        ("Descendente", 20.0, 10.0, []),
        ("Descendente", 10.0, 20.0, ["indicador!2 meta META_CONTRA_SENTIDO"]),
        ("Ascendente", 10.0, 10.0, ["indicador!2 meta META_IGUAL_A_LINEA_BASE"]),
        ("Ascendente", None, 10.0, []),
        ("Ascendente", 10.0, None, []),
    ],
)
def test_a_target_lies_ahead(
    sentido: str, base: float | None, meta: float | None, expected: list[str]
) -> None:
    assert said(indicador(sentido=sentido, linea_base=base, meta=meta)) == expected


@pytest.mark.parametrize("outside", ["2023-12-09", "2027-12-10"])
def test_measurements_lie_within_the_plan(outside: str) -> None:
    assert said(medicion(outside), strategy=PLAN) == ["medicion!2 fecha MEDICION_FUERA_DEL_PLAN"]
    assert said(medicion("2023-12-10"), strategy=PLAN) == []
    assert said(medicion("2027-12-09"), strategy=PLAN) == []


def test_nothing_is_measured_before_its_day() -> None:
    assert said(medicion("2026-11-21", 5.0)) == ["medicion!2 fecha MEDICION_FUTURA"]
    assert said(medicion("2026-11-21")) == []
    assert said(medicion("2026-11-20", 5.0)) == []


@pytest.mark.parametrize(
    ("frecuencia", "close", "apart"),
    [
        ("Mensual", "2026-01-15", "2026-01-16"),
        ("Trimestral", "2026-02-15", "2026-02-16"),
        ("Semestral", "2026-04-01", "2026-04-02"),
        ("Anual", "2026-07-02", "2026-07-03"),
    ],
)
def test_measurements_keep_their_frequency(frecuencia: str, close: str, apart: str) -> None:
    measured = indicador(frecuencia=frecuencia)
    first = medicion("2026-01-01")
    found = said(measured, medicion(close, fila=3), first)
    assert found == ["medicion!3 fecha MEDICION_FUERA_DE_FRECUENCIA"]
    assert said(measured, medicion(apart, fila=3), first) == []


def test_a_series_of_another_frequency_is_told_once() -> None:
    series = [medicion(f"2026-{month:02}-01", fila=month) for month in range(1, 6)]
    (sentence,) = told(indicador(frecuencia="Anual"), *series)
    assert sentence.startswith(
        "El indicador es anual y sus mediciones del 01/01/2026 y del 01/02/2026 están muy juntas (4 veces)."
    )


def test_without_a_frequency_any_date_will_do() -> None:
    assert said(indicador(), medicion("2026-01-01"), medicion("2026-01-02", fila=3)) == []


@pytest.mark.parametrize(
    ("before", "value", "expected"),
    [
        (5.0, 50.0, ["medicion!4 valor MEDICION_SALTO"]),
        (5.0, 49.9, []),
        (50.0, 5.0, ["medicion!4 valor MEDICION_SALTO"]),
        (0.0, 50.0, []),
        (50.0, 0.0, []),
    ],
)
def test_values_do_not_jump(before: float, value: float, expected: list[str]) -> None:
    series = [
        medicion("2026-03-31", before),
        medicion("2026-06-30", fila=3),
        medicion("2026-09-30", value, fila=4),
    ]
    assert said(*series) == expected


def test_a_jump_names_the_measurement_before() -> None:
    (sentence,) = told(medicion("2026-03-31", 74.2), medicion("2026-06-30", 1742.0, fila=3))
    assert sentence.startswith(
        "El valor 1.742 difiere diez veces o más del anterior, que fue 74,2 (31/03/2026)."
    )


def test_a_name_that_differs_by_a_letter_is_shown_with_the_commoner_one() -> None:
    usual = [actividad(f"A{fila}", fila=fila, responsable="Paula Ferreyra") for fila in (2, 3)]
    odd = programa(fila=9, responsable="Luis Quiroga; PAULA FERREIRA")
    assert said(*usual, odd) == ["programa!9 responsable NOMBRE_PARECIDO"]
    (sentence,) = told(*usual, odd)
    assert sentence.startswith("«PAULA FERREIRA» (1 vez) difiere en una letra de «Paula Ferreyra» (2 veces).")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paula Ferreyra", "Paula Fereyra"),
        ("Paula Ferreyra", "Paula Ferrreyra"),
        ("Paula Ferreyra", "Paula Ferreyar"),
        ("Paula Ferreyra", "PaulaFerreyra"),
        ("Paula Ferreyra", "Pavla Ferreyra"),
        ("Rosa Díaz", "Rosa Díez"),
        ("Ana Sosa", "Ana Soso"),
    ],
)
def test_a_slip_of_one_letter_is_noticed(one: str, other: str) -> None:
    found = said(programa("P1", responsable=one), programa("P2", fila=3, responsable=other))
    assert found == ["programa!3 responsable NOMBRE_PARECIDO"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José Pérez", "JOSE  PEREZ"),
        ("Mario Sosa", "María Sosa"),
        ("Daniel Funes", "Daniela Funes"),
        ("Juan P. Gómez", "Juan R. Gómez"),
        ("Dirección de Zona 1", "Dirección de Zona 2"),
        ("Paula Ferreyra", "Paulo Ferreira"),
        ("Laura Tabel", "Laura Tbcel"),
        ("Díaz", "Díez"),
        ("Ana", "Ada"),
    ],
)
def test_other_people_are_left_in_peace(one: str, other: str) -> None:
    assert said(programa("P1", responsable=one), programa("P2", fila=3, responsable=other)) == []
