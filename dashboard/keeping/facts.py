"""Small facts of the database, each read once until anybody commits anything."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

import sqlalchemy as sa

from plan.commits import Commits, Mark

Fact = TypeVar("Fact")


class Facts:
    """What was read since the last commit: asking for it again costs microseconds."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._commits = Commits(engine)
        self._mark: Mark | None = None
        self._read: dict[Callable[[sa.Connection], Any], Any] = {}
        self._lock = Lock()

    def get(self, read: Callable[[sa.Connection], Fact]) -> Fact:
        """Give what a function reads of the database as it is now."""
        with self._lock:
            known = self._known()
            if read in known:
                found: Fact = known[read]
                return found
        with self._engine.connect() as connection:
            found = read(connection)
        known[read] = found  # of this mark or a later one; a later one changes the mark
        return found

    def _known(self) -> dict[Callable[[sa.Connection], Any], Any]:
        mark = self._commits.mark()
        if mark != self._mark:
            self._mark, self._read = mark, {}
        return self._read
