"""Single facts of the installation, kept in `estado`: how the folder stands, which tasks were done."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from plan.history import FOLDER_FIELD, folder, moment_text
from plan.tables import ESTADO
from sync.standing import Standing
from sync.store import raise_version


class Facts:
    """Writes facts through the writing engine."""

    def __init__(self, engine: sa.Engine) -> None:
        """Write through the writing engine."""
        self._engine = engine

    def note_folder(self, standing: Standing, now: datetime) -> None:
        """Remember how the shared folder stands, and since when; visible when that changes."""
        with self._engine.begin() as connection:
            before = folder(connection)
            if is_noted(standing, before):
                return
            lasting = before.get("situacion") == standing.situacion
            found = asdict(standing) | {"desde": before["desde"] if lasting else moment_text(now)}
            _put(connection, FOLDER_FIELD, json.dumps(found, ensure_ascii=False))
            raise_version(connection)

    def once(self, task: str, now: datetime, work: Callable[[sa.Connection], object]) -> bool:
        """Do a task and remember that it was done, both or neither; False when it was done before."""
        with self._engine.begin() as connection:
            if connection.execute(sa.select(ESTADO.c.valor).where(ESTADO.c.campo == task)).scalar():
                return False
            work(connection)
            _put(connection, task, moment_text(now))
        return True


def is_noted(standing: Standing, before: Mapping[str, str]) -> bool:
    """Tell whether the folder stands as it did."""
    return (before.get("situacion"), before.get("detalle")) == (standing.situacion, standing.detalle)


def _put(connection: sa.Connection, field: str, value: str) -> None:
    connection.execute(sa.delete(ESTADO).where(ESTADO.c.campo == field))
    connection.execute(ESTADO.insert(), {"campo": field, "valor": value})
