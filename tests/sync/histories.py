"""An installation in which all kinds of things happen, and what its database holds, all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import sqlalchemy as sa

from plan import database
from plan.config import Config
from plan.tables import CARGA, ESTADO, METADATA
from sync.decisions import Note
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.conftest import ESTRATEGIA, Town
from tests.sync.drawings import OP, many

Dump = dict[str, list[tuple[object, ...]]]


def dump(config: Config) -> Dump:
    """Read everything but the counter that open pages watch."""
    engine = database.reader(config)
    with engine.connect() as connection:
        held = {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in METADATA.sorted_tables
            if table is not ESTADO
        }
    engine.dispose()
    return held


def history_of(config: Config) -> Dump:
    """Read all but what is remembered of the folder."""
    held = dump(config)
    del held["archivo"]
    return held


def forget(config: Config, number: int) -> None:
    """Put the database back to before a carga that only opened rows, as a crash leaves it."""
    engine = database.writer(config)
    with engine.begin() as connection:
        for table in reversed(METADATA.sorted_tables):
            column = next((table.c[name] for name in ("desde", "carga") if name in table.c), None)
            if column is not None:
                connection.execute(sa.delete(table).where(column == number))
        connection.execute(sa.delete(CARGA).where(CARGA.c.id == number))
    engine.dispose()


@contextmanager
def installed(config: Config, pool: ReaderPool) -> Iterator[Pipeline]:
    """Work on a data folder, made if need be."""
    config.datos.mkdir(exist_ok=True)
    engine = database.writer(config)
    database.upgrade(engine)
    yield Pipeline(config, engine, pool)
    engine.dispose()


def live(town: Town, pipeline: Pipeline, now: datetime) -> None:
    """Save good and bad workbooks, two of one office, and one that is held and confirmed: cargas 1 to 8."""
    town.save("estrategia.xlsx", ESTRATEGIA)
    town.save("OP.xlsx", OP)
    town.save("SAL.xlsx", many())
    list(pipeline.ingest(now))
    town.save("OP.xlsx", OP.replace("0.4 ", "7.63").replace("| A1 ", "| A2 "))
    town.save("SAL.xlsx", many(gone=7))
    (held, _) = pipeline.ingest(now + timedelta(minutes=1))
    town.save("OP.xlsx", b"nada")
    town.save("otra/OP.xlsx", OP)
    for minutes in (2, 3):
        list(pipeline.ingest(now + timedelta(minutes=minutes)))
    assert held.carga is not None
    list(pipeline.decisions.carry_out(Note("confirmar", "ana", held.carga), now + timedelta(minutes=4)))
