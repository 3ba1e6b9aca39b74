"""What people decide about held loads: take one after all, or drop it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from plan import history
from plan.database import reading_side
from plan.history import Record
from sync.again import Again
from sync.decide import Decision
from sync.intake import Outcome
from sync.remembered import sighting_of
from sync.store import FileState, Load, Store


class NotHeldError(Exception):
    """A load that does not wait for anybody."""

    def __init__(self, number: int) -> None:
        """Name the carga."""
        super().__init__(
            f"La carga {number} no está retenida, o ya hay una más nueva de la misma dependencia: "
            "mire cuáles esperan con «python tablero.py cargas»."
        )


class Resolver:
    """Carries out decisions."""

    def __init__(self, engine: sa.Engine, store: Store, again: Again) -> None:
        """Write through `store`; judge held workbooks with `again`."""
        self._engine = reading_side(engine)
        self._store = store
        self._again = again

    def confirm(self, number: int, now: datetime) -> Outcome:
        """Take a held load after all, as somebody decided.

        Raises:
            NotHeldError: when that load does not wait for anybody.
        """
        record = self._held(number)
        found = self._file(record["ruta"]) | {"origen": record["origen"]}
        return self._again.judge(found, "confirmada", now)

    def reject(self, number: int, now: datetime) -> Outcome:
        """Drop a held load, as somebody decided: what was in force stays.

        Raises:
            NotHeldError: when that load does not wait for anybody.
        """
        record = self._held(number)
        kept = {name: record[name] for name in ("tipo", "origen", "ruta", "sha256", "tamano")}
        detail = f"Se descartó la carga {number}: los datos quedan como estaban."
        load = Load(momento=now, clase="decision", resultado="descartada", detalle=detail, **kept)
        file = sighting_of(self._file(record["ruta"]))
        state = FileState("rechazado", now, record["sha256"], record["origen"])
        return Outcome(load.ruta, "rechazado", load, self._store.commit(load, Decision(), (), (file, state)))

    def _held(self, number: int) -> Record:
        with self._engine.connect() as connection:
            waiting = {found["id"]: found for found in history.held(connection)}
        if number not in waiting:
            raise NotHeldError(number)
        return waiting[number]

    def _file(self, path: str) -> Record:
        with self._engine.connect() as connection:
            return next(found for found in history.files(connection) if found["ruta"] == path)
