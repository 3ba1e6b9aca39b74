"""What is hard to believe in dates, states, progress, money and weights."""

from __future__ import annotations

import pytest

from plan.problems import Severity
from plan.problems.plausible import ENTRIES
from tests.drawn_rows import actividad, plan, presupuesto, programa, said, told

YEAR = {"inicio_planificado": "2026-01-01", "fin_planificado": "2026-12-31"}


def test_no_rule_of_plausibility_keeps_a_row_out() -> None:
    assert {entry.severity for entry in ENTRIES} == {Severity.ADVERTENCIA, Severity.NOTA}


def test_an_empty_load_says_nothing() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("inicio", "fin", "expected"),
    [
        ("2026-01-01", "2026-12-31", []),
        ("2025-12-31", "2026-06-30", ["actividad!5 inicio_planificado ACTIVIDAD_ANTES_DEL_PROGRAMA"]),
        ("2026-06-30", "2027-01-01", ["actividad!5 fin_planificado ACTIVIDAD_DESPUES_DEL_PROGRAMA"]),
        ("", "2025-12-31", ["actividad!5 fin_planificado ACTIVIDAD_ANTES_DEL_PROGRAMA"]),
        ("2027-01-01", "", ["actividad!5 inicio_planificado ACTIVIDAD_DESPUES_DEL_PROGRAMA"]),
        ("", "", []),
    ],
)
def test_an_actividad_lies_within_its_programa(inicio: str, fin: str, expected: list[str]) -> None:
    found = said(programa(**YEAR), actividad(fila=5, inicio_planificado=inicio, fin_planificado=fin))
    assert found == expected


def test_a_programa_that_waits_for_corrections_lends_its_dates_in_force() -> None:
    late = actividad(fin_planificado="2027-01-01")
    assert said(late, before=[programa(**YEAR)]) == [
        "actividad!2 fin_planificado ACTIVIDAD_DESPUES_DEL_PROGRAMA"
    ]
    assert said(late) == []


def test_a_cancelled_actividad_is_asked_for_its_reason_only() -> None:
    absurd = {
        "hito": "Sí",
        "inicio_planificado": "2026-03-01",
        "fin_planificado": "2027-01-01",
        "inicio_real": "2027-01-01",
        "predecesora": "A2",
    }
    awaited = actividad("A2", fila=3, fin_planificado="2026-12-31")
    for end in ({"avance": 1.0}, {"avance": 0.1, "fin_real": "2026-05-01"}):
        dropped = actividad(estado="Cancelada", **absurd, **end)
        before = [actividad(avance=1.0, fin_planificado="2026-01-01")]
        assert said(programa(**YEAR), dropped, awaited, before=before) == [
            "actividad!2 justificacion ACTIVIDAD_SIN_JUSTIFICACION"
        ]


def test_a_cancelled_programa_is_asked_for_its_reason_only() -> None:
    dropped = programa(estado="Cancelado", fin_planificado="2030-01-01", avance_reportado=0.9)
    found = said(dropped, actividad(avance=0.1), strategy=[plan("2023-12-10", "2027-12-09")])
    assert found == ["programa!2 justificacion PROGRAMA_SIN_JUSTIFICACION"]


@pytest.mark.parametrize(
    ("inicio", "fin", "expected"),
    [
        ("2023-12-10", "2027-12-09", []),
        ("2023-12-09", "2024-06-30", ["programa!2 inicio_planificado PROGRAMA_ANTES_DEL_PLAN"]),
        ("2024-01-01", "2027-12-10", ["programa!2 fin_planificado PROGRAMA_DESPUES_DEL_PLAN"]),
    ],
)
def test_a_programa_lies_within_the_plan(inicio: str, fin: str, expected: list[str]) -> None:
    drawn = programa(inicio_planificado=inicio, fin_planificado=fin)
    assert said(drawn, strategy=[plan("2023-12-10", "2027-12-09")]) == expected
    assert said(drawn) == []


