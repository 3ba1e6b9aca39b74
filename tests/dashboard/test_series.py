"""The series of an indicator drawn in percent of a plane."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.charts.series import Plot, plot
from plan.evaluado import IndicadorEvaluado, Luz, Motivo, Punto, Semaforo

AL = date(2026, 3, 1)


def drawn(*points: tuple[date, float | None, float | None], **cells: object) -> Plot | None:
    serie = tuple(Punto(*point) for point in points)
    return plot(
        IndicadorEvaluado(cells, Semaforo(Luz.VERDE, Motivo.EN_TERMINO, 0, ""), 1, 1, 1, AL, serie), AL
    )


def test_an_indicator_without_measurements_has_no_drawing() -> None:
    assert drawn() is None
    assert drawn((AL, None, None)) is None


def test_the_first_day_stands_on_the_left_and_the_last_on_the_right() -> None:
    found = drawn((date(2026, 1, 1), 10.0, 4.0), (date(2026, 1, 11), 20.0, None))
    assert found is not None
    assert [spot.x for spot in found.programado] == [0.0, 100.0]
    assert [spot.x for spot in found.valor] == [0.0]


def test_the_grid_has_round_figures_and_holds_every_value_and_the_target() -> None:
    found = drawn((date(2026, 1, 1), None, 4.0), (date(2026, 2, 1), None, 742.0), meta=1800.0)
    assert found is not None
    assert [rung.text for rung in found.rungs] == ["0", "1.000", "2.000"]
    assert found.meta == pytest.approx(10.0)


def test_values_far_from_zero_are_drawn_from_near_them() -> None:
    found = drawn((date(2026, 1, 1), None, 80.0), (date(2026, 2, 1), None, 82.0))
    assert found is not None
    assert found.rungs[0].text == "80"


def test_negative_values_stand_below_the_zero() -> None:
    found = drawn((date(2026, 1, 1), None, -5.0), (date(2026, 2, 1), None, 5.0))
    assert found is not None
    assert [rung.text for rung in found.rungs] == ["−5", "0", "5"]


def test_a_value_that_never_moves_has_a_plane_too() -> None:
    found = drawn((date(2026, 1, 1), None, 0.0))
    assert found is not None
    assert (found.valor[0].x, found.today) == (50.0, None)


def test_what_adds_up_is_drawn_added_up() -> None:
    days = [(date(2026, month, 1), 3.0, 2.0) for month in (1, 2, 3)]
    found = drawn(*days, acumulacion="Suma")
    assert found is not None
    assert [spot.valor for spot in found.valor] == [2.0, 4.0, 6.0]
    assert [spot.valor for spot in found.programado] == [3.0, 6.0, 9.0]


def test_today_is_marked_while_the_series_goes_beyond_it() -> None:
    found = drawn((date(2026, 2, 1), 1.0, 1.0), (date(2026, 4, 1), 2.0, None))
    assert found is not None
    assert found.today == pytest.approx(47.46)
