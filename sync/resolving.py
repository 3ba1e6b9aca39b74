"""What people decide: take a held load after all, drop it, or let a programme go that vanished."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from plan import history
from plan.database import reading_side
from plan.history import Record
from sync.again import Again
from sync.decide import Decision
from sync.decisions import Note
from sync.intake import Outcome
from sync.remembered import sighting_of
from sync.retiring import UnfitDecisionError, retire
from sync.store import FileState, Load, Store


class NotHeldError(UnfitDecisionError):
    """A load that does not wait for anybody."""

    def __init__(self, number: int) -> None:
        """Name the carga."""
        super().__init__(
            f"La carga {number} no está retenida, o ya hay una más nueva de la misma dependencia: "
            "mire cuáles esperan con «python tablero.py cargas»."
        )


class Resolver:
    """Carries out decisions; each is a carga, and followed by what it touches."""

    def __init__(self, engine: sa.Engine, store: Store, again: Again) -> None:
        """Write through `store`; judge held workbooks with `again`."""
        self._engine = reading_side(engine)
        self._store = store
        self._again = again

    def carry_out(self, note: Note, now: datetime) -> Iterator[Outcome]:
        """Do what somebody decided; yields what became of it, and of what it touches.

        Raises:
            UnfitDecisionError: when there is nothing (any more) that waits for it.
            ArchiveError: when the bytes of a held load are missing or damaged.
        """
        actions = {"confirmar": self._confirm, "rechazar": self._reject, "retirar": self._retire}
        outcome = actions[note.accion](note, now)
        yield outcome
        yield from self._again.follow(now)

    def _confirm(self, note: Note, now: datetime) -> Outcome:
        record = self._held(note.carga)
        detail = f"Se confirmó la carga {note.carga}: {record['detalle']}{_by(note)}"
        return self._again.judge(self._file(record), "confirmada", now, detail)

    def _reject(self, note: Note, now: datetime) -> Outcome:
        record = self._held(note.carga)
        kept = {name: record[name] for name in ("tipo", "origen", "ruta", "sha256", "tamano")}
        load = Load(
            momento=now,
            clase="decision",
            resultado="descartada",
            guardado_por=note.por,
            detalle=f"Se descartó la carga {note.carga}: los datos quedan como estaban.",
            decision=f"descartada {note.carga}",
            **kept,
        )
        state = FileState("descartado", now, load.sha256, load.origen)
        number = self._store.commit(load, Decision(), (), (sighting_of(self._file(record)), state))
        return Outcome(load.ruta, state.situacion, load, number)

    def _retire(self, note: Note, now: datetime) -> Outcome:
        with self._engine.connect() as connection:
            return retire(connection, self._store, note, now)

    def _held(self, number: int) -> Record:
        with self._engine.connect() as connection:
            waiting = {found["id"]: found for found in history.held(connection)}
        if number not in waiting:
            raise NotHeldError(number)
        return waiting[number]

    def _file(self, held: Record) -> Record:
        """Give the file of a held load; one that was saved over since will be looked at anew."""
        with self._engine.connect() as connection:
            seen = {found["ruta"]: found for found in history.files(connection)}
        found = seen[held["ruta"]] | {"origen": held["origen"]}
        if found["sha256"] == held["sha256"]:
            return found
        return found | {"sha256": held["sha256"], "tamano": held["tamano"], "mtime_ns": 0}


def _by(note: Note) -> str:
    return f" Lo decidió {note.por}." if note.por else ""
