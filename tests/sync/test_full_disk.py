"""A full disk of the data: one sentence while it lasts, and work goes on alone when there is room."""

from __future__ import annotations

import errno
import logging
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from sync.full_disk import full_disk_sentence, is_full_disk
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.service import Service
from tests.commands import tablero
from tests.conftest import ESTRATEGIA, Town
from tests.sync.drawings import OP

ROOM = 1 << 30
"""More pages than any database has."""


class Disk:
    """A database that may grow to so many pages and no further."""

    def __init__(self, config: Config) -> None:
        self.engine = database.writer(config)
        self.pages = ROOM
        sa.event.listen(self.engine, "checkout", lambda raw, *_: raw.execute(self._limit()))

    def _limit(self) -> str:
        return f"PRAGMA max_page_count = {self.pages}"


@pytest.fixture
def disk(config: Config) -> Iterator[Disk]:
    disk = Disk(config)
    database.upgrade(disk.engine)
    yield disk
    disk.engine.dispose()


def test_the_service_tells_a_full_disk_once_and_takes_what_waits_when_there_is_room(
    town: Town, config: Config, disk: Disk, pool: ReaderPool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    lines = (f"| X{turn} | E1 | {'Un lineamiento largo ' * 8} |\n" for turn in range(300))
    town.save("estrategia.xlsx", ESTRATEGIA + "".join(lines))
    disk.pages = 1
    moment = datetime(2026, 11, 20, 15, tzinfo=UTC)
    with Service(config, Pipeline(config, disk.engine, pool), lambda: moment):
        wait_until(lambda: full_disk_sentence(config.datos) in caplog.text)
        for turn in range(3):
            town.save("OP.xlsx", OP.replace("0.4 ", f"0.4{turn}"))
            time.sleep(0.5)
        disk.pages = ROOM
        wait_until(lambda: offices(disk.engine) == {"", "op"})
    assert caplog.text.count(full_disk_sentence(config.datos)) == 1
    assert "Traceback" not in caplog.text


def test_a_command_says_that_the_disk_is_full(
    config: Config, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    del town

    def no_room(_journal: object, _entry: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("sync.journal.Journal.write", no_room)
    done = tablero(config, "ingest")
    assert (done.returncode, "No queda lugar en el disco" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "error", [OSError(errno.EACCES, "denied"), ValueError("x"), sa.exc.ArgumentError("x")]
)
def test_other_faults_are_not_taken_for_a_full_disk(error: Exception) -> None:
    assert not is_full_disk(error)


def offices(engine: sa.Engine) -> set[str]:
    with database.reading_side(engine).connect() as connection:
        return set(history.owners(connection))


def wait_until(true: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "no llegó a pasar"
        time.sleep(0.05)
