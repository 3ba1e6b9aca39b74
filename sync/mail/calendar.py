"""What is written by the calendar: a digest every day, a summary every Monday; each once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from plan import history
from plan.config import Config
from sync.mail.outbox import News

DIARIO = "diario"
SEMANAL = "semanal"
WEEK = timedelta(days=7)

_LATE = timedelta(days=3)
"""A machine that was off on Monday still writes the summary within this time; then the next is near."""
_FIRST_LOOK = timedelta(minutes=2)
"""A service that just started looks at the folder first."""


def hour_of(config: Config) -> time:
    """Give the hour of the day at which both are written."""
    return time(config.correo.hora)


def summaries(connection: sa.Connection, config: Config, now: datetime) -> Iterator[News]:
    """Give what the calendar has written by now, to be noted: what was told on its date is not told again.

    Nothing before the first load. A town that began this week has no week to look back on yet.
    """
    first = history.first_moment(connection)
    if first is None:
        return
    here = now.astimezone(config.zona)
    if here.time() >= hour_of(config):
        yield _of(DIARIO, here.date(), now)
    monday = here.date() - timedelta(days=here.weekday())
    began = datetime.combine(monday, hour_of(config), config.zona)
    if first < began <= now < began + _LATE:
        yield _of(SEMANAL, monday, now)


def _of(clase: str, day: date, now: datetime) -> News:
    return News(clase, day.isoformat(), day.isoformat(), now, _FIRST_LOOK)
