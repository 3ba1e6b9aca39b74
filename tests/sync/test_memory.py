"""What is remembered is what the database holds, whatever was written, by whom, and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plan import database
from plan.config import Config
from plan.standard import ESTRATEGIA
from sync.catch_up import catch_up
from sync.decide import Decision, Opening
from sync.facts import Facts
from sync.journal import Journal
from sync.memory import Memory
from sync.pipeline import Pipeline
from sync.shapes import Sighting
from sync.standing import Standing
from sync.store import FileState, Load, Store, forget_times
from tests.conftest import Town
from tests.sync.histories import forget, live
from tests.sync.remembering import stored, told

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
NAMES = ("a", "b", "c")
PATHS = tuple(f"{name}.xlsx" for name in NAMES)


class CutError(Exception):
    """What a process meets that dies halfway."""


@dataclass
class Writers:
    """Everything that writes to one installation, each thing by its name; told which of three it is about."""

    config: Config
    engine: sa.Engine
    memory: Memory

    def __post_init__(self) -> None:
        self.journal = Journal(self.config.datos)
        self.store = Store(self.engine, self.journal, self.config.umbrales)
        self.facts = Facts(self.engine)
        self.moments = (NOW + timedelta(minutes=minute) for minute in count())

    def load_of_the_strategy(self, which: int) -> None:
        self._commit(self.store, "", which, "tomada", "vigente", self._opened(which))

    def load_of_an_office(self, which: int) -> None:
        self._commit(self.store, NAMES[which], which, "tomada", "vigente", Decision())

    def rejection(self, which: int) -> None:
        self._commit(self.store, NAMES[which], which, "rechazada", "rechazado", Decision())

    def held_strategy(self, which: int) -> None:
        self._commit(self.store, "", which, "retenida", "retenido", Decision())

    def release_in_the_strategy(self, which: int) -> None:
        keys = sorted(self.memory.strategy().rows["eje"])[: which + 1]
        load = Load(next(self.moments), "liberacion", "estrategia", "", "", "", 0, "liberada")
        self.store.commit(load, Decision(closed=[("eje", key) for key in keys]), ())

    def note_of_a_file(self, which: int) -> None:
        self.store.note_file(self._sighting(which), FileState("pendiente", next(self.moments)))

    def absence(self, which: int) -> None:
        self.store.note_absent(PATHS[: which + 1], next(self.moments))

    def forgotten_times(self, _which: int) -> None:
        self.store.forget_times()

    def task_of_the_day(self, which: int) -> None:
        self.facts.once(f"tarea {which}", next(self.moments), forget_times)

    def standing(self, which: int) -> None:
        self.facts.note_folder(Standing(NAMES[which]), next(self.moments))

    def load_cut_before_its_commit(self, which: int) -> None:
        """Leave the entry in the journal and nothing in the database."""

        def die(_connection: sa.Connection) -> None:
            raise CutError

        sa.event.listen(self.engine, "commit", die)
        with suppress(CutError):
            self.load_of_the_strategy(which)
        sa.event.remove(self.engine, "commit", die)

    def start_that_catches_up(self, _which: int) -> None:
        self._elsewhere(lambda engine: catch_up(engine, self.journal))

    def load_by_another_process(self, which: int) -> None:
        def load(engine: sa.Engine) -> None:
            store = Store(engine, self.journal, self.config.umbrales)
            self._commit(store, "", which, "tomada", "vigente", self._opened(which))

        self._elsewhere(load)

    def loss_of_the_last_carga(self, _which: int) -> None:
        number = self.memory.last_number()
        with suppress(sa.exc.IntegrityError):  # what closed rows cannot be lost
            forget(self.config, number)

    def engine_disposed_of(self, _which: int) -> None:
        self.engine.dispose()

    def other_database(self, which: int) -> None:
        """Put an empty database in the place of this one, as whoever restores a copy does."""
        self.engine.dispose()
        for path in self.config.datos.glob("tablero.sqlite*"):
            path.unlink()
        database.upgrade(self.engine)
        self.standing(which)

    def _commit(
        self, store: Store, origen: str, which: int, resultado: str, situacion: str, decision: Decision
    ) -> None:
        now = next(self.moments)
        load = Load(now, "carga", "", origen, PATHS[which], "0" * 64, 0, resultado)
        store.commit(load, decision, (), (self._sighting(which), FileState(situacion, now, "0" * 64, origen)))

    def _opened(self, which: int) -> Decision:
        (sheet,) = (sheet for sheet in ESTRATEGIA.sheets if sheet.table == "eje")
        values = dict.fromkeys(column.name for column in sheet.columns)
        key = f"e{self.memory.last_number()}-{which}"
        return Decision([Opening("eje", key, values | {"codigo": key, "nombre": key}, 2)])

    def _elsewhere(self, work: Callable[[sa.Engine], object]) -> None:
        engine = database.writer(self.config)
        work(engine)
        engine.dispose()

    def _sighting(self, which: int) -> Sighting:
        return Sighting(PATHS[which], 1, 2, 3, 4)


WRITES = [name for name, each in vars(Writers).items() if callable(each) and not name.startswith("_")]


@pytest.fixture
def writers(config: Config) -> Iterator[Writers]:
    config.datos.mkdir(exist_ok=True)
    engine = database.writer(config)
    database.upgrade(engine)
    yield Writers(config, engine, Memory(engine))
    engine.dispose()


@pytest.mark.parametrize("write", WRITES)
def test_after_each_kind_of_write_memory_says_what_the_database_says(writers: Writers, write: str) -> None:
    for name in ("load_of_the_strategy", "rejection", "standing"):
        getattr(writers, name)(0)
    before = told(writers.memory)
    getattr(writers, write)(1)
    assert told(writers.memory) == stored(writers.engine)
    assert write in {"load_cut_before_its_commit", "engine_disposed_of", "start_that_catches_up"} or (
        told(writers.memory) != before
    )


@given(steps=st.lists(st.tuples(st.sampled_from(WRITES), st.integers(0, 2), st.booleans()), max_size=12))
@settings(
    max_examples=25, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_memory_says_what_the_database_says_after_any_writes(
    writers: Writers, steps: list[tuple[str, int, bool]]
) -> None:
    for write, which, asked in steps:
        getattr(writers, write)(which)
        if asked:
            assert told(writers.memory) == stored(writers.engine), write
    assert told(writers.memory) == stored(writers.engine)


def test_after_a_whole_life_memory_says_what_the_database_says(
    town: Town, pipeline: Pipeline, config: Config, now: datetime
) -> None:
    live(town, pipeline, now)
    reader = database.reader(config)
    assert told(pipeline.memory) == stored(reader)
    reader.dispose()


def test_nothing_is_read_twice_while_nobody_commits(writers: Writers) -> None:
    asked: list[str] = []
    told(writers.memory)
    sa.event.listen(writers.engine, "before_cursor_execute", lambda *each: asked.append(each[2]))
    told(writers.memory)
    assert asked == []


def test_the_strategy_outlives_the_loads_of_offices(writers: Writers) -> None:
    writers.load_of_the_strategy(0)
    before = writers.memory.strategy()
    writers.load_of_an_office(1)
    assert writers.memory.strategy() is before
    writers.load_of_the_strategy(0)
    assert writers.memory.strategy() is not before


def test_a_database_that_counts_no_commits_is_read_each_time() -> None:
    engine = sa.create_engine("sqlite://")
    database.upgrade(engine)
    memory, facts = Memory(engine), Facts(engine)
    for situacion in NAMES:
        facts.note_folder(Standing(situacion), NOW)
        assert memory.folder()["situacion"] == situacion
