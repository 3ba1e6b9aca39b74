"""Indicators: reference, fulfilment, light, and the second light they yield together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plan.evaluado import IndicadorEvaluado
from plan.indicadores import Term, fulfilment, measure_indicador, result
from plan.umbrales import Umbrales
from tests.plan.notation import AL, as_day

TERM = Term(AL, date(2027, 12, 31), 15)

FILA = {"codigo": "I1", "sentido": "Ascendente"}


def indicador(mediciones: str = "", term: Term = TERM, **fila: object) -> IndicadorEvaluado:
    """Measure an indicator; measurements are «dd/mm/aaaa programado/valor», apart by «; »."""
    rows = []
    for piece in filter(None, mediciones.split("; ")):
        fecha, figures = piece.split(" ")
        programado, valor = (float(figure) if figure else None for figure in figures.split("/"))
        rows.append({"fecha": as_day(fecha + "/2026"), "programado": programado, "valor": valor})
    return measure_indicador(FILA | fila, rows, term)


def luz(medido: IndicadorEvaluado) -> str:
    return f"{medido.semaforo.luz} {medido.semaforo.motivo}"


@pytest.mark.parametrize(
    ("sentido", "base", "referencia", "valor", "expected"),
    [
        ("Ascendente", 40, 50, 45, 0.5),
        ("Ascendente", 40, 50, 35, -0.5),
        ("Ascendente", 40, 50, 60, 2.0),
        ("Descendente", 50, 40, 45, 0.5),
        ("Descendente", 50, 0, 10, 0.8),
        ("Ascendente", None, 50, 45, 0.9),
        ("Ascendente", None, 50, 0, 0.0),
        ("Descendente", None, 10, 0, 2.0),
        ("Descendente", None, 10, 10, 1.0),
        ("Descendente", None, 10, 12, 0.8),
        ("Descendente", None, 10, 40, 0.0),
        ("Ascendente", 30, 30, 31, 1.0),
        ("Ascendente", 30, 30, 15, 0.5),
        ("Descendente", 30, 30, 20, 1.0),
        ("Descendente", 30, 30, 45, 0.5),
        ("Ascendente", None, 0, 3, None),
        ("Descendente", None, 0, 0, None),
        ("Ascendente", 0, 0, 3, 1.0),
        ("Ascendente", 0, 0, -3, None),
        ("Ascendente", None, -10, -5, None),
    ],
)
def test_fulfilment_is_measured_from_the_base_when_there_is_one(
    sentido: str, base: float | None, referencia: float, valor: float, expected: float | None
) -> None:
    found = fulfilment(valor, referencia, base, descending=sentido == "Descendente")
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("mediciones", "fila", "expected"),
    [
        ("30/09 50/45", {"linea_base": 40}, (50, 0.5, "rojo atrasado")),
        ("30/09 10/0", {"sentido": "Descendente"}, (10, 2.0, "verde en término")),
        ("30/09 30/31", {"linea_base": 30}, (30, 1.0, "verde en término")),
        ("30/09 0/3", {}, (0, None, "gris sin base de cálculo")),
        ("30/09 50/45; 31/12 80/", {}, (50, 0.9, "verde en término")),
        ("30/06 20/20; 30/09 50/35", {}, (50, 0.7, "amarillo en riesgo")),
        ("30/09 50/35; 30/06 20/20", {}, (50, 0.7, "amarillo en riesgo")),
        ("30/06 20/20; 30/09 50/; 31/12 /90", {}, (20, 1.0, "verde en término")),
        ("30/09 /45", {"meta": 50, "fecha_de_la_meta": AL}, (50, 0.9, "verde en término")),
        (
            "30/09 /45",
            {"meta": 50, "fecha_de_la_meta": as_day("21/11/2026")},
            (50, 0.9, "gris sin programación"),
        ),
        ("30/09 /45", {"meta": 50}, (50, 0.9, "gris sin programación")),
        ("30/09 /45", {}, (None, None, "gris sin programación")),
        ("", {"meta": 50, "fecha_de_la_meta": AL}, (50, None, "gris sin medición")),
        ("30/09 50/", {"meta": 50, "fecha_de_la_meta": AL}, (50, None, "gris sin medición")),
        ("31/12 50/45", {}, (None, None, "gris sin medición")),
    ],
)
def test_the_reference_is_what_was_programmed_else_a_target_that_is_due(
    mediciones: str, fila: dict[str, Any], expected: tuple[float | None, float | None, str]
) -> None:
    found = indicador(mediciones, **fila)
    assert (found.referencia, found.cumplimiento, luz(found)) == expected


@pytest.mark.parametrize(
    ("frecuencia", "expected"),
    [
        ("Trimestral", (60, "rojo atrasado")),  # 30/09 falls in the quarter of 28/08
        ("Mensual", (None, "gris medición vencida")),
        (None, (None, "gris sin programación")),
    ],
)
def test_what_is_programmed_is_looked_for_in_the_period_of_the_measurement(
    frecuencia: str | None, expected: tuple[float | None, str]
) -> None:
    found = indicador("30/06 20/20; 28/08 /30; 30/09 60/", frecuencia=frecuencia)
    assert (found.referencia, luz(found)) == expected


def test_a_target_without_a_date_is_due_when_the_plan_ends() -> None:
    ended = Term(AL, AL, 15)
    assert luz(indicador("30/09 /45", ended, meta=50)) == "verde en término"


@pytest.mark.parametrize(
    ("mediciones", "fila", "expected"),
    [
        ("31/03 10/5; 30/06 10/10", {}, (15, 20, 0.75)),
        ("31/03 10/5; 30/06 10/", {}, (5, 20, 0.25)),
        ("31/03 10/5; 30/06 /10", {}, (15, 10, 1.5)),
        ("31/03 10/5; 31/12 10/10", {}, (5, 10, 0.5)),  # only up to today
        ("31/03 /5; 30/06 /10", {"meta": 60, "fecha_de_la_meta": AL}, (15, 60, 0.25)),
    ],
)
def test_a_sum_adds_values_and_what_was_programmed(
    mediciones: str, fila: dict[str, Any], expected: tuple[float, float, float]
) -> None:
    found = indicador(mediciones, acumulacion="Suma", **fila)
    assert (found.valor, found.referencia, found.cumplimiento) == expected


@pytest.mark.parametrize(
    ("fecha", "frecuencia", "light"),
    [
        ("05/10", "Mensual", "verde en término"),  # 05/11 and 15 days: today
        ("04/10", "Mensual", "gris medición vencida"),
        ("05/08", "Trimestral", "verde en término"),
        ("04/08", "Trimestral", "gris medición vencida"),
        ("05/05", "Semestral", "verde en término"),
        ("04/05", "Semestral", "gris medición vencida"),
        ("01/01", "Anual", "verde en término"),
        ("01/01", None, "verde en término"),
    ],
)
def test_a_measurement_is_overdue_by_its_frequency_and_fifteen_days(
    fecha: str, frecuencia: str | None, light: str
) -> None:
    assert luz(indicador(f"{fecha} 10/10", frecuencia=frecuencia)) == light


def test_months_end_where_they_end() -> None:
    leap = Term(date(2026, 3, 15), None, 15)
    assert luz(indicador("31/01 10/10", leap, frecuencia="Mensual")) == "verde en término"
    late = Term(date(2026, 3, 16), None, 15)
    assert luz(indicador("31/01 10/10", late, frecuencia="Mensual")) == "gris medición vencida"


def test_nothing_more_is_to_be_measured_once_the_date_of_the_target_has_been() -> None:
    measured = indicador("31/03 10/10", frecuencia="Mensual", fecha_de_la_meta=date(2026, 3, 31))
    assert luz(measured) == "verde en término"


@pytest.mark.parametrize(
    ("valor", "fila", "light"),
    [
        (90, {}, "verde en término"),
        (89.9, {}, "amarillo en riesgo"),
        (70, {}, "amarillo en riesgo"),
        (69.9, {}, "rojo atrasado"),
        (80, {"umbral_verde": 0.8}, "verde en término"),
        (60, {"umbral_amarillo": 0.6}, "amarillo en riesgo"),
    ],
)
def test_the_bands_of_an_indicator_are_its_own(valor: float, fila: dict[str, Any], light: str) -> None:
    assert luz(indicador(f"30/09 100/{valor}", **fila)) == light


@pytest.mark.parametrize(
    ("mediciones", "fila", "says"),
    [
        (
            "30/09 50/45",
            {"linea_base": 40},
            (
                "Vale 45 y debía valer 50, desde una línea base de 40: "
                "cumple el 50,0 % (rojo por debajo de 70 %)."
            ),
        ),
        ("30/09 1000/900", {}, "Vale 900 y debía valer 1.000: cumple el 90,0 % (verde desde 90 %)."),
        ("30/09 50/40", {}, "Vale 40 y debía valer 50: cumple el 80,0 % (amarillo desde 70 % y hasta 90 %)."),
        ("30/09 0/3", {}, "Vale 3 y debía valer 0: sin línea base no hay sobre qué calcular."),
        (
            "30/09 /45",
            {"meta": 80},
            "Vale 45 y para esta fecha no hay valor programado ni meta; es el 56,2 % de la meta de 80.",
        ),
        ("30/09 /45", {}, "Vale 45 y para esta fecha no hay valor programado ni meta."),
        ("", {}, "No tiene ninguna medición hasta el 20/11/2026."),
        (
            "30/06 10/10",
            {"frecuencia": "Trimestral"},
            (
                "La última medición es del 30/06/2026 y la siguiente debía estar "
                "a más tardar el 15/10/2026, hace 36 días."
            ),
        ),
    ],
)
def test_every_light_of_an_indicator_gives_its_reason(
    mediciones: str, fila: dict[str, Any], says: str
) -> None:
    assert indicador(mediciones, **fila).semaforo.explicacion == says


def test_the_series_holds_every_measurement_in_order() -> None:
    found = indicador("31/12 30/; 30/06 10/9; 30/09 20/18")
    assert [(punto.fecha.month, punto.programado, punto.valor) for punto in found.serie] == [
        (6, 10, 9),
        (9, 20, 18),
        (12, 30, None),
    ]
    assert found.fecha == date(2026, 9, 30)


def test_the_result_is_the_mean_of_what_counts_each_from_nothing_to_all() -> None:
    found = result(
        [
            indicador("30/09 10/0", sentido="Descendente"),  # 200 %, counts 100
            indicador("30/09 50/35", linea_base=40),  # -50 %, counts 0
            indicador("30/09 100/80"),
            indicador("30/09 0/3"),  # grey, does not count
            indicador(""),
        ],
        Umbrales(),
    )
    assert found
    assert (found.cumplimiento, found.con_dato, found.total) == (pytest.approx(0.6), 3, 5)
    assert found.semaforo[:2] == ("rojo", "atrasado")
    says = "Cumplimiento medio del 60,0 %, sobre 3 de 5 indicadores (rojo por debajo de 70 %)."
    assert found.semaforo.explicacion == says


def test_a_result_of_indicators_that_do_not_count_is_grey_and_of_none_there_is_none() -> None:
    found = result([indicador(""), indicador("30/09 /45")], Umbrales())
    assert found
    assert (found.cumplimiento, found.con_dato, found.total) == (None, 0, 2)
    assert found.semaforo[:2] == ("gris", "sin información suficiente")
    assert result([], Umbrales()) is None
