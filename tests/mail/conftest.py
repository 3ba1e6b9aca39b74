"""A town whose mail goes to a real server on this machine, under a clock that tests move."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan import database
from plan.config import Config
from plan.tables import CORREO, ENVIO
from sync.mail.announcing import announcer
from sync.mail.postman import Postman
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.mail.server import Mailbox, MailServer

ADMIN = "admin@muni.gob"
COORDINATION = "plan@muni.gob"
OFFICE = "obras@muni.gob"
FINE = """
## Informe
| Corte      | Comentario |
|------------|------------|
| 2026-10-31 | Uno        |
"""
"""A workbook with nothing to be said about it."""


@dataclass
class Passing:
    """A clock that stands until it is moved."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def on(self, **later: float) -> None:
        self.moment += timedelta(**later)


@dataclass(frozen=True)
class Scene:
    """A town at work: its folder, its service, its mail."""

    town: Town
    pipeline: Pipeline
    passing: Passing
    postman: Postman
    mailbox: Mailbox

    def save(self, name: str, content: bytes | str) -> None:
        """Save a workbook and have it taken."""
        self.town.save(name, content)
        self.scan()

    def scan(self) -> None:
        list(self.pipeline.ingest(self.passing()))

    def after(self, **later: float) -> list[tuple[str, str]]:
        """Let time pass and do the mail; returns what came out meanwhile, to whom and under which subject."""
        before = len(self.mailbox.took)
        self.passing.on(**later)
        self.postman.do_round()
        return self.mailbox.subjects[before:]

    def last(self, about: str = "") -> str:
        """Give the words of the last mail whose subject begins so."""
        made = [mail for _, mail in self.mailbox.took if str(mail["Subject"]).startswith(about)]
        body = made[-1].get_body(("plain",))
        assert body is not None
        return " ".join(str(body.get_content()).split())

    def envelopes(self) -> list[tuple[str, str]]:
        with self.pipeline.memory.engine.connect() as connection:
            query = sa.select(ENVIO.c.para, ENVIO.c.situacion).order_by(ENVIO.c.correo, ENVIO.c.para)
            return [(found.para, found.situacion) for found in connection.execute(query)]

    def subjects(self) -> list[tuple[str, str]]:
        with self.pipeline.memory.engine.connect() as connection:
            query = sa.select(CORREO.c.clase, CORREO.c.situacion).order_by(CORREO.c.id)
            return [(found.clase, found.situacion) for found in connection.execute(query)]


def strategy(correo: str = OFFICE, hasta: str = "") -> str:
    """Draw the strategy with an address for OP, and a day until which OP is in force."""
    lines = []
    for line in ESTRATEGIA.splitlines():
        extra = ""
        if line.startswith("| Código | Nombre               | Tipo"):
            extra = " Correo | Vigente hasta |"
        elif line.startswith("|--------|----------------------|"):
            extra = "---|---|"
        elif line.startswith("| OP "):
            extra = f" {correo} | {hasta} |"
        elif line.startswith(("| INT", "| SAL    | Sec")):
            extra = "  |  |"
        lines.append(line + extra)
    return "\n".join(lines)


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[MailServer]:
    made = MailServer(mailbox)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def options(server: MailServer) -> dict[str, object]:
    return {
        "correo.servidor": "127.0.0.1",
        "correo.puerto": server.port,
        "correo.seguridad": "ninguna",
        "correo.remitente": "tablero@muni.gob",
        "correo.administradores": [ADMIN],
        "correo.coordinadores": [COORDINATION],
        "web.direccion": "http://tablero.muni.gob",
    }


@pytest.fixture(scope="session")
def empty_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the folders of an installation with its tables, and nothing in them."""
    folder = tmp_path_factory.mktemp("vacía")
    engine = database.writer(_settled_in(folder, {}))
    database.upgrade(engine)
    engine.dispose()
    return folder


@pytest.fixture(scope="session")
def town_at_work(
    empty_town: Path, tmp_path_factory: pytest.TempPathFactory, pool: ReaderPool, now: datetime
) -> Path:
    """Make an installation with its strategy and an office in order, and nothing to be told of it."""
    folder = tmp_path_factory.mktemp("con oficina")
    shutil.copytree(empty_town, folder, dirs_exist_ok=True)
    config = _settled_in(folder, {"correo.servidor": "127.0.0.1", "correo.remitente": "tablero@muni.gob"})
    town, engine = Town(config.compartida), database.writer(config)
    town.save("estrategia.xlsx", strategy())
    town.save("OP.xlsx", FINE)
    list(Pipeline(config, engine, pool, announcer(config)).ingest(now))
    engine.dispose()
    return folder


@pytest.fixture
def furnished(empty_town: Path) -> Path:
    """Say in which state a town begins."""
    return empty_town


@pytest.fixture
def config(tmp_path: Path, furnished: Path, options: dict[str, object]) -> Config:
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    return _settled_in(tmp_path, {"watch.gracia": 2} | options)


def _settled_in(folder: Path, options: dict[str, object]) -> Config:
    for name in ("compartida", "datos"):
        (folder / name).mkdir(exist_ok=True)
    folders = {"carpetas.compartida": "compartida", "carpetas.datos": "datos"}
    return write_config(folder, folders | options)


@pytest.fixture
def pipeline(config: Config, pool: ReaderPool) -> Iterator[Pipeline]:
    engine = database.writer(config)
    yield Pipeline(config, engine, pool, announcer(config))
    engine.dispose()


@pytest.fixture
def scene(config: Config, pipeline: Pipeline, mailbox: Mailbox, now: datetime) -> Scene:
    passing = Passing(now)
    postman = Postman(config, pipeline.engine, passing)
    return Scene(Town(config.compartida), pipeline, passing, postman, mailbox)
