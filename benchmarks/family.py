"""A process and all that descend from it, as Linux tells of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import process_time


def family(pid: int) -> Iterator[int]:
    """Give a process and all that descend from it."""
    yield pid
    for thread in _threads(pid):
        for child in _read(thread / "children").split():
            yield from family(int(child))


def mebibytes(pid: int) -> float:
    """Read the proportional set size: a page that n processes share counts a n-th for each."""
    lines = _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def processor_seconds() -> float:
    """Say how much processor time this process and those that live under it have used."""
    _, *others = family(os.getpid())
    spent = [_read(thread / "schedstat").split() for pid in others for thread in _threads(pid)]
    return process_time() + sum(int(found[0]) for found in spent if found) / 1e9


def _threads(pid: int) -> list[Path]:
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:  # it ended meanwhile
        return []


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""
