"""Days in short: where each programme stood, and what had been loaded by then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dashboard.day.days import tally
from dashboard.day.visibility import View
from dashboard.keeping.evaluations import Evaluations
from plan.config import Config
from plan.database import reader
from plan.evaluado import Luz, Motivo
from plan.groups import Group
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa

TODAY = date(2026, 11, 20)
BEFORE = date(2026, 10, 1)


@pytest.fixture
def evaluations(populated: Factory, config: Config) -> Iterator[Evaluations]:
    del populated
    engine = reader(config)
    yield Evaluations(engine, config)
    engine.dispose()


def test_a_day_says_how_each_programme_stood(evaluations: Evaluations) -> None:
    day = evaluations.days(View.PUBLIC, [TODAY], TODAY)[TODAY]
    assert day is not None
    found = day["op", "op-7"]
    assert (found.luz, found.motivo, found.group) == (Luz.ROJO, Motivo.VENCIDO, Group.ROJO)
    assert (found.codigo, found.nombre, found.eje, found.lineamiento) == ("OP-7", "Mercado", "e1", "l1")
    assert found.reportado == 0.6


def test_a_past_day_knows_only_what_was_loaded_by_then(evaluations: Evaluations) -> None:
    day = evaluations.days(View.PUBLIC, [BEFORE], TODAY)[BEFORE]
    assert day is not None
    assert set(day) == {("sal", "sal-1")}


def test_there_is_no_day_before_the_first_load(evaluations: Evaluations) -> None:
    assert evaluations.days(View.PUBLIC, [date(2026, 8, 1)], TODAY) == {date(2026, 8, 1): None}


def test_a_page_of_a_day_before_the_first_load_makes_no_day_of_it(evaluations: Evaluations) -> None:
    early = date(2026, 8, 1)
    evaluations.photo(View.PUBLIC, early, TODAY)
    assert evaluations.days(View.PUBLIC, [early], TODAY) == {early: None}


def test_what_is_hidden_today_is_in_no_public_day(evaluations: Evaluations, populated: Factory) -> None:
    programa(populated, "SAL", "SAL-1", publico="No")
    populated.load("OP", TODAY)
    public = evaluations.days(View.PUBLIC, [BEFORE, TODAY], TODAY)
    whole = evaluations.days(View.WHOLE, [BEFORE, TODAY], TODAY)
    assert [("sal", "sal-1") in (day or {}) for day in public.values()] == [False, False]
    assert [("sal", "sal-1") in (day or {}) for day in whole.values()] == [True, True]


def test_the_programmes_of_a_day_are_counted_by_group(evaluations: Evaluations) -> None:
    day = evaluations.days(View.PUBLIC, [TODAY], TODAY)[TODAY]
    assert evaluations.tallies(View.PUBLIC, [TODAY], TODAY) == {TODAY: tally(day or {})}
    assert tally(day or {})[Group.DETENIDO] == 1
