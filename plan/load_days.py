"""The days on which loads changed something, as the town's calendar counts them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from plan.history import moment_text
from plan.tables import CARGA

_CHANGED = CARGA.c.resultado.not_in(("rechazada", "retenida", "descartada"))
"""A load that was taken always tells something: at least up to which day its office informs."""


def day_before(connection: sa.Connection, al: date, zona: ZoneInfo) -> date | None:
    """Give the last day before another on which a load changed something; None when there is none."""
    query = sa.select(sa.func.max(CARGA.c.momento)).where(_CHANGED, CARGA.c.momento < _midnight(al, zona))
    return _day(connection.execute(query).scalar(), zona)


def day_after(connection: sa.Connection, al: date, zona: ZoneInfo) -> date | None:
    """Give the first day after another on which a load changed something; None when there is none."""
    end = _midnight(al + timedelta(days=1), zona)
    query = sa.select(sa.func.min(CARGA.c.momento)).where(_CHANGED, CARGA.c.momento >= end)
    return _day(connection.execute(query).scalar(), zona)


def load_days(connection: sa.Connection, since: date, until: date, zona: ZoneInfo) -> list[date]:
    """List the days from one to another, both counted, on which a load changed something; newest first."""
    limits = _midnight(since, zona), _midnight(until + timedelta(days=1), zona)
    query = sa.select(CARGA.c.momento).where(
        _CHANGED, CARGA.c.momento >= limits[0], CARGA.c.momento < limits[1]
    )
    found = {_day(moment, zona) for moment in connection.execute(query).scalars()}
    return sorted((day for day in found if day), reverse=True)


def _midnight(day: date, zona: ZoneInfo) -> str:
    return moment_text(datetime.combine(day, time(), zona).astimezone(UTC))


def _day(moment: str | None, zona: ZoneInfo) -> date | None:
    return datetime.fromisoformat(moment).astimezone(zona).date() if moment else None
