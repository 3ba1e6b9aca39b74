"""What is remembered of the database: read once, and again after anything was committed by anybody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from threading import RLock
from typing import Any, TypeVar

import sqlalchemy as sa

from plan import history
from plan.commits import Commits, Mark
from plan.database import reading_side
from plan.history import Record
from plan.tables import CARGA
from sync.known import StrategyInForce

Told = TypeVar("Told")


class Memory:
    """Tells what is stored without reading it twice, in any thread; nobody may change what it gives.

    What has not changed is given as the same object, so what follows from it need not be worked out anew.
    """

    def __init__(self, engine: sa.Engine) -> None:
        """Remember the database of the writing engine."""
        self.engine = reading_side(engine)
        self._commits = Commits(engine)
        self._mark: Mark | None = None
        self._told: dict[Callable[[sa.Connection], Any], Any] = {}
        self._strategy: tuple[Record | None, StrategyInForce] | None = None
        self._lock = RLock()

    def files(self) -> Mapping[str, Record]:
        """Give the records of `archivo` by path."""
        return self._tell(_files)

    def owners(self) -> Mapping[str, str]:
        """Give the path of the workbook of each origen."""
        return self._tell(history.owners)

    def folder(self) -> Mapping[str, str]:
        """Say how the shared folder stood the last time."""
        return self._tell(history.folder)

    def last_number(self) -> int:
        """Give the number of the last carga."""
        return self._tell(history.last_number)

    def refusals(self) -> Mapping[int, datetime]:
        """Say when the workbooks were rejected that are so now, by the number of the carga."""
        return self._tell(history.refusals)

    def strategy(self) -> StrategyInForce:
        """Give the strategy in force; it outlives what is not about it."""
        return self._tell(self._read_strategy)

    def _tell(self, read: Callable[[sa.Connection], Told]) -> Told:
        with self._lock:
            self._forget_what_changed()
            if read not in self._told:
                # Begun after the mark was taken: what it reads can only be newer, and is then read again.
                with self.engine.connect() as connection:
                    self._told[read] = read(connection)
            told: Told = self._told[read]
            return told

    def _forget_what_changed(self) -> None:
        """Forget all that a commit may have changed; the one place where anything is forgotten."""
        mark = self._commits.mark()
        if mark == self._mark:
            return
        self._told.clear()
        if self._mark is None or mark.life != self._mark.life:
            self._strategy = None
        self._mark = mark

    def _read_strategy(self, connection: sa.Connection) -> StrategyInForce:
        # Rows of an origen change with its cargas alone, and no two of those are the same.
        last = _last_carga(connection, "")
        if self._strategy is None or self._strategy[0] != last:
            self._strategy = last, StrategyInForce(connection)
        return self._strategy[1]


def _files(connection: sa.Connection) -> dict[str, Record]:
    return {found["ruta"]: found for found in history.files(connection)}


def _last_carga(connection: sa.Connection, origen: str) -> Record | None:
    query = sa.select(CARGA).where(CARGA.c.origen == origen).order_by(CARGA.c.id.desc()).limit(1)
    found = connection.execute(query).mappings().first()
    return dict(found) if found else None