def test_what_has_begun_began_by_today() -> None:
    assert said(actividad(inicio_real="2026-11-21")) == ["actividad!2 inicio_real INICIO_REAL_FUTURO"]
    assert said(actividad(inicio_real="2026-11-20")) == []


@pytest.mark.parametrize(
    ("inicio", "fin", "expected"),
    [
        ("2025-03-01", "", []),
        ("2025-02-28", "", ["actividad!2 inicio_real REAL_ANTES_DE_LO_PLANIFICADO"]),
        ("", "2026-03-01", []),
        ("", "2026-02-28", ["actividad!2 fin_real REAL_ANTES_DE_LO_PLANIFICADO"]),
        ("2026-02-01", "2026-02-28", []),
        ("", "", []),
    ],
)
def test_what_was_done_was_not_done_long_before_it_was_planned(
    inicio: str, fin: str, expected: list[str]
) -> None:
    real = {"inicio_real": inicio, "fin_real": fin}
    assert said(actividad(inicio_planificado="2026-03-01", **real)) == expected
    assert said(actividad(**real)) == []


@pytest.mark.parametrize("estado", ["No iniciado", "En curso"])
def test_a_programa_past_its_end_is_pointed_out_while_it_goes_on(estado: str) -> None:
    late = {"fin_planificado": "2026-11-19", "estado": estado}
    assert said(programa(**late)) == ["programa!2 fin_planificado PROGRAMA_VENCIDO"]
    assert said(programa(**late | {"fin_planificado": "2026-11-20"})) == []
    assert said(programa(**late | {"estado": "Finalizado"})) == []
    assert said(programa(**late | {"estado": None})) == []


@pytest.mark.parametrize(
    ("estado", "reportado", "told_of"),
    [
        ("No iniciado", 0.01, True),
        ("No iniciado", 0.0, False),
        ("No iniciado", None, False),
        ("Suspendido", 1.0, True),
        ("Cancelado", 1.0, True),
        ("Cancelado", 0.9, False),
        ("En curso", 1.0, False),
    ],
)
def test_a_state_goes_with_its_progress(estado: str, reportado: float | None, *, told_of: bool) -> None:
    found = said(programa(estado=estado, avance_reportado=reportado, justificacion="Sin fondos"))
    assert found == (["programa!2 estado ESTADO_CONTRADICE_AVANCE"] if told_of else [])


def test_many_at_zero_look_like_a_form_that_nobody_filled_in() -> None:
    def zeros(count: int, **other: object) -> list[str]:
        cells = {"inicio_planificado": "2026-11-20", "avance": 0.0} | other
        return said(*(actividad(f"A{n}", fila=n, **cells) for n in range(2, 2 + count)))

    assert zeros(5) == ["actividad!2 avance AVANCE_TODO_EN_CERO"]
    assert zeros(4) == []
    assert zeros(5, inicio_planificado="2026-11-21") == []
    assert zeros(5, inicio_real="2026-11-20") == []
    assert zeros(5, avance=None) == []


def test_a_budget_is_of_a_year_of_the_plan() -> None:
    years = [presupuesto(year, 1.0, 0.0, fila=year) for year in (2022, 2023, 2027, 2028)]
    found = [f"presupuesto!{year} ejercicio EJERCICIO_FUERA_DEL_PLAN" for year in (2022, 2028)]
    assert said(*years, strategy=[plan("2023-12-10", "2027-12-09")]) == found
    assert said(*years) == []


def test_a_hito_has_one_date() -> None:
    dates = {"inicio_planificado": "2026-03-01", "fin_planificado": "2026-03-02"}
    assert said(actividad(hito="Sí", **dates)) == ["actividad!2 inicio_planificado HITO_CON_DURACION"]
    assert said(actividad(**dates)) == []
    assert said(actividad(hito="Sí", fin_planificado="2026-03-02")) == []


