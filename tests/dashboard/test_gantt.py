"""The geometry of the Gantt, in percent of a scale of 100 days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dashboard.gantt.drawing import Bases, draw
from dashboard.gantt.elbows import Elbow, Piece
from dashboard.gantt.shapes import Gantt, Lane, Stretch
from dashboard.gantt.timescale import Scale, marks, scale_of
from plan.evaluado import ActividadEvaluada, Luz, Motivo, ProgramaEvaluado, Semaforo
from plan.linea_base import Plazo

TODAY = date(2026, 11, 20)
UNDER_WAY = Semaforo(Luz.ROJO, Motivo.ATRASADO, 7, "")
DONE = Semaforo(Luz.AZUL, Motivo.FINALIZADO, 2, "")


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
        "sin_respaldo": False,
    }
    semaforo = facts.pop("semaforo", UNDER_WAY)
    evaluated = {key: facts.pop(key) for key in list(facts) if key in usual}
    return ActividadEvaluada(cells | facts, inicio, fin, **(usual | evaluated), lit=lambda _: (semaforo, ()))


def programa(*actividades: ActividadEvaluada, **facts: object) -> ProgramaEvaluado:
    usual = {
        "fila": {"codigo": "P1"},
        "inicio": date(2026, 10, 1),
        "fin": date(2026, 12, 31),
        "medido_al": TODAY,
        "planificado": 0.5,
        "real": 0.25,
        "reportado": 0.75,
        "brecha": 0.5,
        "peso": 1.0,
        "semaforo": UNDER_WAY,
        "marcas": (),
        "actividades": actividades,
        "canceladas": 0,
        "sin_dato": 0,
        "con_datos": True,
        "retirado": False,
    }
    return ProgramaEvaluado(**(usual | facts))


def drawing(*actividades: ActividadEvaluada, al: date = TODAY, **facts: object) -> Gantt:
    drawn = draw(programa(*actividades, **facts), actividades, al)
    assert drawn is not None
    return drawn


def lane(found: ActividadEvaluada, al: date = TODAY) -> Lane:
    return drawing(found, al=al).lanes[0]


def test_a_scale_spans_whole_months() -> None:
    whole = Scale(date(2026, 3, 1), date(2026, 6, 1))
    assert scale_of([date(2026, 3, 5), date(2026, 5, 20)], date(2026, 4, 1)) == whole


def test_a_stretch_too_short_for_its_label_has_none() -> None:
    scale = scale_of([date(2015, 12, 1), date(2026, 12, 31)], date(2026, 12, 31))
    assert scale is not None
    assert [mark.text for mark in marks(scale)][:2] == ["", "2016"]


def test_a_year_gives_way_to_the_next_when_they_would_touch() -> None:
    scale = scale_of([date(2016, 12, 1), date(2019, 12, 31)], date(2019, 12, 31))
    assert scale is not None
    assert [mark.year for mark in marks(scale) if mark.year] == ["2017", "2018", "2019"]


def test_the_linea_base_stands_where_the_dates_were_first() -> None:
    base = Plazo(1, date(2026, 10, 1), date(2026, 11, 30), 31, ())
    found = draw(programa(actividad(clave="a1")), (actividad(clave="a1"),), TODAY, Bases(base, {"a1": base}))
    assert found is not None
    assert found.rebased
    assert found.heading is not None
    assert found.heading.base == found.lanes[0].base == Stretch(0.0, 66.304)


def test_no_linea_base_is_drawn_where_it_is_the_plan_or_the_dates_are_the_programmes() -> None:
    same = Plazo(1, date(2026, 10, 1), date(2026, 12, 31), 0, ())
    assumed = actividad(clave="a1")._replace(fila={"clave": "a1", "codigo": "A1"})
    rows = (actividad(clave="a1"), assumed)
    found = draw(programa(*rows), rows, TODAY, Bases(same, {"a1": same}))
    assert found is not None
    assert not found.rebased


def test_a_hito_that_moved_leaves_a_trace_from_where_it_was() -> None:
    was = Plazo(1, None, date(2026, 11, 30), 31, ())
    hito = actividad(clave="h1", hito=True)
    found = draw(programa(hito), (hito,), TODAY, Bases(actividades={"h1": was}))
    assert found is not None
    assert found.lanes[0].base == Stretch(66.304, 33.696)


def test_today_is_on_the_scale_unless_it_stands_years_away() -> None:
    near = scale_of([date(2026, 3, 5), date(2026, 5, 20)], TODAY)
    assert near is not None
    assert near.contains(TODAY)
    far = scale_of([date(2016, 3, 5), date(2016, 5, 20)], TODAY)
    assert far is not None
    assert not far.contains(TODAY)


def test_a_plan_without_dates_has_no_drawing() -> None:
    undated = actividad(inicio=None, fin=None, planificado=None)
    assert draw(programa(undated, inicio=None, fin=None), (undated,), TODAY) is None


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
    scale = scale_of([first, last], first)
    assert scale is not None
    assert [mark.text for mark in marks(scale)] == labels


def test_every_year_is_named_once() -> None:
    scale = scale_of([date(2026, 11, 1), date(2027, 2, 28)], TODAY)
    assert scale is not None
    assert [mark.year for mark in marks(scale)] == ["2026", "", "2027", ""]


def test_the_widest_span_of_dates_still_has_a_grid() -> None:
    scale = scale_of([date.min, date.max], TODAY)
    assert scale is not None
    assert 0 < len(marks(scale)) < 30


def test_the_plan_begins_with_its_first_day_and_ends_with_its_last() -> None:
    assert lane(actividad()).plan == Stretch(0.0, 100.0)


def test_the_progress_is_a_part_of_the_plan() -> None:
    assert lane(actividad()).avance == Stretch(0.0, 25.0)


def test_what_is_missing_for_the_plan_is_hatched_up_to_the_tick() -> None:
    drawn = lane(actividad())
    assert drawn.tick == 50.0
    assert drawn.behind == Stretch(25.0, 25.0)


def test_progress_ahead_of_the_plan_has_no_hatch() -> None:
    assert lane(actividad(real=0.6)).behind is None


def test_the_tick_of_linear_planning_stands_on_today() -> None:
    days = (date(2026, 12, 31) - date(2026, 10, 1)).days + 1
    drawn = drawing(actividad(planificado=((TODAY - date(2026, 10, 1)).days + 1) / days))
    assert drawn.lanes[0].tick == pytest.approx(drawn.today, abs=0.01)


def test_past_its_end_and_unfinished_is_hatched_up_to_today() -> None:
    drawn = drawing(actividad(fin=date(2026, 10, 31)))
    overdue = drawn.lanes[0].overdue
    assert overdue is not None
    assert drawn.lanes[0].plan is not None
    assert overdue.x == drawn.lanes[0].plan.end
    assert overdue.end == pytest.approx(drawn.today, abs=0.01)


@pytest.mark.parametrize(
    "facts",
    [
        {"fin": TODAY},
        {"fin": TODAY - timedelta(days=9), "semaforo": DONE, "real": 1.0},
        {"fin": TODAY - timedelta(days=9), "cancelada": True},
    ],
)
def test_what_ends_today_is_done_or_cancelled_is_not_overdue(facts: dict[str, object]) -> None:
    assert lane(actividad(**facts)).overdue is None


def test_the_real_line_is_open_until_there_is_a_real_end() -> None:
    started = drawing(actividad(inicio_real=date(2026, 10, 15)))
    assert started.lanes[0].open_ended
    assert started.lanes[0].real is not None
    assert started.lanes[0].real.end == pytest.approx(started.today, abs=0.01)
    ended = lane(actividad(inicio_real=date(2026, 10, 15), fin_real=date(2026, 10, 20)))
    assert not ended.open_ended
    assert ended.real is not None
    assert ended.real.width == pytest.approx(600 / 92, abs=0.01)


def test_a_real_end_alone_is_a_day_of_real_line() -> None:
    drawn = lane(actividad(fin_real=date(2026, 10, 20)))
    assert drawn.real is not None
    assert drawn.real.width == pytest.approx(100 / 92, abs=0.01)


def test_an_activity_without_dates_of_its_own_is_drawn_as_supposed() -> None:
    borrowed = actividad(inicio_planificado=None, fin_planificado=None)
    assert lane(borrowed).assumed
    assert not lane(actividad()).assumed


def test_a_hito_is_a_diamond_planned_and_another_done() -> None:
    drawn = lane(
        actividad(
            hito=True,
            inicio=None,
            fin=date(2026, 10, 31),
            fin_real=date(2026, 11, 10),
            semaforo=DONE,
            real=1.0,
        )
    )
    assert drawn.plan is None
    assert drawn.diamond is not None
    assert drawn.diamond.due is not None
    assert drawn.diamond.fulfilled is not None
    assert drawn.diamond.due < drawn.diamond.fulfilled
    assert drawn.diamond.day == date(2026, 11, 10)


def test_the_label_of_a_hito_near_the_edge_stands_on_its_left() -> None:
    late = lane(actividad(hito=True, inicio=None, fin=date(2026, 12, 30)))
    assert late.diamond is not None
    assert late.diamond.leftwards


def test_the_programme_shows_planned_real_and_reported_with_the_gap_bracketed() -> None:
    head = drawing(actividad()).heading
    assert head is not None
    assert (head.tick, head.real, head.reportado) == (50.0, Stretch(0.0, 25.0), Stretch(0.0, 75.0))
    assert head.brecha == Stretch(25.0, 50.0)


def test_a_programme_without_activities_has_nothing_to_bracket() -> None:
    head = drawing().heading
    assert head is not None
    assert head.reportado is None
    assert head.brecha is None


def test_an_elbow_leaves_passes_and_arrives_row_by_row() -> None:
    rows = (
        actividad("A1", fin=date(2026, 10, 31)),
        actividad("A2"),
        actividad("A3", inicio=date(2026, 12, 1), predecesora="a1"),
    )
    end, start = lane(rows[0]).plan, drawing(*rows).lanes[2].plan
    assert end is not None
    assert start is not None
    assert [row.elbows for row in drawing(*rows).lanes] == [
        (Elbow(piece, end.end, start.x, upwards=False),) for piece in Piece
    ]


def test_an_elbow_to_an_earlier_row_goes_up() -> None:
    rows = (actividad("A1", predecesora="A2"), actividad("A2"))
    assert [row.elbows[0].upwards for row in drawing(*rows).lanes] == [True, True]


def test_a_predecessor_on_another_page_draws_no_elbow() -> None:
    assert lane(actividad("A1", predecesora="A9; A1")).elbows == ()
