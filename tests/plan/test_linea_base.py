"""The línea base in the versions of a row."""

from __future__ import annotations

from datetime import date

import pytest

from plan.linea_base import meta, plazo

MARCH, JUNE, JULY, OCTOBER = (date(2026, month, 30) for month in (3, 6, 7, 10))


def versions(*drawn: tuple[date | None, date | None]) -> list[dict[str, object]]:
    return [
        {"desde": number, "inicio_planificado": inicio, "fin_planificado": fin}
        for number, (inicio, fin) in enumerate(drawn, start=1)
    ]


@pytest.mark.parametrize(
    ("drawn", "base", "veces", "dias"),
    [
        ([(MARCH, JUNE)], (MARCH, JUNE), 0, 0),
        ([(MARCH, JUNE), (MARCH, JUNE)], (MARCH, JUNE), 0, 0),
        ([(MARCH, JUNE), (MARCH, JULY)], (MARCH, JUNE), 1, 30),
        ([(MARCH, JUNE), (MARCH, JULY), (MARCH, OCTOBER)], (MARCH, JUNE), 2, 122),
        ([(MARCH, JULY), (MARCH, JUNE)], (MARCH, JULY), 1, -30),
        ([(MARCH, JUNE), (JUNE, JULY), (MARCH, JUNE)], (MARCH, JUNE), 2, 0),
        ([(None, None), (MARCH, JUNE)], (MARCH, JUNE), 0, 0),
        ([(None, JUNE), (MARCH, JUNE), (MARCH, JULY)], (MARCH, JUNE), 1, 30),
        ([(MARCH, JUNE), (None, None), (MARCH, JULY)], (MARCH, JUNE), 1, 30),
        ([(MARCH, JUNE), (None, None)], (MARCH, JUNE), 0, None),
        ([(None, None)], (None, None), 0, None),
    ],
)
def test_the_first_dates_are_the_base_and_each_later_move_counts(
    drawn: list[tuple[date | None, date | None]],
    base: tuple[date | None, date | None],
    veces: int,
    dias: int | None,
) -> None:
    found = plazo(versions(*drawn))
    assert found is not None
    assert ((found.inicio, found.fin), found.veces, found.dias) == (base, veces, dias)


def test_a_move_says_with_which_carga_it_came_and_what_it_replaced() -> None:
    found = plazo(versions((MARCH, JUNE), (MARCH, JUNE), (MARCH, JULY)))
    assert found is not None
    assert [(each.carga, each.antes, each.despues) for each in found.cambios] == [
        (3, (MARCH, JUNE), (MARCH, JULY))
    ]


def test_the_target_of_an_indicator_has_its_base_too() -> None:
    found = meta([{"desde": 4, "meta": 1800.0, "fecha_de_la_meta": JUNE}, {"desde": 6, "meta": 1500.0}])
    assert found is not None
    assert (found.carga, found.meta, found.fecha, found.veces) == (4, 1800.0, JUNE, 1)


def test_what_was_never_accepted_has_no_base() -> None:
    assert plazo([]) is None
    assert meta([]) is None
