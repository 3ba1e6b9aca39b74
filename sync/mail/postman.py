"""The thread that writes and sends mails: woken by the schedule, and in nobody's way."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import sqlalchemy as sa

from plan.config import Config
from plan.database import reading_side
from sync.full_disk import is_full_disk
from sync.mail.again import asked
from sync.mail.alarms import Alarms
from sync.mail.composing import compose, note_summaries
from sync.mail.fallas import urgent
from sync.mail.letter import spell
from sync.mail.outbox import News, try_again
from sync.mail.sending import Sender
from sync.schedule import Schedule

LOG = logging.getLogger("tablero.correo")

ROUND = 10.0
"""Seconds between rounds."""
_PATIENCE = timedelta(minutes=2)
"""An alarm that goes past the outbox is tried again after this time."""
_LEAVE = 3.0
"""Seconds that a mail in hand is given when the service stops."""


class Postman:
    """Does the mail of an installation, from `start` to `stop`."""

    def __init__(self, config: Config, engine: sa.Engine, now: Callable[[], datetime]) -> None:
        """Prepare; nothing runs yet."""
        self._config = config
        self._engine = engine
        self._now = now
        self.alarms = Alarms(config, engine)
        self._reports = Alarms(config, engine)
        self._sender = Sender(engine, config, now)
        self._left: dict[News, list[str]] = {}
        self._hour = ""
        self._trouble = ""
        self._patient_until = datetime.fromtimestamp(0, UTC)
        self._wake = Event()
        self._stop = Event()
        self._schedule = Schedule(config.zona, self._wake.set)
        self._thread = Thread(target=self._run, name="correo", daemon=True)

    def start(self) -> None:
        """Start, where mail is sent at all; once."""
        if self._config.correo.activo and self._thread.ident is None:
            self._thread.start()

    def stop(self) -> None:
        """Stop; a server that does not answer is left behind, and its mail is sent again another day."""
        self._stop.set()
        self._wake.set()
        self._schedule.end()
        if self._thread.is_alive():
            self._thread.join(timeout=_LEAVE)

    def begin_schedule(self) -> None:
        """Begin to be woken, or begin it again after the clock jumped."""
        if self._config.correo.activo:
            self._schedule.begin(ROUND, [])

    def do_round(self) -> None:
        """Write what has its time, and send what was written."""
        now = self._now()
        self._send_unwritten(now)
        self._note_summaries(now)
        if asked(self._config.datos):
            with self._engine.begin() as connection:
                try_again(connection, now)
        with reading_side(self._engine).connect() as connection:
            self._reports.reports(connection, now)
        compose(self._engine, self._config, now)
        self._sender.send(lambda: not self._stop.is_set())

    def _send_unwritten(self, now: datetime) -> None:
        """Send the alarms that the database could not take; in vain, they go in a later round."""
        if timedelta() < self._patient_until - now <= _PATIENCE:
            return
        for news in self.alarms.unwritten():
            written = spell(urgent(self._config, news, now), self._config.nombre)
            people = self._left.pop(news, self._config.correo.administradores)
            if left := self._sender.send_at_once(written, people):
                self._left[news] = left
                self._patient_until = now + _PATIENCE
                return
            self.alarms.forget(news)

    def _note_summaries(self, now: datetime) -> None:
        """Ask the calendar once in each hour of each date: what it says does not change in between."""
        hour = f"{now.astimezone(self._config.zona):%Y-%m-%d %H}"
        if hour != self._hour:
            note_summaries(self._engine, self._config, now)
            self._hour = hour

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.do_round()
            except Exception as error:  # mail waits for whatever is wrong, and takes nothing with it
                if self._is_news(error):
                    LOG.exception("La vuelta del correo falló; se vuelve a intentar en las próximas.")
            else:
                self._trouble = ""
            self._wake.wait(2 * ROUND)
            self._wake.clear()

    def _is_news(self, error: Exception) -> bool:
        """Tell whether a round ended otherwise than the one before; a full disk is told by the scans."""
        before, self._trouble = self._trouble, f"{type(error).__name__}: {error}"
        return before != self._trouble and not is_full_disk(error)
