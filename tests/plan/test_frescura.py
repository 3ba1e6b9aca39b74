"""Freshness: which days count, and for whom."""

from __future__ import annotations

from datetime import date

import pytest

from plan.evaluado import Corte
from plan.frescura import counted_days, freshness, moment_of
from plan.umbrales import Receso, Umbrales

AL = date(2026, 11, 20)


def receso(desde: int, hasta: int) -> Receso:
    """A receso of November 2026."""
    return Receso(date(2026, 11, desde), date(2026, 11, hasta))


@pytest.mark.parametrize(
    ("recesos", "expected"),
    [
        ([], 10),
        ([receso(11, 20)], 0),
        ([receso(10, 10)], 10),  # the day of the corte is no day of waiting
        ([receso(1, 12)], 8),
        ([receso(18, 28)], 7),
        ([receso(12, 13), receso(15, 15)], 7),
        ([receso(15, 15), receso(12, 13)], 7),
        ([receso(12, 15), receso(14, 16)], 5),  # days of two recesos are left out once
        ([receso(12, 18), receso(14, 15)], 3),
        ([receso(1, 5)], 10),
        ([receso(25, 28)], 10),
        ([receso(15, 12)], 10),  # a receso turned around has no days
    ],
)
def test_days_count_after_the_corte_and_outside_recesos(recesos: list[Receso], expected: int) -> None:
    assert counted_days(date(2026, 11, 10), AL, recesos) == expected


@pytest.mark.parametrize(
    ("corte", "dias", "fresca"),
    [
        (date(2026, 11, 20), 0, True),
        (date(2026, 10, 6), 45, True),
        (date(2026, 10, 5), 46, False),
        (date(2026, 12, 31), 0, True),
    ],
)
def test_an_office_is_fresh_while_its_days_are_within_the_limit(corte: date, dias: int, fresca: bool) -> None:
    found = freshness(Corte(corte, declarado=True, carga=1), AL, Umbrales())
    assert (found.corte, found.dias, found.fresca) == (min(corte, AL), dias, fresca)


def test_an_office_that_never_informed_has_no_days_and_is_measured_today() -> None:
    found = freshness(None, AL, Umbrales())
    assert (found.corte, found.dias, found.fresca) == (None, None, False)
    assert moment_of(found, AL, Umbrales()).medido_al == AL
