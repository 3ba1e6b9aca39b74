"""When the rows changed between two cargas: the numbers of the cargas, by table and key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import sqlalchemy as sa

from plan.life import life
from plan.standard.vocabulary import Row
from plan.tables import ROW_TABLES
from plan.tree import FullKey

Changes = Mapping[tuple[str, FullKey], tuple[int, ...]]


def changes_between(connection: sa.Connection, since: int, until: int) -> Changes:
    """Say in which cargas after `since`, up to `until`, each row was opened or closed."""
    found: defaultdict[tuple[str, FullKey], set[int]] = defaultdict(set)
    for name, table in ROW_TABLES.items():
        for column in (table.c.desde, table.c.hasta):
            query = sa.select(table.c.origen, table.c.clave, column).where(column > since, column <= until)
            for origen, clave, number in connection.execute(query):
                found[name, (origen, clave)].add(number)
    return {key: tuple(sorted(numbers)) for key, numbers in found.items()}


def key_at(connection: sa.Connection, table: str, row: Row, carga: int) -> FullKey | None:
    """Say under which origen and key a row was known at a carga, whatever its code is now."""
    versions = life(connection, table, row["origen"], row["clave"])
    then = [version for version in versions if version["desde"] <= carga]
    return (then[-1]["origen"], then[-1]["clave"]) if then else None
