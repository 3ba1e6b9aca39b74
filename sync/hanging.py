"""What rows of other origenes have to do with those of one: which hang on them, which carry them on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from plan.anterior import WITH_FORMER, former_key
from plan.history import Record
from plan.standard.kinds.base import clave, items
from plan.tables import ROW_TABLES
from plan.tree import ESTRATEGIA, Tree, chain

Above = Mapping[str, str]
"""Which dependencia each one depends on."""

Hanging = Mapping[str, Mapping[str, int]]
"""How many rows of others refer to a key, by table."""

_OF_OFFICES = ("lineamiento", "programa", "indicador")
_ON_LINEAMIENTOS = ("programa", "indicador")


def hanging(connection: sa.Connection, origen: str, above: Above) -> Hanging:
    """Count the rows in force of other origenes that hang on those of one."""
    found: dict[str, Mapping[str, int]] = {"lineamiento": _on_lineamientos(connection, origen, above)}
    if origen == ESTRATEGIA:
        found["eje"] = _counted(connection, "lineamiento", "eje_clave")
        found["dependencia"] = _on_dependencias(connection)
    return found


def claims(connection: sa.Connection, origen: str) -> Mapping[str, Mapping[str, Record]]:
    """Give the rows in force that name one of an origen as what they were before, by table and its key."""
    found: dict[str, dict[str, Record]] = {}
    for table in WITH_FORMER:
        heirs = ((former_key(row, row["origen"]), row) for row in _heirs(connection, table))
        found[table] = {former[1]: row for former, row in heirs if former and former[0] == origen}
    return found


def _on_lineamientos(connection: sa.Connection, origen: str, above: Above) -> Counter[str]:
    """Count what leads to the lineamientos of an origen: codes are looked up from below."""
    lineamiento = ROW_TABLES["lineamiento"]
    there = connection.execute(
        sa.select(lineamiento.c.origen, lineamiento.c.clave).where(lineamiento.c.hasta.is_(None))
    )
    tree = Tree({key: chain(key, above) for key in above}, {(row.origen, row.clave): "" for row in there})
    counts: Counter[str] = Counter()
    for row in _references(connection, _ON_LINEAMIENTOS):
        if row["origen"] != origen and tree.lineamiento_of(row) == (origen, row["lineamiento_clave"]):
            counts[row["lineamiento_clave"]] += row["cuantas"]
    return counts


def _references(connection: sa.Connection, tables: tuple[str, ...]) -> Iterator[Record]:
    for name in tables:
        yield from map(dict, connection.execute(_on_lineamiento(name)).mappings())


@cache
def _on_lineamiento(name: str) -> sa.Select[tuple[str, str, int]]:
    table = ROW_TABLES[name]
    which = table.c.origen, table.c.lineamiento_clave
    query = sa.select(*which, sa.func.count().label("cuantas")).group_by(*which)
    return query.where(table.c.hasta.is_(None), table.c.lineamiento_clave.is_not(None))


def _counted(connection: sa.Connection, name: str, column: str) -> Counter[str]:
    table = ROW_TABLES[name]
    query = sa.select(table.c[column], sa.func.count()).where(
        table.c.hasta.is_(None), table.c.origen != ESTRATEGIA
    )
    return Counter({found[0]: found[1] for found in connection.execute(query.group_by(table.c[column]))})


def _on_dependencias(connection: sa.Connection) -> Counter[str]:
    """Count the rows of each office, and the programmes in which it takes part."""
    counts: Counter[str] = Counter()
    for name in _OF_OFFICES:
        counts.update(_counted(connection, name, "origen"))
    programa = ROW_TABLES["programa"]
    query = sa.select(programa.c.participan).where(
        programa.c.hasta.is_(None), programa.c.participan.is_not(None)
    )
    for text in connection.execute(query).scalars():
        counts.update(map(clave, items(text)))
    return counts


def _heirs(connection: sa.Connection, name: str) -> Iterator[Record]:
    return map(dict, connection.execute(_with_former(name)).mappings())


@cache
def _with_former(name: str) -> sa.Select[Any]:
    table = ROW_TABLES[name]
    return sa.select(table).where(table.c.hasta.is_(None), table.c.codigo_anterior.is_not(None))
