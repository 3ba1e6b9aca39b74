"""Whether anything was committed to the database since one last asked, in this process or in another."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import event


class Mark(NamedTuple):
    """How far the database is: equal marks, equal contents.

    Args:
        life: raised whenever the database may be another one.
        commits: what SQLite counts.
    """

    life: int
    commits: int = 0


class Commits:
    """Asks SQLite through a connection of its own: it counts the commits of all others, wherever they run."""

    def __init__(self, engine: sa.Engine) -> None:
        """Watch the database of an engine, until that is disposed of."""
        self._engine = engine
        self._own: sqlite3.Connection | None = None
        self._life = 0
        event.listen(engine, "engine_disposed", self._begin_anew)

    def mark(self) -> Mark:
        """Say how far the database is; where that cannot be known, no mark is ever like another."""
        try:
            own = self._connected()
            if own is not None:
                return Mark(self._life, *own.execute("PRAGMA data_version").fetchone())
        except sqlite3.Error:  # whoever reads next meets it, and says so better
            self._begin_anew()
        self._life += 1
        return Mark(self._life)

    def _connected(self) -> sqlite3.Connection | None:
        if self._own is None and self._is_file():
            pooled = self._engine.raw_connection()
            self._own = pooled.driver_connection
            pooled.detach()
        return self._own

    def _is_file(self) -> bool:
        url = self._engine.url
        return url.get_backend_name() == "sqlite" and bool(url.database) and Path(str(url.database)).is_file()

    def _begin_anew(self, _engine: sa.Engine | None = None) -> None:
        own, self._own = self._own, None
        self._life += 1
        if own is not None:
            own.close()
