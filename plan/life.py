"""The life of a row under all the codes it had: every version, whatever office and code it stood under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa

from plan.anterior import former_key
from plan.history import Record
from plan.tables import ROW_TABLES
from plan.tree import FullKey, full_key_of


def life(connection: sa.Connection, table: str, origen: str, clave: str) -> list[Record]:
    """Read the versions of a row across its codes, oldest first, each with its `origen`, `clave` and `desde`.

    Where codes shift, each taking that of the next, a version belongs to the row that carried it on.
    """
    past = _Past(connection, table)
    found: list[Record] = []
    version = past.last_before((origen, clave), None)
    while version is not None:
        found.append(version)
        version = past.before(version)
    return found[::-1]


def past_keys(connection: sa.Connection, table: str, keys: Iterable[FullKey]) -> frozenset[FullKey]:
    """Name every origen and key under which some rows were ever known, the present ones included."""
    rows = ROW_TABLES[table]
    columns = rows.c.origen, rows.c.clave, rows.c.codigo_anterior
    former: dict[FullKey, set[FullKey]] = defaultdict(set)
    named = sa.select(*columns).distinct().where(rows.c.codigo_anterior.is_not(None))
    for found in map(dict, connection.execute(named).mappings()):
        key = former_key(found, found["origen"])
        former[full_key_of(found)] |= {key} if key else set()
    known: set[FullKey] = set()
    fresh = set(keys)
    while fresh:
        known |= fresh
        fresh = {old for key in fresh for old in former.get(key, ())} - known
    return frozenset(known)


class _Past:
    """Walks back through the versions of a table; each step leads to an older carga, so it ends."""

    def __init__(self, connection: sa.Connection, table: str) -> None:
        self._connection = connection
        self._table = ROW_TABLES[table]
        self._carries = "codigo_anterior" in self._table.c

    def last_before(self, key: FullKey, carga: int | None) -> Record | None:
        """Give the last version of a key that a carga before this one opened."""
        rows = self._table
        query = sa.select(rows).where(rows.c.origen == key[0], rows.c.clave == key[1])
        if carga is not None:
            query = query.where(rows.c.desde < carga)
        found = self._connection.execute(query.order_by(rows.c.desde.desc()).limit(1)).mappings().first()
        return dict(found) if found else None

    def before(self, version: Record) -> Record | None:
        """Give the version before this one, under its former code when this one is the first to name it."""
        key = full_key_of(version)
        same = self.last_before(key, version["desde"])
        if not self._carries:
            return same
        former = former_key(version, version["origen"])
        if former and (same is None or same["codigo_anterior"] != version["codigo_anterior"]):
            moved = self.last_before(former, version["desde"])
            return moved or same
        return None if same and self._carried_on(key, version["desde"]) else same

    def _carried_on(self, key: FullKey, carga: int) -> bool:
        """Tell whether a carga gave what stood under a key until then to another row of the same workbook."""
        rows = self._table
        query = sa.select(rows).where(
            rows.c.desde == carga, rows.c.origen == key[0], rows.c.codigo_anterior.is_not(None)
        )
        for found in self._connection.execute(query).mappings():
            heir = dict(found)
            if former_key(heir, key[0]) == key and self._is_news(heir):
                return True
        return False

    def _is_news(self, heir: Record) -> bool:
        same = self.last_before(full_key_of(heir), heir["desde"])
        return same is None or same["codigo_anterior"] != heir["codigo_anterior"]