def test_an_actividad_begins_when_those_it_waits_for_have_ended() -> None:
    long = actividad("A1", fin_planificado="2026-05-02")
    short = actividad("A2", fila=3, fin_planificado="2026-05-01")
    after = actividad("A3", fila=4, inicio_planificado="2026-05-01", predecesora="a1; A2")
    assert said(long, short, after) == ["actividad!4 predecesora PREDECESORA_TERMINA_DESPUES"]


def test_nobody_waits_without_a_start_or_for_what_is_not_coming() -> None:
    cancelled = actividad("A1", fin_planificado="2026-12-31", estado="Cancelada", justificacion="Sin fondos")
    waiting = actividad("A3", fila=4, inicio_planificado="2026-05-01", predecesora="A1; A9")
    undated = actividad("A4", fila=5, predecesora="A5")
    last = actividad("A5", fila=6, fin_planificado="2026-12-31")
    assert said(cancelled, waiting, undated, last) == []


@pytest.mark.parametrize("estado", ["Suspendido", "Cancelado"])
def test_a_programa_stops_for_a_reason(estado: str) -> None:
    assert said(programa(estado=estado)) == ["programa!2 justificacion PROGRAMA_SIN_JUSTIFICACION"]
    assert said(programa(estado=estado, justificacion="Medida cautelar")) == []


@pytest.mark.parametrize("estado", ["Suspendida", "Cancelada"])
def test_an_actividad_stops_for_a_reason(estado: str) -> None:
    assert said(actividad(estado=estado)) == ["actividad!2 justificacion ACTIVIDAD_SIN_JUSTIFICACION"]
    assert said(actividad(estado=estado, justificacion="Medida cautelar")) == []


def test_a_finished_programa_reports_all_of_it() -> None:
    short = programa(estado="Finalizado", avance_reportado=0.9)
    assert said(short) == ["programa!2 avance_reportado FINALIZADO_SIN_COMPLETAR"]
    assert said(programa(estado="Finalizado", avance_reportado=1.0)) == []
    assert said(programa(estado="Finalizado")) == []
    assert said(programa(estado="En curso", avance_reportado=0.9)) == []


def test_a_finished_programa_has_no_actividad_left() -> None:
    finished = programa(estado="Finalizado")
    pending = actividad("A1", avance=0.5)
    cancelled = actividad("A2", estado="Cancelada", justificacion="Sin fondos", avance=0.1)
    done = actividad("A3", fin_real="2026-05-01")
    assert said(finished, pending, cancelled, done) == ["programa!2 estado FINALIZADO_CON_PENDIENTES"]
    assert said(finished, cancelled, done) == []


def test_a_long_list_of_pending_actividades_is_cut() -> None:
    pending = [actividad(f"A{number}") for number in range(1, 8)]
    assert "(7): A1, A2, A3, A4, A5, …." in told(programa(estado="Finalizado"), *pending)[0]
    assert "(5): A1, A2, A3, A4, A5." in told(programa(estado="Finalizado"), *pending[:5])[0]


def test_what_is_complete_says_when_it_ended() -> None:
    assert said(actividad(avance=1.0)) == ["actividad!2 fin_real COMPLETA_SIN_FIN_REAL"]
    assert said(actividad(avance=1.0, fin_real="2026-05-01")) == []
    assert said(actividad(avance=0.99)) == []


def test_what_ended_is_complete() -> None:
    assert said(actividad(avance=0.6, fin_real="2026-05-01")) == ["actividad!2 avance FIN_REAL_SIN_COMPLETAR"]
    assert said(actividad(fin_real="2026-05-01")) == []


