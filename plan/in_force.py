"""The question that is asked most, put in words once: which rows of a table are in force."""

from __future__ import annotations

from functools import cache
from typing import Any

import sqlalchemy as sa

from plan.tables import ROW_TABLES

Carga = int | sa.BindParameter[int]


@cache
def rows_in_force(table: str, *asked: str) -> sa.Select[Any]:
    """Ask for the rows of a table in force, in sheet order.

    Args:
        table: its name.
        asked: which parameters will be given: "carga" (without it: now), "origen" (without it: of all).
    """
    source = ROW_TABLES[table]
    then: sa.BindParameter[int] | None = sa.bindparam("carga") if "carga" in asked else None
    query = sa.select(source).where(in_force(source, then)).order_by(_first(source, *asked), source.c.fila)
    return query.where(source.c.origen == sa.bindparam("origen")) if "origen" in asked else query


def how_many(connection: sa.Connection) -> int:
    """Count the rows in force now, of all tables."""
    found = (sa.select(sa.func.count()).where(in_force(table, None)) for table in ROW_TABLES.values())
    return sum(connection.execute(query).scalar_one() for query in found)


def in_force(table: sa.Table, carga: Carga | None) -> sa.ColumnElement[bool]:
    """Make the condition that a version is in force at a carga (None: now)."""
    if carga is None:
        return table.c.hasta.is_(None)
    return sa.and_(table.c.desde <= carga, sa.or_(table.c.hasta.is_(None), table.c.hasta > carga))


def _first(source: sa.Table, *asked: str) -> sa.ColumnElement[str]:
    """Sort by the origen; at a past carga by an expression that equals it.

    To spare itself the sorting, SQLite would walk all the versions there ever were in the order of their key.
    Like this it takes those that were not closed by then from the index on `hasta`, and sorts them.
    """
    return source.c.origen.concat(sa.literal_column("''")) if asked == ("carga",) else source.c.origen
