"""Past days: measured once, apart from the pages, and reduced to what each view may see."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from threading import Event

import pytest

from dashboard.day.days import WholeDay, standings
from dashboard.day.visibility import View, hidden_programas, seen
from dashboard.keeping.almanac import FILE, Almanac
from dashboard.keeping.evaluations import Evaluations
from dashboard.keeping.filler import InBackground, Job
from dashboard.keeping.past import Past, PastDay
from plan import history
from plan.config import Config
from plan.database import reader
from plan.evaluacion import evaluate
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa, task

TODAY = date(2026, 11, 20)
YESTERDAY = date(2026, 11, 19)
WEEKS = [TODAY - timedelta(weeks=week) for week in range(12)]


class ByHand:
    """Does what it was asked for when it is told to."""

    def __init__(self) -> None:
        self.waiting: dict[Hashable, Job] = {}
        self.done: list[Hashable] = []

    def ask(self, jobs: Mapping[Hashable, Job]) -> None:
        self.waiting |= jobs

    def work(self) -> None:
        while self.waiting:
            key = next(iter(self.waiting))
            self.done.append(key)
            self.waiting.pop(key)()


class Site:
    """Evaluations over a file of days, as one program after another opens them."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.begin()

    def begin(self) -> None:
        self.filler = ByHand()
        self.engine = reader(self._config)
        self.almanac = Almanac(self._config.datos / FILE)
        self.evaluations = Evaluations(self.engine, self._config, self.almanac, self.filler)

    def end(self) -> None:
        self.almanac.close()
        self.engine.dispose()


@pytest.fixture
def site(populated: Factory, config: Config) -> Iterator[Site]:
    del populated
    made = Site(config)
    yield made
    made.end()


def test_a_day_not_measured_yet_is_none_until_it_is(site: Site) -> None:
    before = site.evaluations.days(View.PUBLIC, WEEKS, TODAY)
    assert [day for day, found in before.items() if found is not None] == [TODAY]
    assert site.evaluations.unmeasured == 11
    site.filler.work()
    after = site.evaluations.days(View.PUBLIC, WEEKS, TODAY)
    assert None not in after.values()
    assert site.evaluations.unmeasured == 11


def test_the_day_a_week_ago_is_measured_first(site: Site) -> None:
    site.evaluations.days(View.PUBLIC, WEEKS, TODAY)
    site.filler.work()
    assert [day.al for day in site.filler.done if isinstance(day, PastDay)] == WEEKS[1:]


def test_what_one_program_measured_the_next_one_finds(site: Site) -> None:
    site.evaluations.days(View.PUBLIC, WEEKS, TODAY)
    site.filler.work()
    measured = site.evaluations.days(View.PUBLIC, WEEKS, TODAY)
    site.end()
    site.begin()
    assert site.evaluations.days(View.PUBLIC, WEEKS, TODAY) == measured
    assert not site.filler.waiting


def test_the_past_of_a_page_that_shows_it_is_known_at_once(site: Site) -> None:
    site.evaluations.photo(View.PUBLIC, YESTERDAY, TODAY)
    found = site.evaluations.days(View.PUBLIC, [YESTERDAY], TODAY)[YESTERDAY]
    assert found is not None
    assert ("op", "op-1") in found


def test_a_load_of_today_leaves_the_past_as_it_is(site: Site, populated: Factory) -> None:
    site.evaluations.days(View.PUBLIC, WEEKS, TODAY)
    site.filler.work()
    populated.load("OP", TODAY, TODAY)
    site.evaluations.days(View.PUBLIC, WEEKS, TODAY)
    assert not site.filler.waiting


def test_a_load_known_late_changes_the_days_that_knew_of_it(site: Site, populated: Factory) -> None:
    site.evaluations.days(View.PUBLIC, [YESTERDAY], TODAY)
    site.filler.work()
    populated.load("OP", YESTERDAY, YESTERDAY)
    assert site.evaluations.days(View.PUBLIC, [YESTERDAY], TODAY) == {YESTERDAY: None}


def test_what_is_hidden_later_leaves_the_public_days_without_measuring_again(
    site: Site, populated: Factory
) -> None:
    site.evaluations.days(View.PUBLIC, [YESTERDAY], TODAY)
    site.filler.work()
    populated.load("OP", TODAY, TODAY)
    programa(populated, "OP", "OP-1", publico="No")
    for view, there in ((View.PUBLIC, False), (View.WHOLE, True)):
        found = site.evaluations.days(view, [YESTERDAY], TODAY)[YESTERDAY]
        assert found is not None
        assert (("op", "op-1") in found) is there


def test_a_day_reduced_to_a_view_is_what_that_view_would_have_measured(
    populated: Factory, config: Config
) -> None:
    programa(populated, "OP", "OP-8", publico="No", ponderacion=9.0, observaciones="Algo")
    programa(populated, "OP", "OP-3", nombre="Puente viejo", estado="Suspendido", justificacion="Otra")
    task(populated, "OP-8", "OP-8.1", avance=0.2)
    task(populated, "OP-2", "OP-2.1", avance=0.2, predecesora="OP-8.1", justificacion="Lluvias")
    hidden = frozenset({("op", "op-7")})
    engine = reader(config)
    with engine.connect() as connection:
        whole = history.panorama(connection)
    engine.dispose()
    masked = seen(whole, View.PUBLIC, frozenset())
    kept = WholeDay(standings(masked, evaluate(masked, TODAY, config.umbrales)), hidden_programas(whole))
    for view in View:
        rows = seen(whole, view, hidden | hidden_programas(whole))
        assert kept.seen(view, hidden) == standings(rows, evaluate(rows, TODAY, config.umbrales))


def test_other_thresholds_measure_anew(site: Site, config: Config, populated: Factory) -> None:
    del populated
    asked = [PastDay(YESTERDAY, 3)]
    with site.engine.connect() as connection:
        Past(site.engine, config, site.almanac, site.filler).days(connection, asked)
        site.filler.work()
        Past(site.engine, config, site.almanac, site.filler).days(connection, asked)
        assert not site.filler.waiting
        strict = _stricter(config)
        Past(site.engine, strict, site.almanac, site.filler).days(connection, asked)
        assert site.filler.waiting


def _stricter(config: Config) -> Config:
    return replace(config, umbrales=replace(config.umbrales, verde_puntos=0.01))


def test_the_thread_does_what_it_is_asked_and_tells_when_nothing_waits() -> None:
    filler, told, done = InBackground(), Event(), []
    with filler.running(
        lambda: filler.ask({"a": lambda: done.append("a"), "b": lambda: done.append("b")}), told.set
    ):
        assert told.wait(20)
    assert done == ["a", "b"]


def test_a_job_that_fails_is_told_and_the_next_one_done(caplog: pytest.LogCaptureFixture) -> None:
    filler, told, done = InBackground(), Event(), []
    jobs: dict[Hashable, Job] = {"a": lambda: 1 / 0, "b": lambda: done.append("b")}
    with filler.running(lambda: filler.ask(jobs), told.set):
        assert told.wait(20)
    assert done == ["b"]
    assert "ZeroDivisionError" in caplog.text


def test_a_thread_that_was_stopped_leaves_the_rest() -> None:
    filler, begun, done = InBackground(), Event(), []
    with filler.running(begun.set, lambda: None):
        assert begun.wait(20)
    filler.ask({"a": lambda: done.append("a")})
    assert done == []
