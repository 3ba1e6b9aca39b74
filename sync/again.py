"""Judge a workbook again from the bytes of the archive: they outlive the file and the folder it lay in."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from plan import history
from plan.config import Config
from plan.history import Record
from sync.intake import WANTED, Intake, Job, Outcome
from sync.journal import Archive, ArchiveError
from sync.memory import Memory
from sync.read.pool import ReaderPool
from sync.releasing import release_all
from sync.remembered import present, rivals, sighting_of, to_judge_again
from sync.shapes import Copy
from sync.store import Store

LOG = logging.getLogger("tablero.servicio")


class Again:
    """Takes workbooks once more, without looking at the shared folder."""

    def __init__(self, config: Config, memory: Memory, pool: ReaderPool, store: Store) -> None:
        """Judge with what is in force in the database of `engine`."""
        self._memory = memory
        self._pool = pool
        self._store = store
        self._archive = Archive(config.datos)
        self._intake = Intake(config, memory, store)
        self._settled = -1

    def follow(self, now: datetime) -> Iterator[Outcome]:
        """Judge again what later changes may touch, and free what stayed for others; what a cut left, too."""
        if self._memory.last_number() == self._settled:
            return
        for found in self._touched():
            try:
                yield self.judge(found, "revalidacion", now)
            except ArchiveError as error:
                LOG.warning("No se pudo volver a revisar «%s»: %s", found["ruta"], error)
        yield from release_all(self._memory, self._store, now)
        self._settled = self._memory.last_number()

    def judge(self, found: Record, clase: str, now: datetime, detalle: str = "") -> Outcome:
        """Judge the workbook of a record of `archivo` again; `detalle` says why, when a person wanted it.

        Raises:
            ArchiveError: when its bytes are missing or damaged.
        """
        copy = Copy(found["ruta"], self._archive.fetch(found["sha256"]), found["sha256"], found["mtime_ns"])
        seen = self._memory.files()
        others = rivals(found["ruta"], present(seen), seen, self._memory.owners())
        job = Job(sighting_of(found), copy, clase, now, found["origen"], others, detalle)
        return self._intake.take(job, self._pool.read(copy, WANTED))

    def _touched(self) -> list[Record]:
        with self._memory.engine.connect() as connection:
            changes = history.shared_changes(connection)
        last = max(changes.values())
        older = [found for found in self._memory.files().values() if (found["carga"] or last) < last]
        return to_judge_again(changes, older, self._memory.strategy()) if older else []
