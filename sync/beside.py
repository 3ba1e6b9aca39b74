"""Work that is done beside everything else, in a thread of its own, each time somebody asks for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event, Lock, Thread

from sync.full_disk import is_full_disk

LOG = logging.getLogger("tablero.servicio")

ENOUGH = 5.0
"""Seconds that the end waits for what is being done."""


class Beside:
    """Does one kind of work, one at a time; asked for again meanwhile, it does it once more afterwards.

    It reads no clock: whoever asks says the moment.
    """

    def __init__(self, name: str, work: Callable[[datetime], object], leave: Callable[[], object]) -> None:
        """Prepare; `leave` has the work end soon."""
        self._work = work
        self._leave = leave
        self._asked = Event()
        self._lock = Lock()
        self._moment: datetime | None = None
        self._over = False
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def begin(self) -> None:
        """Start the thread."""
        self._thread.start()

    def ask(self, moment: datetime) -> None:
        """Have the work done; waits for nothing."""
        with self._lock:
            self._moment = moment
        self._asked.set()

    def end(self) -> None:
        """Do no more; what does not end soon is left behind."""
        self._over = True
        self._asked.set()
        self._leave()
        if self._thread.is_alive():
            self._thread.join(ENOUGH)

    def _run(self) -> None:
        while self._asked.wait() and not self._over:
            self._asked.clear()
            with self._lock:
                moment = self._moment
            if moment is None:
                continue
            try:
                self._work(moment)
            except Exception as error:  # the loop outlives whatever happens to one turn
                if not is_full_disk(error):  # the way in says that, once
                    LOG.exception(
                        "Un trabajo del servicio falló (%s); se vuelve a intentar.", self._thread.name
                    )
