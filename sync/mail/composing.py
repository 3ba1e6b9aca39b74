"""Write what has its time: from subjects that wait to mails in their envelopes, each in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from plan.config import Config
from plan.database import reading_side
from plan.history import Record
from sync.mail import diario, fallas, oficina, planillas, semanal
from sync.mail.announcing import OFICINA, PLANILLA
from sync.mail.calendar import DIARIO, SEMANAL, summaries
from sync.mail.desk import Desk, Post
from sync.mail.fallas import FALLA
from sync.mail.letter import spell
from sync.mail.outbox import MovedError, delay, due, lighten, note, write

LOG = logging.getLogger("tablero.correo")

_AN_HOUR = timedelta(hours=1)

Writer = Callable[[Desk, Sequence[Record]], Post]


def _alone(write_one: Callable[[Desk, Record], Post]) -> Writer:
    return lambda desk, rows: write_one(desk, rows[0])


_WRITERS: Mapping[str, Writer] = {
    OFICINA: _alone(oficina.write),
    PLANILLA: planillas.write,
    FALLA: _alone(fallas.write),
    DIARIO: _alone(diario.write),
    SEMANAL: _alone(semanal.write),
}
_TOGETHER = frozenset({PLANILLA})
_LATER = timedelta(hours=1)
"""So long a letter waits over which the program failed."""


def compose(engine: sa.Engine, config: Config, now: datetime) -> int:
    """Write every mail that has its time; returns how many were written or found to need no mail.

    What moves while it is being written is written the next time, as it is by then. A letter over which the
    program fails keeps no other from being written.
    """
    with reading_side(engine).connect() as connection:
        batches = list(_batches(due(connection, now)))
    return sum(_try_to_write(engine, config, rows, now) for rows in batches)


def note_summaries(engine: sa.Engine, config: Config, now: datetime) -> None:
    """Note what the calendar has written by now, and drop the words of mails sent long ago."""
    with engine.begin() as connection:
        for news in summaries(connection, config, now):
            note(connection, news)
        lighten(connection, now)


def _batches(rows: Sequence[Record]) -> Iterator[list[Record]]:
    """Gather what one mail tells: of some kinds all there is, of others each alone."""
    gathered: dict[object, list[Record]] = {}
    for row in rows:
        together = row["clase"] in _TOGETHER
        gathered.setdefault((row["clase"], bool(row["huella"])) if together else row["id"], []).append(row)
    yield from gathered.values()


def _try_to_write(engine: sa.Engine, config: Config, rows: Sequence[Record], now: datetime) -> bool:
    """Write a mail; one that the program fails at holds up no other, and is tried again in an hour."""
    try:
        return _write(engine, config, rows, now)
    except sa.exc.SQLAlchemyError:
        raise
    except Exception:  # a round outlives whatever happens to one mail
        LOG.exception("No se pudo escribir un correo (%s, %s).", rows[0]["clase"], rows[0]["tema"])
        with engine.begin() as connection:
            delay(connection, rows, now + _AN_HOUR)
        return False


def _write(engine: sa.Engine, config: Config, rows: Sequence[Record], now: datetime) -> bool:
    with reading_side(engine).connect() as connection:
        post = _WRITERS[rows[0]["clase"]](Desk(connection, config, now), rows)
    written = spell(post.letter, config.nombre)
    try:
        with engine.begin() as connection:
            write(connection, rows, written, post.people, now)
    except MovedError:
        return False
    return True
