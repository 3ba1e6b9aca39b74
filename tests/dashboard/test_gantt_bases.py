"""The línea base in the geometry of the Gantt."""

from __future__ import annotations

from datetime import date

from dashboard.gantt.drawing import Bases, draw
from dashboard.gantt.shapes import Stretch
from plan.linea_base import Plazo
from tests.dashboard.test_gantt import TODAY, actividad, programa


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
