"""Judge a workbook again from the bytes of the archive: they outlive the file and the folder it lay in."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from plan import history
from plan.config import Config
from plan.database import reading_side
from plan.history import Record
from sync.intake import WANTED, Intake, Job, Outcome
from sync.journal import Archive
from sync.read.pool import ReaderPool
from sync.remembered import present, rivals, sighting_of
from sync.shapes import Copy
from sync.store import Store


class Again:
    """Takes workbooks once more, without looking at the shared folder."""

    def __init__(self, config: Config, engine: sa.Engine, pool: ReaderPool, store: Store) -> None:
        """Judge with what is in force in the database of `engine`."""
        self._engine = reading_side(engine)
        self._pool = pool
        self._archive = Archive(config.datos)
        self._intake = Intake(config, engine, store)

    def judge(self, found: Record, clase: str, now: datetime) -> Outcome:
        """Judge the workbook of a record of `archivo` again.

        Raises:
            ArchiveError: when its bytes are missing or damaged.
        """
        copy = Copy(found["ruta"], self._archive.fetch(found["sha256"]), found["sha256"], found["mtime_ns"])
        with self._engine.connect() as connection:
            seen = {record["ruta"]: record for record in history.files(connection)}
            owners = history.owners(connection)
        others = rivals(found["ruta"], present(seen), seen, owners)
        job = Job(sighting_of(found), copy, clase, now, found["origen"], others)
        return self._intake.take(job, self._pool.read(copy, WANTED))
