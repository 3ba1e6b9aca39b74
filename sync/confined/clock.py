"""One clock for all confined processes: kills the one that takes longer than it was given.

Waiting on a pipe with a limit is not possible on Windows, and a thread for each job costs more than a small
workbook, so one thread sleeps until the earliest deadline there may be.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from subprocess import Popen
from threading import Condition, Event, Thread
from time import monotonic


@dataclass(eq=False, slots=True)
class _Watch:
    process: Popen[bytes]
    due: float
    late: Event = field(default_factory=Event)


class Clock:
    """Watches over processes at work."""

    def __init__(self) -> None:
        self._watches: set[_Watch] = set()
        self._changed = Condition()
        self._wakes_at = float("inf")
        self._stopped = False
        self._thread = Thread(target=self._run, name="reloj de procesos", daemon=True)
        self._thread.start()

    @contextmanager
    def limit(self, process: Popen[bytes], seconds: float) -> Iterator[Event]:
        """Kill the process if what is done meanwhile takes longer; the event tells that it came to that."""
        watch = _Watch(process, monotonic() + seconds)
        with self._changed:
            self._watches.add(watch)
            if watch.due < self._wakes_at:
                self._changed.notify()
        try:
            yield watch.late
        finally:
            with self._changed:
                self._watches.discard(watch)

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        with self._changed:
            while not self._stopped:
                now = monotonic()
                for watch in [one for one in self._watches if one.due <= now]:
                    self._watches.discard(watch)
                    watch.late.set()
                    watch.process.kill()
                self._wakes_at = min((one.due for one in self._watches), default=float("inf"))
                self._changed.wait(None if self._wakes_at == float("inf") else self._wakes_at - now)
