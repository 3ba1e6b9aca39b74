"""An installation in a folder of its own, for as long as a measurement takes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from benchmarks import town
from plan import config as configuration
from plan import database
from plan.config import Config
from sync.intake import Outcome
from sync.journal import Journal
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.store import Store


@dataclass(frozen=True, slots=True)
class Installation:
    """A running way in, over the shared folder of a municipality."""

    config: Config
    engine: sa.Engine
    reader: sa.Engine
    store: Store
    pipeline: Pipeline

    def save(self, name: str, data: bytes) -> None:
        """Save a workbook as office programs do: beside its place, then moved into it."""
        save(self.config.compartida / f"{name}.xlsx", data)

    def ingest(self) -> list[Outcome]:
        """Take what is new, and insist that it was taken."""
        outcomes = [*self.pipeline.ingest(town.NOW)]
        for outcome in outcomes:
            if outcome.situacion != "vigente":
                raise NotTakenError(outcome)
        return outcomes


class NotTakenError(Exception):
    """A generated workbook that was not taken: the measurement would be of something else."""


@contextmanager
def installation(offices: int) -> Iterator[Installation]:
    """Set up a municipality whose strategy is taken and whose offices have nothing yet."""
    with folder() as config, ReaderPool() as pool:
        engine = database.writer(config)
        database.upgrade(engine)
        reader = database.reader(config)
        store = Store(engine, Journal(config.datos), config.umbrales)
        there = Installation(config, engine, reader, store, Pipeline(config, engine, pool))
        save(config.compartida / town.STRATEGY, town.strategy(offices))
        there.ingest()
        yield there
        reader.dispose()
        engine.dispose()


@contextmanager
def folder() -> Iterator[Config]:
    """Make an empty installation, its site on a free port."""
    with TemporaryDirectory(prefix="tablero-medida-") as name:
        path = Path(name) / "config.toml"
        written = configuration.render().replace("puerto = 8000", f"puerto = {free_port()}")
        path.write_text(written, encoding="utf-8")
        config = configuration.load(path)
        config.compartida.mkdir()
        config.datos.mkdir()
        yield config


def save(path: Path, data: bytes) -> None:
    """Replace a file as a whole."""
    beside = path.with_suffix(".tmp")
    beside.write_bytes(data)
    beside.replace(path)


def free_port() -> int:
    """Find a port that nobody uses now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port
