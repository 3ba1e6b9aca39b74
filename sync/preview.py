"""What became of a load, or what would become of one that waits: decided again, storing nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from plan import history
from plan.config import Config
from plan.history import Record
from plan.problems import Problem
from sync.changes import SheetChanges, decided, told
from sync.decide import decide
from sync.intake import WANTED
from sync.journal import Archive
from sync.known import StrategyInForce, gather, in_force
from sync.read.pool import ReaderPool
from sync.shapes import Copy, Refusal
from sync.validate import identify, validate


class Preview:
    """Decides loads again from the bytes of the archive, against what is in force now."""

    def __init__(self, config: Config, pool: ReaderPool, today: date) -> None:
        """Judge as of a day."""
        self._config = config
        self._pool = pool
        self._today = today

    def of(self, connection: sa.Connection, held: Record) -> Sequence[SheetChanges] | Sequence[Problem]:
        """Say what a load that waits would change; the problems, if it could no longer be taken at all.

        Raises:
            ArchiveError: when its bytes are missing or damaged.
        """
        data = Archive(self._config.datos).fetch(held["sha256"])
        book = self._pool.read(Copy(held["ruta"], data, held["sha256"], 0), WANTED)
        if isinstance(book, Refusal):
            return [book.problem]
        strategy = StrategyInForce(connection)
        identity = identify(book, held["ruta"], strategy.dependencias)
        if isinstance(identity, Problem):
            return [identity]
        known = gather(connection, strategy, identity, self._today, self._config.umbrales)
        checked = validate(book, identity, known)
        if checked.rejected:
            return checked.problems
        decision = decide(checked, in_force(connection, strategy, known, identity.origen))
        return decided(decision, known.own, identity.origen)


def happened(connection: sa.Connection, load: Record) -> Sequence[SheetChanges]:
    """Say what a load of the past changed."""
    opened, closed = history.changes(connection, load["id"])
    return told(opened, closed, load["origen"])
