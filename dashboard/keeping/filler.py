"""Who measures what is not known yet: at once, or in a thread beside the pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from threading import Condition, Thread
from typing import Protocol

_LOG = logging.getLogger(__name__)
_MOST_WAITING = 200
_MINUTE = 60.0

Job = Callable[[], object]


class Filler(Protocol):
    """Does jobs, each known by a key: one that waits already is not taken twice."""

    def ask(self, jobs: Mapping[Hashable, Job]) -> None:
        """Have jobs done, in their order."""


class AtOnce:
    """Does jobs before it answers: who asked finds them done."""

    def ask(self, jobs: Mapping[Hashable, Job]) -> None:
        """Do jobs."""
        for job in jobs.values():
            job()


class InBackground:
    """Does jobs one after another in a thread of its own, while it runs."""

    def __init__(self) -> None:
        self._waiting: dict[Hashable, Job] = {}
        self._changed = Condition()
        self._ended = False

    def ask(self, jobs: Mapping[Hashable, Job]) -> None:
        """Have jobs done soon; where too many wait, the oldest are forgotten."""
        with self._changed:
            self._waiting = {**self._waiting, **jobs}
            for key in list(self._waiting)[:-_MOST_WAITING]:
                del self._waiting[key]
            self._changed.notify()

    @contextmanager
    def running(self, ahead: Job, told: Job) -> Iterator[None]:
        """Do jobs meanwhile.

        Args:
            ahead: asks for what will be needed; done at start and whenever a minute went by without a job.
            told: what is done each time nothing waits any more.
        """
        thread = Thread(target=self._run, args=(ahead, told), name="filler")
        thread.start()
        try:
            yield
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify()
            thread.join()

    def _run(self, ahead: Job, told: Job) -> None:
        job: Job | None = ahead
        while job is not None:
            _do(job)
            with self._changed:
                idle = not self._waiting
            if idle and job is not ahead:
                _do(told)
            job = self._next(ahead)

    def _next(self, ahead: Job) -> Job | None:
        """Wait for a job; None when it is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._waiting, _MINUTE)
            if self._ended:
                return None
            return self._waiting.pop(next(iter(self._waiting))) if self._waiting else ahead


def _do(job: Job) -> None:
    try:
        job()
    except Exception:  # noqa: BLE001 - pages go on without, and the next one asks again
        _LOG.exception("What pages will ask for could not be measured ahead")
