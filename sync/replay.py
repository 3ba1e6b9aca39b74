"""Live the history again by today's rules, in a data folder that is thrown away; what is stored stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.history import Record
from sync.entry import Entry
from sync.intake import WANTED, Intake, Job
from sync.journal import Archive, ArchiveError, Journal
from sync.memory import Memory
from sync.otherwise import otherwise
from sync.read.pool import ReaderPool
from sync.read.precheck import precheck
from sync.remembered import sighting_of
from sync.shapes import Book, Copy, Refusal
from sync.store import Store, apply

_OF_THE_FOLDER = frozenset({"LIBRO_DUPLICADO"})
"""What depended on the other workbooks that were in the folder: it is kept as it was decided."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A carga of the history, and what would be otherwise today; nothing when all is as it was.

    `lost` when its workbook is no longer in the archive, so that it cannot be judged again.
    """

    carga: Record
    changes: tuple[str, ...] = ()
    lost: bool = False


def replay(config: Config, pool: ReaderPool) -> Iterator[Judged]:
    """Judge each carga again at its own moment, after those before it, in their order.

    Raises:
        JournalError: when the journal is not whole.
    """
    with TemporaryDirectory(prefix="tablero-") as folder:
        engine = database.file_writer(Path(folder) / "tablero.sqlite")
        try:
            database.upgrade(engine)
            life = _Life(config, engine, pool, Journal(Path(folder)))
            for entry in Journal(config.datos).entries():
                yield life.live(entry)
        finally:
            engine.dispose()


class _Life:
    def __init__(self, config: Config, engine: sa.Engine, pool: ReaderPool, journal: Journal) -> None:
        self._engine = engine
        self._pool = pool
        self._journal = journal
        self._archive = Archive(config.datos)
        # The archive stays the real one: what it holds is only read, and not kept twice.
        self._intake = Intake(config, Memory(engine), Store(engine, journal, config.umbrales))
        self._held: set[tuple[str, str]] = set()

    def live(self, entry: Entry) -> Judged:
        """Let one carga happen again."""
        if entry.archivo is None or _is_kept(entry):
            return self._keep(entry, lost=False)
        try:
            data = self._archive.fetch(entry.carga["sha256"])
        except ArchiveError:
            return self._keep(entry, lost=True)
        job = self._job(entry, entry.archivo, data)
        self._intake.take(job, self._read(job.copy))
        self._note(entry)
        return Judged(entry.carga, tuple(otherwise(entry, self._journal.read(entry.number))))

    def _keep(self, entry: Entry, *, lost: bool) -> Judged:
        """Let it happen as it did; what it opened takes the place of what is there today."""
        opened = [(found["table"], found["clave"]) for found in entry.abiertas]
        with self._engine.begin() as connection:
            apply(connection, replace(entry, cerradas=[*entry.cerradas, *opened]))
        return Judged(entry.carga, lost=lost)

    def _job(self, entry: Entry, file: Record, data: bytes) -> Job:
        carga = entry.carga
        now = datetime.fromisoformat(carga["momento"])
        saved = file["mtime_ns"] or int(now.timestamp() * 1e9)  # entries of the first format tell no time
        copy = Copy(carga["ruta"], data, carga["sha256"], saved)
        with self._engine.connect() as connection:
            origenes = {found["ruta"]: found["origen"] for found in history.files(connection)}
        detalle = carga["detalle"] if entry.decision else ""
        return Job(
            sighting_of(file), copy, self._clase(entry), now, origenes.get(copy.path, "?"), detalle=detalle
        )

    def _clase(self, entry: Entry) -> str:
        if entry.decision or (_workbook(entry) in self._held and entry.carga["resultado"] == "tomada"):
            return "confirmada"
        return "revalidacion" if entry.carga["clase"] == "revalidacion" else "carga"

    def _note(self, entry: Entry) -> None:
        """Remember a held workbook: entries of the first format do not tell who took the same bytes after."""
        if entry.carga["resultado"] == "retenida":
            self._held.add(_workbook(entry))
        else:
            self._held.discard(_workbook(entry))

    def _read(self, copy: Copy) -> Book | Refusal:
        found = precheck(copy.data, copy.path)
        return self._pool.read(copy, WANTED) if found is None else Refusal(found)


def _workbook(entry: Entry) -> tuple[str, str]:
    return entry.carga["ruta"], entry.carga["sha256"]


def _is_kept(entry: Entry) -> bool:
    """Tell a carga that no workbook decided: one by hand, of bytes never read, or turned away for another."""
    if entry.carga["clase"] == "decision" or not entry.carga["sha256"]:
        return True
    return any(found["codigo"] in _OF_THE_FOLDER for found in entry.problemas)
