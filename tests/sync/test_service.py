"""The service on real files with a real watcher: it takes saves by itself, and outlives what goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan import history
from plan.config import Config
from sync.decisions import Note, collect, leave
from sync.intake import Outcome
from sync.pipeline import Pipeline
from sync.service import Service
from tests.conftest import Town
from tests.sync.drawings import OP, Rows, many
from tests.waiting import wait_until


@pytest.fixture
def ticking(now: datetime) -> Callable[[], datetime]:
    """Tell a moment that moves on with each reading, whatever the clock of the machine says."""
    moments = (now + timedelta(seconds=turn) for turn in range(10_000))
    return lambda: next(moments)


@pytest.fixture
def service(config: Config, pipeline: Pipeline, ticking: Callable[[], datetime]) -> Iterator[Service]:
    with Service(config, pipeline, ticking) as running:
        yield running


def loads(engine: sa.Engine) -> int:
    with engine.connect() as connection:
        return len(history.cargas(connection, 1000))


def test_what_is_there_at_the_start_and_what_is_saved_later_is_taken(
    town: Town, service: Service, rows: Rows
) -> None:
    del service
    wait_until(lambda: rows("dependencia"))
    town.save("OP.xlsx", OP)
    wait_until(lambda: "op-1" in rows("programa"))
    town.save("OP.xlsx", OP.replace("0.4 ", "0.45"))
    wait_until(lambda: rows("programa")["op-1"]["avance_reportado"] == 0.45)


def test_saves_are_seen_even_when_no_event_comes(
    town: Town,
    config: Config,
    pipeline: Pipeline,
    ticking: Callable[[], datetime],
    rows: Rows,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_events() -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("sync.watch.Observer", no_events)
    with Service(config, pipeline, ticking) as running:
        wait_until(lambda: rows("dependencia"))
        town.save("OP.xlsx", OP)
        running.hasten("recorrido")
        wait_until(lambda: "op-1" in rows("programa"))


def test_a_decision_left_by_a_command_is_carried_out(
    town: Town, service: Service, rows: Rows, engine: sa.Engine, config: Config
) -> None:
    del service
    town.save("OP.xlsx", many())
    wait_until(lambda: len(rows("programa")) == 18)
    town.save("OP.xlsx", many(gone=7))
    wait_until(lambda: loads(engine) == 3)
    leave(config.datos, Note("confirmar", "ana", 3))
    wait_until(lambda: sum(row["marca"] == "retirado" for row in rows("programa").values()) == 7)
    wait_until(lambda: list(collect(config.datos)) == [])


def test_a_decision_that_comes_too_late_is_told_and_forgotten(
    town: Town, service: Service, rows: Rows, config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    del town, service
    caplog.set_level(logging.INFO)
    wait_until(lambda: rows("dependencia"))
    leave(config.datos, Note("rechazar", "ana", 1))
    wait_until(lambda: "La carga 1 no está retenida" in caplog.text)
    assert not list((config.datos / "decisiones").glob("*.json"))


def test_a_decision_that_cannot_be_carried_out_waits_and_holds_up_no_scan(
    town: Town,
    service: Service,
    rows: Rows,
    config: Config,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def disk_full(*_: object) -> Iterator[Outcome]:
        raise OSError(28, "No space left on device")

    wait_until(lambda: rows("dependencia"))
    monkeypatch.setattr("sync.resolving.Resolver.carry_out", disk_full)
    leave(config.datos, Note("rechazar", "ana", 1))
    wait_until(lambda: "No se pudo cumplir la decisión" in caplog.text)
    town.save("OP.xlsx", OP)
    service.hasten("recorrido")
    wait_until(lambda: "op-1" in rows("programa"))
    monkeypatch.undo()
    wait_until(lambda: "La carga 1 no está retenida" in caplog.text)
    wait_until(lambda: not list(collect(config.datos)))


def test_a_folder_that_goes_away_is_told_and_taken_up_again_when_it_is_back(
    town: Town, service: Service, rows: Rows, config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    wait_until(lambda: rows("dependencia"))
    away = config.compartida.rename(config.compartida.with_name("desconectada"))
    service.hasten("recorrido")
    wait_until(lambda: "No se puede leer la carpeta compartida" in caplog.text)
    away.rename(config.compartida)
    town.save("OP.xlsx", OP)
    service.hasten("recorrido")
    wait_until(lambda: "op-1" in rows("programa"))


def test_a_fault_of_the_program_in_one_scan_does_not_end_the_service(
    town: Town,
    config: Config,
    pipeline: Pipeline,
    ticking: Callable[[], datetime],
    rows: Rows,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken_clock() -> datetime:
        if not caplog.records:
            raise RuntimeError("ticking roto")
        return ticking()

    with Service(config, pipeline, broken_clock) as running:
        wait_until(lambda: "El recorrido de la carpeta falló" in caplog.text)
        town.save("OP.xlsx", OP)
        running.hasten("recorrido")
        wait_until(lambda: "op-1" in rows("programa"))


def test_every_night_every_file_is_read_again(
    town: Town, service: Service, rows: Rows, engine: sa.Engine
) -> None:
    path = town.save("OP.xlsx", OP)
    wait_until(lambda: "op-1" in rows("programa"))
    before = loads(engine)
    service.hasten("relectura")

    def seen() -> Path | None:
        with engine.connect() as connection:
            times = {found["ruta"]: found["ctime_ns"] for found in history.files(connection)}
        return path if times["OP.xlsx"] == path.stat().st_ctime_ns else None

    wait_until(lambda: seen() is not None)
    assert loads(engine) == before


def test_a_workbook_that_waits_is_said_once(
    town: Town,
    config: Config,
    pipeline: Pipeline,
    ticking: Callable[[], datetime],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "tablero.servicio")
    whole = town.save("OP.xlsx", OP).read_bytes()
    town.save("OP.xlsx", whole[: len(whole) // 2])
    with Service(config, pipeline, ticking):
        wait_until(lambda: "OP.xlsx: RECHAZADA" in caplog.text)
    assert caplog.text.count("OP.xlsx: en espera a que termine") == 1
