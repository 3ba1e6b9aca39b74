"""What a database holds, all of it, to be held against what it held before."""

from __future__ import annotations

import sqlalchemy as sa

from plan import database
from plan.config import Config
from plan.tables import CARGA, ESTADO, METADATA

Dump = dict[str, list[tuple[object, ...]]]


def dump(config: Config) -> Dump:
    """Read everything but the counter that open pages watch."""
    engine = database.reader(config)
    with engine.connect() as connection:
        held = {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in METADATA.sorted_tables
            if table is not ESTADO
        }
    engine.dispose()
    return held


def history_of(config: Config) -> Dump:
    """Read all but what is remembered of the folder."""
    held = dump(config)
    del held["archivo"]
    return held


def forget(config: Config, number: int) -> None:
    """Put the database back to before a carga that only opened rows, as a crash leaves it."""
    engine = database.writer(config)
    with engine.begin() as connection:
        for table in reversed(METADATA.sorted_tables):
            column = next((table.c[name] for name in ("desde", "carga") if name in table.c), None)
            if column is not None:
                connection.execute(sa.delete(table).where(column == number))
        connection.execute(sa.delete(CARGA).where(CARGA.c.id == number))
    engine.dispose()
