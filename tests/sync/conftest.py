"""The way in on a small municipality: scans at a given moment, rows in force, a reading engine."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from sync.decisions import Note
from sync.intake import Outcome
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.conftest import Town, write_config
from tests.sync.drawings import Decide, Ingest, Rows
from tests.sync.histories import installed, live


@pytest.fixture
def ingest(pipeline: Pipeline, now: datetime) -> Ingest:
    def scan(**later: float) -> list[Outcome]:
        return list(pipeline.ingest(now + timedelta(**later)))

    return scan


@pytest.fixture
def decide(pipeline: Pipeline, now: datetime) -> Decide:
    def carry_out(accion: str, carga: int = 0, **note: str) -> list[Outcome]:
        decided = Note(accion, "ana", carga, **note)
        return list(pipeline.decisions.carry_out(decided, now + timedelta(hours=1)))

    return carry_out


@pytest.fixture
def engine(config: Config, pipeline: Pipeline) -> sa.Engine:
    del pipeline  # makes the tables
    return database.reader(config)


@pytest.fixture
def rows(engine: sa.Engine) -> Rows:
    def read(table: str, carga: int | None = None) -> dict[str, dict[str, object]]:
        with engine.connect() as connection:
            return {str(row["clave"]): dict(row) for row in history.rows(connection, table, carga)}

    return read


@pytest.fixture(scope="session")
def lived_once(tmp_path_factory: pytest.TempPathFactory, pool: ReaderPool, now: datetime) -> Config:
    """Make an installation in which all kinds of things happened."""
    folder = tmp_path_factory.mktemp("vivida")
    (folder / "compartida").mkdir()
    config = write_config(folder, {"carpetas.compartida": "compartida"})
    with installed(config, pool) as pipeline:
        live(Town(config.compartida), pipeline, now)
    return config


@pytest.fixture
def lived(lived_once: Config, config: Config) -> Config:
    """Give a copy of it."""
    for folder in ("compartida", "datos"):
        shutil.copytree(lived_once.path.parent / folder, config.path.parent / folder, dirs_exist_ok=True)
    return config
