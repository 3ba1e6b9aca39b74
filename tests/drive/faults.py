"""Faults of a disk, played on the calls that ask it, for the paths that a test names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

Fault = Callable[[], object]
"""Raises, or waits."""


@contextmanager
def listing(fault: Fault, *folders: Path) -> Iterator[None]:
    """Have the listing of some folders go wrong."""
    scandir = os.scandir
    wrong = {str(folder) for folder in folders}

    def faulty(path: str | Path = ".") -> object:
        if str(path).rstrip("/") in wrong:
            fault()
        return scandir(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", faulty)
        yield


@contextmanager
def reading(fault: Fault, *files: Path) -> Iterator[None]:
    """Have the reading of some files go wrong."""
    opening = Path.open

    def faulty(path: Path, mode: str = "r", *rest: int, **more: str | None) -> object:
        if path in files and mode == "rb":
            fault()
        return opening(path, mode, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", faulty)
        yield


def raising(number: int) -> Fault:
    def fault() -> None:
        raise OSError(number, os.strerror(number))

    return fault
