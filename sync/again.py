"""Judge a workbook again from the bytes of the archive: they outlive the file and the folder it lay in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from plan import history
from plan.config import Config
from plan.database import reading_side
from plan.history import Record
from sync.intake import WANTED, Intake, Job, Outcome
from sync.journal import Archive, ArchiveError
from sync.known import StrategyInForce
from sync.read.pool import ReaderPool
from sync.releasing import release_all
from sync.remembered import Seen, present, rivals, sighting_of, to_judge_again
from sync.shapes import Copy
from sync.store import Store

LOG = logging.getLogger("tablero.servicio")


class Again:
    """Takes workbooks once more, without looking at the shared folder."""

    def __init__(self, config: Config, engine: sa.Engine, pool: ReaderPool, store: Store) -> None:
        """Judge with what is in force in the database of `engine`."""
        self._engine = reading_side(engine)
        self._pool = pool
        self._store = store
        self._archive = Archive(config.datos)
        self._intake = Intake(config, engine, store)
        self._settled = -1

    def follow(self, now: datetime) -> Iterator[Outcome]:
        """Judge again what later changes may touch, and free what stayed for others; what a cut left, too."""
        with self._engine.connect() as connection:
            last = history.last_number(connection)
            touched = _touched(connection) if last != self._settled else []
        if last == self._settled:
            return
        for found in touched:
            try:
                yield self.judge(found, "revalidacion", now)
            except ArchiveError as error:
                LOG.warning("No se pudo volver a revisar «%s»: %s", found["ruta"], error)
        yield from release_all(self._engine, self._store, now)
        with self._engine.connect() as connection:
            self._settled = history.last_number(connection)

    def judge(self, found: Record, clase: str, now: datetime, detalle: str = "") -> Outcome:
        """Judge the workbook of a record of `archivo` again; `detalle` says why, when a person wanted it.

        Raises:
            ArchiveError: when its bytes are missing or damaged.
        """
        copy = Copy(found["ruta"], self._archive.fetch(found["sha256"]), found["sha256"], found["mtime_ns"])
        with self._engine.connect() as connection:
            seen, owners = _seen(connection), history.owners(connection)
        others = rivals(found["ruta"], present(seen), seen, owners)
        job = Job(sighting_of(found), copy, clase, now, found["origen"], others, detalle)
        return self._intake.take(job, self._pool.read(copy, WANTED))


def _touched(connection: sa.Connection) -> list[Record]:
    changes = history.shared_changes(connection)
    older = history.files(connection, before=max(changes.values()))
    return to_judge_again(changes, older, StrategyInForce(connection)) if older else []


def _seen(connection: sa.Connection) -> Seen:
    return {found["ruta"]: found for found in history.files(connection)}
