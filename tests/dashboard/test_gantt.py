"""The geometry of the Gantt, in percent of a scale of 100 days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dashboard.calendario import Escala, marks, scale
from dashboard.codos import Codo, Pieza
from dashboard.gantt import draw
from dashboard.trazos import Fila, Gantt, Tramo
from plan.evaluado import ActividadEvaluada, Luz, Motivo, ProgramaEvaluado, Semaforo

HOY = date(2026, 11, 20)
EN_MARCHA = Semaforo(Luz.ROJO, Motivo.ATRASADO, 7, "")
HECHO = Semaforo(Luz.AZUL, Motivo.FINALIZADO, 2, "")


def actividad(
    codigo: str = "A1",
    inicio: date | None = date(2026, 10, 1),
    fin: date | None = date(2026, 12, 31),
    **facts: object,
) -> ActividadEvaluada:
    cells = {"codigo": codigo, "inicio_planificado": inicio, "fin_planificado": fin}
    usual = {
        "planificado": 0.5,
        "real": 0.25,
        "peso": 1.0,
        "hito": False,
        "cancelada": False,
        "con_dato": True,
        "semaforo": EN_MARCHA,
    }
    evaluated = {key: facts.pop(key) for key in list(facts) if key in usual}
    return ActividadEvaluada(cells | facts, inicio, fin, **(usual | evaluated))  # type: ignore[arg-type]


def programa(*actividades: ActividadEvaluada, **facts: object) -> ProgramaEvaluado:
    usual = {
        "fila": {"codigo": "P1"},
        "inicio": date(2026, 10, 1),
        "fin": date(2026, 12, 31),
        "medido_al": HOY,
        "planificado": 0.5,
        "real": 0.25,
        "reportado": 0.75,
        "brecha": 0.5,
        "peso": 1.0,
        "semaforo": EN_MARCHA,
        "marcas": (),
        "actividades": actividades,
        "canceladas": 0,
        "sin_dato": 0,
        "con_datos": True,
        "retirado": False,
    }
    return ProgramaEvaluado(**(usual | facts))  # type: ignore[arg-type]


def dibujo(*actividades: ActividadEvaluada, al: date = HOY, **facts: object) -> Gantt:
    drawn = draw(programa(*actividades, **facts), actividades, al)
    assert drawn is not None
    return drawn


def fila(found: ActividadEvaluada, al: date = HOY) -> Fila:
    return dibujo(found, al=al).filas[0]


def test_a_scale_spans_whole_months() -> None:
    assert scale([date(2026, 3, 5), date(2026, 5, 20)], date(2026, 4, 1)) == Escala(
        date(2026, 3, 1), date(2026, 6, 1)
    )


def test_today_is_on_the_scale_unless_it_stands_years_away() -> None:
    near = scale([date(2026, 3, 5), date(2026, 5, 20)], HOY)
    assert near is not None
    assert near.contains(HOY)
    far = scale([date(2016, 3, 5), date(2016, 5, 20)], HOY)
    assert far is not None
    assert not far.contains(HOY)


def test_a_plan_without_dates_has_no_drawing() -> None:
    undated = actividad(inicio=None, fin=None, planificado=None)
    assert draw(programa(undated, inicio=None, fin=None), (undated,), HOY) is None


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2026, 1, 1), date(2026, 4, 30), ["ene", "feb", "mar", "abr"]),
        (date(2026, 1, 1), date(2027, 12, 31), ["ene", "mar", "may", "jul", "sep", "nov"] * 2),
        (
            date(2026, 2, 1),
            date(2029, 1, 31),
            ["feb", "abr", "jul", "oct"] + ["ene", "abr", "jul", "oct"] * 2 + ["ene"],
        ),
        (date(2016, 5, 1), date(2026, 12, 31), [str(year) for year in range(2016, 2027)]),
    ],
)
def test_the_grid_keeps_its_labels_readable(first: date, last: date, labels: list[str]) -> None:
    escala = scale([first, last], first)
    assert escala is not None
    assert [mark.texto for mark in marks(escala)] == labels


def test_every_year_is_named_once() -> None:
    escala = scale([date(2026, 11, 1), date(2027, 2, 28)], HOY)
    assert escala is not None
    assert [mark.anio for mark in marks(escala)] == ["2026", "", "2027", ""]


def test_the_widest_span_of_dates_still_has_a_grid() -> None:
    escala = scale([date.min, date.max], HOY)
    assert escala is not None
    assert 0 < len(marks(escala)) < 30


def test_the_plan_begins_with_its_first_day_and_ends_with_its_last() -> None:
    assert fila(actividad()).plan == Tramo(0.0, 100.0)


def test_the_progress_is_a_part_of_the_plan() -> None:
    assert fila(actividad()).avance == Tramo(0.0, 25.0)


def test_what_is_missing_for_the_plan_is_hatched_up_to_the_tick() -> None:
    drawn = fila(actividad())
    assert drawn.tique == 50.0
    assert drawn.atraso == Tramo(25.0, 25.0)


def test_progress_ahead_of_the_plan_has_no_hatch() -> None:
    assert fila(actividad(real=0.6)).atraso is None


def test_the_tick_of_linear_planning_stands_on_today() -> None:
    days = (date(2026, 12, 31) - date(2026, 10, 1)).days + 1
    drawn = dibujo(actividad(planificado=((HOY - date(2026, 10, 1)).days + 1) / days))
    assert drawn.filas[0].tique == pytest.approx(drawn.hoy, abs=0.01)


def test_past_its_end_and_unfinished_is_hatched_up_to_today() -> None:
    drawn = dibujo(actividad(fin=date(2026, 10, 31)))
    overdue = drawn.filas[0].vencido
    assert overdue is not None
    assert drawn.filas[0].plan is not None
    assert overdue.x == drawn.filas[0].plan.hasta
    assert overdue.hasta == pytest.approx(drawn.hoy, abs=0.01)


@pytest.mark.parametrize(
    "facts",
    [
        {"fin": HOY},
        {"fin": HOY - timedelta(days=9), "semaforo": HECHO, "real": 1.0},
        {"fin": HOY - timedelta(days=9), "cancelada": True},
    ],
)
def test_what_ends_today_is_done_or_cancelled_is_not_overdue(facts: dict[str, object]) -> None:
    assert fila(actividad(**facts)).vencido is None  # type: ignore[arg-type]


def test_the_real_line_is_open_until_there_is_a_real_end() -> None:
    started = dibujo(actividad(inicio_real=date(2026, 10, 15)))
    assert started.filas[0].abierta
    assert started.filas[0].real is not None
    assert started.filas[0].real.hasta == pytest.approx(started.hoy, abs=0.01)
    ended = fila(actividad(inicio_real=date(2026, 10, 15), fin_real=date(2026, 10, 20)))
    assert not ended.abierta
    assert ended.real is not None
    assert ended.real.ancho == pytest.approx(600 / 92, abs=0.01)


def test_a_real_end_alone_is_a_day_of_real_line() -> None:
    drawn = fila(actividad(fin_real=date(2026, 10, 20)))
    assert drawn.real is not None
    assert drawn.real.ancho == pytest.approx(100 / 92, abs=0.01)


def test_an_activity_without_dates_of_its_own_is_drawn_as_supposed() -> None:
    borrowed = actividad(inicio_planificado=None, fin_planificado=None)
    assert fila(borrowed).supuesto
    assert not fila(actividad()).supuesto


def test_a_hito_is_a_diamond_planned_and_another_done() -> None:
    drawn = fila(
        actividad(
            hito=True,
            inicio=None,
            fin=date(2026, 10, 31),
            fin_real=date(2026, 11, 10),
            semaforo=HECHO,
            real=1.0,
        )
    )
    assert drawn.plan is None
    assert drawn.rombo is not None
    assert drawn.rombo.previsto is not None
    assert drawn.rombo.cumplido is not None
    assert drawn.rombo.previsto < drawn.rombo.cumplido
    assert drawn.rombo.fecha == date(2026, 11, 10)


def test_the_label_of_a_hito_near_the_edge_stands_on_its_left() -> None:
    late = fila(actividad(hito=True, inicio=None, fin=date(2026, 12, 30)))
    assert late.rombo is not None
    assert late.rombo.a_la_izquierda


def test_the_programme_shows_planned_real_and_reported_with_the_gap_bracketed() -> None:
    head = dibujo(actividad()).cabecera
    assert head is not None
    assert (head.tique, head.real, head.reportado) == (50.0, Tramo(0.0, 25.0), Tramo(0.0, 75.0))
    assert head.brecha == Tramo(25.0, 50.0)


def test_a_programme_without_activities_has_nothing_to_bracket() -> None:
    head = dibujo().cabecera
    assert head is not None
    assert head.reportado is None
    assert head.brecha is None


def test_an_elbow_leaves_passes_and_arrives_row_by_row() -> None:
    rows = (
        actividad("A1", fin=date(2026, 10, 31)),
        actividad("A2"),
        actividad("A3", inicio=date(2026, 12, 1), predecesora="a1"),
    )
    end, start = fila(rows[0]).plan, dibujo(*rows).filas[2].plan
    assert end is not None
    assert start is not None
    assert [row.codos for row in dibujo(*rows).filas] == [
        (Codo(piece, end.hasta, start.x, sube=False),) for piece in (Pieza.SALE, Pieza.PASA, Pieza.LLEGA)
    ]


def test_an_elbow_to_an_earlier_row_goes_up() -> None:
    rows = (actividad("A1", predecesora="A2"), actividad("A2"))
    assert [row.codos[0].sube for row in dibujo(*rows).filas] == [True, True]


def test_a_predecessor_on_another_page_draws_no_elbow() -> None:
    assert fila(actividad("A1", predecesora="A9; A1")).codos == ()
