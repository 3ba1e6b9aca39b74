"""Reports beside a running service: they come by themselves, delay nothing and wake nobody."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from plan.config import Config
from sync.beside import Beside
from sync.pipeline import Pipeline
from sync.service import Service
from sync.watch import Waker
from tests.catalogue.breaking import PLANILLA
from tests.commands import tablero
from tests.conftest import OPTIONS, Town, write_config
from tests.drawing import xlsx
from tests.waiting import wait_until

RIGHT = xlsx(PLANILLA)
"""Without anything to mark, so that no process is started for it."""


@pytest.fixture
def config(config: Config) -> Config:
    return write_config(config.path.parent, {**OPTIONS, "informes.activo": True})


@pytest.fixture
def waker(config: Config) -> Iterator[tuple[Waker, Event]]:
    wake = Event()
    (config.compartida / "_informes").mkdir()
    waker = Waker(config.compartida, wake)
    waker.start()
    yield waker, wake
    waker.stop()


def test_a_save_is_answered_by_the_service_itself(
    town: Town, config: Config, pipeline: Pipeline, now: datetime
) -> None:
    report = config.compartida / "_informes" / "OP - informe.html"
    with Service(config, pipeline, lambda: now):
        town.save("OP.xlsx", RIGHT)
        wait_until(report.exists)
    assert "Obras Públicas" in report.read_text(encoding="utf-8")


def test_what_is_left_for_the_offices_wakes_no_scan(waker: tuple[Waker, Event], config: Config) -> None:
    watching, wake = waker
    for name in ("_informes/.OP - informe.html.tmp", "_informes/OP - informe.html"):
        (config.compartida / name).write_bytes(b"x")
    (config.compartida / "OP.xlsx").write_bytes(b"x")
    named: set[str] = set()

    def seen() -> bool:
        named.update(watching.named())
        return "OP.xlsx" in named

    wait_until(seen)
    assert wake.is_set()
    assert not {name for name in named if name.startswith("_informes")}


def test_a_folder_that_hangs_holds_up_neither_loads_nor_the_stop(
    town: Town, config: Config, pipeline: Pipeline, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung, release = Event(), Event()
    lexists = os.path.lexists

    def hang(path: str | Path) -> bool:
        if "_informes" in str(path):
            hung.set()
            release.wait(30)
        return lexists(path)

    monkeypatch.setattr("sync.report.folder.os.path.lexists", hang)
    with Service(config, pipeline, lambda: now):
        assert hung.wait(30)
        town.save("OP.xlsx", RIGHT)
        wait_until(lambda: "op" in pipeline.memory.owners())
    left = [thread.name for thread in threading.enumerate() if thread.name in {"informes", "ingesta"}]
    release.set()
    assert left == []


def test_work_asked_for_while_it_is_done_is_done_once_more_and_a_fault_ends_nothing(now: datetime) -> None:
    done: list[datetime] = []
    started, go_on = Event(), Event()

    def work(moment: datetime) -> None:
        done.append(moment)
        started.set()
        go_on.wait(30)
        if len(done) == 1:
            raise ValueError

    beside = Beside("prueba", work, go_on.set)
    beside.begin()
    beside.ask(now)
    assert started.wait(30)
    for minutes in (1, 2):
        beside.ask(now + timedelta(minutes=minutes))
    go_on.set()
    wait_until(lambda: len(done) == 2)
    beside.end()
    assert done == [now, now + timedelta(minutes=2)]


def test_ingest_answers_at_its_end(town: Town, config: Config) -> None:
    town.save("OP.xlsx", RIGHT)
    tablero(config, "ingest")
    assert (config.compartida / "_informes" / "OP - informe.html").is_file()