@pytest.mark.parametrize(
    ("reportado", "expected"),
    [
        (0.30, []),
        (0.40, []),
        (0.41, ["programa!2 avance_reportado AVANCE_LEJOS_DE_ACTIVIDADES"]),
        (0.20, []),
        (0.19, ["programa!2 avance_reportado AVANCE_LEJOS_DE_ACTIVIDADES"]),
        (None, []),
    ],
)
def test_a_programa_reports_about_what_its_actividades_give(reportado: float, expected: list[str]) -> None:
    light = actividad("A1", avance=0.6, ponderacion=1.0)
    heavy = actividad("A2", avance=0.2, ponderacion=3.0)
    hito = actividad("A3", hito="Sí", avance=0.0)
    assert said(programa(avance_reportado=reportado), light, heavy, hito) == expected


def test_a_blank_beside_others_that_tell_counts_nothing() -> None:
    assert said(programa(avance_reportado=0.4), actividad("A1", avance=0.8), actividad("A2")) == []


def test_actividades_that_tell_nothing_contradict_nobody() -> None:
    assert said(programa(avance_reportado=0.8), actividad("A1"), actividad("A2")) == []


def test_spending_brings_progress() -> None:
    spent = presupuesto(2026, 100.0, 40.0, fila=7)
    assert said(programa(avance_reportado=0.0), spent) == ["presupuesto!7 ejecutado GASTO_SIN_AVANCE"]
    assert said(programa(), spent) == ["presupuesto!7 ejecutado GASTO_SIN_AVANCE"]
    assert said(programa(avance_reportado=0.1), spent) == []
    assert said(programa(), actividad(avance=0.1), spent) == []
    assert said(programa(), presupuesto(2026, 100.0, 0.0)) == []


@pytest.mark.parametrize("ejecutado", [None, 0.0])
def test_progress_has_its_cost_once_the_year_is_over(ejecutado: float | None) -> None:
    halfway = programa(avance_reportado=0.51)
    unspent = presupuesto(2025, 100.0, ejecutado, fila=3)
    assert said(halfway, unspent) == ["presupuesto!3 ejecutado AVANCE_SIN_GASTO"]
    assert said(halfway, presupuesto(2026, 100.0, ejecutado)) == []
    assert said(halfway, presupuesto(2025, 0.0, ejecutado)) == []
    assert said(halfway, unspent, presupuesto(2026, 100.0, 90.0)) == []
    assert said(programa(avance_reportado=0.5), unspent) == []


def test_what_is_spent_was_assigned() -> None:
    assert said(presupuesto(2026, 100.0, 100.01)) == ["presupuesto!2 ejecutado EJECUTADO_SUPERA_ASIGNADO"]
    assert said(presupuesto(2026, 100.0, 100.0)) == []
    assert said(presupuesto(2026, None, 100.0)) == []


def test_all_the_programas_are_weighed_or_none() -> None:
    weighed, blank = programa("P1", ponderacion=2.0), programa("P2", fila=3)
    dropped = programa("P3", fila=4, estado="Cancelado", justificacion="Sin fondos")
    assert said(weighed, blank) == ["programa!3 ponderacion PONDERACION_DE_PROGRAMAS_INCOMPLETA"]
    assert said(weighed, dropped) == []
    assert said(blank, programa("P4", fila=5)) == []


def test_all_the_actividades_of_a_programa_are_weighed_or_none() -> None:
    weighed, blank = actividad("A1", ponderacion=2.0), actividad("A2", fila=3)
    assert said(weighed, blank) == ["actividad!3 ponderacion PONDERACION_DE_ACTIVIDADES_INCOMPLETA"]
    assert said(weighed, actividad("A2", fila=3, de="P2")) == []


def test_a_hito_beside_tasks_needs_no_weight() -> None:
    task, hito = actividad("A1", ponderacion=2.0), actividad("A2", fila=3, hito="Sí")
    assert said(task, hito) == []
    blank = actividad("A3", fila=4)
    assert "de 1 de 2 actividades" in told(task, hito, blank)[0]
    assert said(actividad("A1", ponderacion=2.0, hito="Sí"), hito) == [
        "actividad!3 ponderacion PONDERACION_DE_ACTIVIDADES_INCOMPLETA"
    ]
