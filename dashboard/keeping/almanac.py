"""What was measured of past days, kept in a file of its own that can be thrown away.

A small SQLite database that only the site knows. It may be deleted, damaged, of an older program, unwritable,
or its disk full: then days are measured again, and nothing else happens. Nothing waits for the disk.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from secrets import randbits
from threading import Lock
from typing import TypeVar

FILE = "evaluaciones.sqlite"
_FORMAT = 1
_MOST = 1_000
"""So many days are kept: the last ones measured."""

_LOG = logging.getLogger(__name__)
_TABLE = (
    "CREATE TABLE dia "
    "(id INTEGER PRIMARY KEY AUTOINCREMENT, clave TEXT UNIQUE NOT NULL, contenido BLOB NOT NULL)"
)
_AS_IT_MAY_BE_LOST = ("PRAGMA synchronous=OFF", "PRAGMA journal_mode=MEMORY")
_PATIENCE = 0.2
"""Seconds to wait for another program that holds the file; pages wait meanwhile."""

Answer = TypeVar("Answer")


class Almanac:
    """Contents by key; what cannot be kept is lost, and what cannot be read is not there."""

    def __init__(self, path: Path | None = None) -> None:
        """Keep in a file, made if need be; in memory when there is no path, or the file cannot be used."""
        self._path = path
        self._lock = Lock()
        self._base = self._opened()
        self._edition = self._last()

    @property
    def edition(self) -> str:
        """Name what was known when it was last published: equal editions, nothing more to be seen."""
        return self._edition

    def publish(self) -> None:
        """Have the edition tell of all that is kept by now."""
        self._edition = self._last()

    def get(self, key: str) -> bytes | None:
        """Give what is kept under a key, if anything is."""
        found = self._ask(
            lambda base: base.execute("SELECT contenido FROM dia WHERE clave = ?", (key,)).fetchone()
        )
        return found[0] if found else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key, if that is possible."""
        self._ask(lambda base: _put(base, key, content))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._base.close()

    def _last(self) -> str:
        found = self._ask(lambda base: base.execute("SELECT max(id) FROM dia").fetchone())
        born = self._ask(lambda base: base.execute("PRAGMA application_id").fetchone())
        return f"{born[0] if born else 0:x}.{(found and found[0]) or 0}"

    def _ask(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        with self._lock:
            try:
                return question(self._base)
            except sqlite3.DatabaseError as error:
                self._recover(error)
        return None

    def _recover(self, error: sqlite3.DatabaseError) -> None:
        """Begin anew in place of a damaged file; one that is full, locked or unwritable is left as it is."""
        _LOG.info("What was measured of a past day could not be kept or read: %s", error)
        if not isinstance(error, sqlite3.OperationalError):
            self._base.close()
            self._base = _open(":memory:") if self._path is None else _anew(self._path)

    def _opened(self) -> sqlite3.Connection:
        if self._path is None:
            return _open(":memory:")
        try:
            return _open(str(self._path))
        except sqlite3.OperationalError as error:  # the file may be fine, and another program's for now
            return _instead(self._path, error)
        except sqlite3.DatabaseError:
            return _anew(self._path)


def _anew(path: Path) -> sqlite3.Connection:
    try:
        path.unlink(missing_ok=True)
        return _open(str(path))
    except (OSError, sqlite3.DatabaseError) as error:
        return _instead(path, error)


def _instead(path: Path, error: Exception) -> sqlite3.Connection:
    _LOG.info("%s cannot be used (%s): what is measured is kept in memory", path.name, error)
    return _open(":memory:")


def _open(name: str) -> sqlite3.Connection:
    base = sqlite3.connect(name, timeout=_PATIENCE, check_same_thread=False)
    try:
        for statement in _AS_IT_MAY_BE_LOST:
            base.execute(statement)
        _prepare(base)
    except sqlite3.DatabaseError:
        base.close()
        raise
    return base


def _prepare(base: sqlite3.Connection) -> None:
    if base.execute("PRAGMA user_version").fetchone()[0] == _FORMAT:
        base.execute("SELECT max(id) FROM dia").fetchone()
        return
    with base:
        base.execute("DROP TABLE IF EXISTS dia")
        base.execute(_TABLE)
        base.execute(f"PRAGMA application_id={randbits(31)}")
        base.execute(f"PRAGMA user_version={_FORMAT}")


def _put(base: sqlite3.Connection, key: str, content: bytes) -> None:
    with base:
        base.execute("INSERT OR REPLACE INTO dia (clave, contenido) VALUES (?, ?)", (key, content))
        base.execute("DELETE FROM dia WHERE id <= (SELECT max(id) FROM dia) - ?", (_MOST,))
