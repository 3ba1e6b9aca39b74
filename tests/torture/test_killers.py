"""Every killer in the folder of a running service: seconds to its sentence, and how long others wait."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.service import Service
from tests import killers
from tests.bad_files import FILES
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.sync.drawings import OP
from tests.torture.conftest import Result

pytestmark = pytest.mark.torture

SENTENCE, DELAY = 20.0, 2.0
CALM_SAVES = 10
PATIENCE = 60.0
HARMLESS = ("formatting down to the last row", killers.formatted_rows, "LIBRO_SIN_IDENTIDAD")
"""No killer of ours, but slow to read."""


@dataclass(slots=True)
class Office:
    """An office that saves a good workbook again and again, and measures how long until each is in force."""

    town: Town
    engine: sa.Engine
    delays: list[float] = field(default_factory=list)
    turns: Iterator[int] = field(default_factory=lambda: count(1))

    def save(self) -> None:
        avance = next(self.turns) % 97 / 100
        start = time.monotonic()
        self.town.save("OP.xlsx", OP.replace("0.4 ", str(avance)))
        while self._in_force() != avance:
            assert time.monotonic() - start < PATIENCE, "a good workbook is not in force"
            time.sleep(0.02)
        self.delays.append(time.monotonic() - start)

    def said(self, path: str) -> str:
        with self.engine.connect() as connection:
            found = {record["ruta"]: record for record in history.files(connection)}.get(path)
        return str(found["problema"]) if found else ""

    def _in_force(self) -> object:
        with self.engine.connect() as connection:
            rows = history.by_key(history.rows(connection, "programa"))
        return rows.get("op-1", {}).get("avance_reportado")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    folder = tmp_path_factory.mktemp("pueblo")
    for name in ("compartida", "datos"):
        (folder / name).mkdir()
    return write_config(folder, {"carpetas.compartida": "compartida", "watch.gracia": 2})


@pytest.fixture(scope="module")
def office(config: Config) -> Iterator[Office]:
    """An office of a town with a running service, that saved in peace first."""
    there = Town(config.compartida)
    there.save("estrategia.xlsx", ESTRATEGIA)
    engine = database.writer(config)
    database.upgrade(engine)
    with ReaderPool() as pool, Service(config, Pipeline(config, engine, pool)):
        made = Office(there, database.reader(config))
        for _ in range(CALM_SAVES + 1):
            made.save()
        del made.delays[0]
        yield made
    engine.dispose()


def test_each_killer_has_its_sentence_and_others_do_not_wait(office: Office, result: Result) -> None:
    calm = max(office.delays[:CALM_SAVES])
    told = {name: dropped(office, name, make(), code) for name, make, code in (*FILES, HARMLESS)}
    sentences = {name: sentence for name, (sentence, _) in told.items()}
    added = {name: max(0.0, slowest - calm) for name, (_, slowest) in told.items()}
    files = f"{len(told)} archivos"
    result("EXCEL", f"{files}: hasta su frase", f"máx. {max(sentences.values()):.1f} s", "20 s")
    result("EXCEL", f"{files}: lo que esperan los demás", f"máx. {max(added.values()):.1f} s más", "2 s más")
    assert {name for name, seconds in sentences.items() if seconds > SENTENCE} == set()
    assert {name for name, seconds in added.items() if seconds > DELAY} == set()


def dropped(office: Office, name: str, data: bytes, code: str) -> tuple[float, float]:
    """Drop a file into the folder; gives the seconds to its sentence and of the slowest save meanwhile."""
    path = f"{abs(hash(name))}.xlsx"
    before = len(office.delays)
    start = time.monotonic()
    office.town.save(path, data)
    while office.said(path) != code:
        office.save()
        assert time.monotonic() - start < PATIENCE, f"{name}: no sentence: {office.said(path)!r}"
    sentence = time.monotonic() - start
    (office.town.folder / path).unlink()
    return sentence, max(office.delays[before:], default=0.0)
