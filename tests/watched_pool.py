"""Reading processes as the service has them, that tell what they read and can be held up."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Event

from sync.read.pool import ReaderPool
from sync.shapes import Book, Copy, Refusal

PATIENCE = 60.0


class WatchedPool(ReaderPool):
    """Notes the path of each workbook it reads; those of `held` are read only when `release` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []
        self.held: set[str] = set()
        self.begun = Event()
        self.release = Event()

    def read(self, copy: Copy, wanted: Iterable[str] | None) -> Book | Refusal:
        self.paths.append(copy.path)
        if copy.path in self.held:
            self.begun.set()
            assert self.release.wait(PATIENCE)
        return super().read(copy, wanted)
