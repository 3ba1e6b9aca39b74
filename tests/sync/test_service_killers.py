"""Killers dropped into the folder of the running service: each gets its sentence, and nobody else waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.problems import Place, message, problem
from sync.pipeline import Pipeline
from sync.service import Service
from tests import killers
from tests.bad_files import FILES
from tests.catalogue.breaking import reads_well
from tests.conftest import Town
from tests.sync.drawings import OP, Rows
from tests.waiting import wait_until
from tests.watched_pool import WatchedPool

Running = Callable[[], AbstractContextManager[Service]]
Save = Callable[[float], None]
Tell = Callable[[str], str]


@pytest.fixture
def watched() -> Iterator[WatchedPool]:
    with WatchedPool() as pool:
        yield pool


@pytest.fixture
def running(config: Config, pipeline: Pipeline, watched: WatchedPool, now: datetime) -> Iterator[Running]:
    """Give what starts the service, as often as wanted, on the same folders and with the same readers."""
    del pipeline  # made the tables
    moments = (now + timedelta(seconds=turn) for turn in range(100_000))
    engine = database.writer(config)

    @contextmanager
    def start() -> Iterator[Service]:
        with Service(config, Pipeline(config, engine, watched), lambda: next(moments)) as service:
            yield service

    yield start
    engine.dispose()


@pytest.fixture
def saved(town: Town, rows: Rows) -> Save:
    """Give what saves a good workbook and waits until it is in force."""

    def save(avance: float) -> None:
        town.save("OP.xlsx", OP.replace("0.4 ", str(avance)))
        wait_until(lambda: rows("programa").get("op-1", {}).get("avance_reportado") == avance)

    return save


@pytest.fixture
def told(engine: sa.Engine) -> Tell:
    """Give what tells the code of the problem that a file has."""

    def tell(path: str) -> str:
        with engine.connect() as connection:
            found = {record["ruta"]: record for record in history.files(connection)}.get(path)
        if not found or not found["problema"]:
            return ""
        sentence = message(problem(found["problema"], Place(workbook=path), found["hechos"]))
        assert reads_well(sentence), sentence
        return str(found["problema"])

    return tell


def test_every_bad_file_has_its_sentence_while_good_workbooks_go_on_and_is_not_read_again(
    town: Town,
    running: Running,
    watched: WatchedPool,
    saved: Save,
    told: Tell,
) -> None:
    expected = {f"M{number}.xlsx": code for number, (_, _, code) in enumerate(FILES)}
    with running():
        for turn, (path, (_, make, _)) in enumerate(zip(expected, FILES, strict=True)):
            town.save(path, make())
            if turn % 15 == 0:
                saved((30 + turn // 15) / 100)
        wait_until(lambda: {path: told(path) for path in expected} == expected, 60)
        read = sorted(path for path in watched.paths if path in expected)
        assert len(set(read)) == len(read)
        saved(0.7)
    with running():
        saved(0.8)
    assert sorted(path for path in watched.paths if path in expected) == read


def test_good_workbooks_saved_while_a_killer_is_being_read_do_not_wait_for_it(
    town: Town,
    running: Running,
    watched: WatchedPool,
    saved: Save,
    told: Tell,
) -> None:
    watched.held = {"M.xlsx"}
    with running():
        saved(0.41)
        town.save("M.xlsx", killers.far_without_address())
        assert watched.begun.wait(30)
        for avance in (0.42, 0.43, 0.42):
            saved(avance)
        assert told("M.xlsx") == ""
        watched.release.set()
        wait_until(lambda: told("M.xlsx") == "ARCHIVO_DETIENE_LECTOR")
        saved(0.44)


def test_a_killer_is_read_again_only_when_its_bytes_or_the_program_change(
    town: Town,
    running: Running,
    watched: WatchedPool,
    saved: Save,
    told: Tell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    killer = killers.far_without_address()
    with running() as service:
        town.save("M.xlsx", killer)
        wait_until(lambda: told("M.xlsx"))
        town.save("Otro nombre.xlsx", killer)
        wait_until(lambda: told("Otro nombre.xlsx") == "ARCHIVO_DETIENE_LECTOR")
        service.hasten("relectura")
        saved(0.41)
        assert watched.paths.count("M.xlsx") + watched.paths.count("Otro nombre.xlsx") == 1
        town.save("M.xlsx", killer[:-2] + b"\x01\x00!")
        wait_until(lambda: watched.paths.count("M.xlsx") == 2)
    monkeypatch.setattr("sync.condemned.VERSION", "99.0")
    with running():
        wait_until(lambda: watched.paths.count("M.xlsx") == 3)
        saved(0.42)
        saved(0.43)
    assert watched.paths.count("M.xlsx") == 3
