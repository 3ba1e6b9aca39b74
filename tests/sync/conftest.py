"""The way in on a small municipality: scans at a given moment, rows in force, a reading engine."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from sync.decisions import Note
from sync.intake import Outcome
from sync.pipeline import Pipeline
from tests.sync.drawings import Decide, Ingest, Rows


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
