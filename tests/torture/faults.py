"""Crashes and full disks at the moments that matter, played on the real thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from unittest.mock import patch

import sqlalchemy as sa
from sqlalchemy import event

from sync import journal

_WRITING = ("INSERT", "UPDATE", "DELETE")


class Moment(Enum):
    """When it happens."""

    ARCHIVE = "while bytes are written to the archive"
    ARCHIVED = "after they were"
    ENTRY = "while the journal entry is written"
    FLUSHED = "after it was flushed, before the transaction writes"
    FIRST = "at the first statement of the transaction"
    MIDDLE = "in its middle"
    LAST = "at its last statements"


class FaultError(Exception):
    """The power goes, or the disk is full."""


_FILES = {
    Moment.ARCHIVE: ("archivo", False),
    Moment.ARCHIVED: ("archivo", True),
    Moment.ENTRY: ("diario", False),
    Moment.FLUSHED: ("diario", True),
}
_STATEMENTS = {Moment.FIRST: 1, Moment.MIDDLE: 4, Moment.LAST: 7}
"""Statements that write, counted from the start of the transaction: carga, problems, rows, file, counter."""


@contextmanager
def fault(engine: sa.Engine, moment: Moment, skip: int) -> Iterator[None]:
    """Have it happen at a moment of the load after `skip` others; the caller sees a FaultError."""
    if moment in _FILES:
        folder, written = _FILES[moment]
        with patch("sync.journal.write_durably", _failing_write(folder, skip, written=written)):
            yield
        return
    listener = _failing_statement(_STATEMENTS[moment], skip)
    event.listen(engine, "before_cursor_execute", listener)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", listener)


def _failing_write(folder: str, skip: int, *, written: bool) -> Callable[[Path, bytes], None]:
    write, turns = journal.write_durably, iter(range(1_000))

    def fail(path: Path, data: bytes) -> None:
        due = folder in path.parts and next(turns) == skip
        if due and not written:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f".{path.name}.tmp").write_bytes(data[: len(data) // 2])
            raise FaultError
        write(path, data)
        if due:
            raise FaultError

    return fail


def _failing_statement(which: int, skip: int) -> Callable[..., None]:
    loads = writes = 0

    def fail(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        nonlocal loads, writes
        if statement.startswith("INSERT INTO carga "):
            loads, writes = loads + 1, 0
        if loads and statement.startswith(_WRITING):
            writes += 1
            if loads > skip and writes == which:
                raise FaultError

    return fail
