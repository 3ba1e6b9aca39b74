"""The reading processes together: a workbook goes to one that is free, and a bad one takes only its own."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from sync.confined.clock import Clock
from sync.confined.worker import Death, Limits, Worker, WorkerError
from sync.read.reply import ReplyError, open_reply, refuse
from sync.read.titles import ALL, folded
from sync.shapes import Book, Copy, Refusal

__all__ = ["Limits", "ReaderPool", "WorkerError"]

_PROGRAM = "sync.read.child"


class ReaderPool:
    """Reads workbooks in isolation, several at a time; to be used as a context, from any thread."""

    def __init__(self, size: int = 2, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._size = size
        self._workers: list[Worker] = []
        self._free: SimpleQueue[Worker] = SimpleQueue()
        self._closed = False

    def __enter__(self) -> Self:
        """Start the processes."""
        self._clock = Clock()
        self._workers = [Worker(_PROGRAM, self._limits, self._clock) for _ in range(self._size)]
        for worker in self._workers:
            self._free.put(worker)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; whoever is reading or waiting for it gets a `WorkerError`."""
        self._closed = True
        idle = self._idle()
        busy = [worker for worker in self._workers if worker not in idle]
        for worker in busy:
            worker.kill()
        for worker in [*idle, *(self._free.get() for _ in busy)]:
            worker.close()
            self._free.put(worker)
        self._clock.stop()

    def read(self, copy: Copy, wanted: Iterable[str] | None) -> Book | Refusal:
        """Read the sheets with these titles, in whatever case, accents or blanks they are written; None: all.

        Raises:
            WorkerError: the reading processes do not work.
        """
        answer = self._ask(_titles(wanted), copy.data)
        if isinstance(answer, Death):
            return self._killer(answer, copy.path)
        try:
            return open_reply(answer, copy.path)
        except ReplyError as error:
            return _blamed(refuse("ARCHIVO_DETIENE_LECTOR", copy.path, {}, str(error)))

    def _idle(self) -> list[Worker]:
        idle: list[Worker] = []
        with suppress(Empty):
            while True:
                idle.append(self._free.get_nowait())
        return idle

    def _ask(self, titles: bytes, data: bytes) -> bytes | Death:
        """Ask a free worker; a death from outside, as by a system short of memory, earns a second try."""
        worker = self._free.get()
        try:
            answer = self._run(worker, titles, data)
            return self._run(worker, titles, data) if isinstance(answer, Death) and answer.outside else answer
        finally:
            self._free.put(worker)

    def _run(self, worker: Worker, titles: bytes, data: bytes) -> bytes | Death:
        answer = None if self._closed else worker.run(titles, data)
        if answer is None or (self._closed and isinstance(answer, Death)):
            raise WorkerError("the pool was closed")
        return answer

    def _killer(self, death: Death, path: str) -> Refusal:
        if death.late:
            facts = {"segundos": f"{self._limits.wall:g}"}
            return _blamed(refuse("ARCHIVO_NO_TERMINA", path, facts, death.detail))
        return _blamed(refuse("ARCHIVO_DETIENE_LECTOR", path, {}, death.detail))


def _titles(wanted: Iterable[str] | None) -> bytes:
    return ALL if wanted is None else " ".join(sorted({folded(title) for title in wanted})).encode()


def _blamed(refusal: Refusal) -> Refusal:
    return Refusal(refusal.problem, refusal.detail, killer=True)
