"""The life of a row under all the codes it had: every version, whatever office and code it stood under."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

import sqlalchemy as sa

from plan.anterior import former_key
from plan.history import Record
from plan.tables import ROW_TABLES
from plan.tree import FullKey, full_key_of

_AT_ONCE = 500
"""So many keys are asked for together: databases limit the parameters of a query."""


def life(connection: sa.Connection, table: str, origen: str, clave: str) -> list[Record]:
    """Read the versions of a row across its codes, oldest first, each with its `origen`, `clave` and `desde`.

    Where codes shift, each taking that of the next, a version belongs to the row that carried it on.
    """
    return lives(connection, table, [(origen, clave)])[origen, clave]


def lives(
    connection: sa.Connection, table: str, keys: Iterable[FullKey], carga: int | None = None
) -> dict[FullKey, list[Record]]:
    """Read the lives of many rows with few queries, as known at a carga (None: now); empty without any."""
    asked = list(keys)
    heirs = _heirs(connection, table, {origen for origen, _ in asked}, carga)
    known = _reached(asked, heirs)
    heirs_of_them = {full_key_of(heir) for heir in heirs if former_key(heir, heir["origen"]) in known}
    past = _Past(_read(connection, table, known | heirs_of_them, carga))
    return {key: past.life(key) for key in asked}


def past_keys(connection: sa.Connection, table: str, keys: Iterable[FullKey]) -> frozenset[FullKey]:
    """Name every origen and key under which some rows were ever known, the present ones included."""
    rows = ROW_TABLES[table]
    columns = rows.c.origen, rows.c.clave, rows.c.codigo_anterior
    named = sa.select(*columns).distinct().where(rows.c.codigo_anterior.is_not(None))
    return _reached(keys, [dict(found) for found in connection.execute(named).mappings()])


def _reached(keys: Iterable[FullKey], heirs: Iterable[Record]) -> frozenset[FullKey]:
    former: dict[FullKey, set[FullKey]] = defaultdict(set)
    for heir in heirs:
        key = former_key(heir, heir["origen"])
        former[full_key_of(heir)] |= {key} if key else set()
    known: set[FullKey] = set()
    fresh = set(keys)
    while fresh:
        known |= fresh
        fresh = {old for key in fresh for old in former.get(key, ())} - known
    return frozenset(known)


def _heirs(connection: sa.Connection, table: str, origenes: set[str], carga: int | None) -> Sequence[Record]:
    """Read the versions that name a former code, of some offices and of those that the codes lead to."""
    rows = ROW_TABLES[table]
    if "codigo_anterior" not in rows.c:
        return []
    found: list[Record] = []
    known: set[str] = set()
    fresh = set(origenes)
    while fresh:
        known |= fresh
        query = sa.select(rows).where(rows.c.origen.in_(fresh), rows.c.codigo_anterior.is_not(None))
        read = [dict(row) for row in connection.execute(_until(query, rows, carga)).mappings()]
        found += read
        fresh = {former[0] for row in read if (former := former_key(row, row["origen"]))} - known
    return found


def _read(
    connection: sa.Connection, table: str, keys: Iterable[FullKey], carga: int | None
) -> Mapping[FullKey, Sequence[Record]]:
    rows = ROW_TABLES[table]
    claves: dict[str, list[str]] = defaultdict(list)
    for origen, clave in sorted(keys):
        claves[origen].append(clave)
    found: dict[FullKey, list[Record]] = defaultdict(list)
    for origen, asked in claves.items():
        for start in range(0, len(asked), _AT_ONCE):
            part = asked[start : start + _AT_ONCE]
            query = sa.select(rows).where(rows.c.origen == origen, rows.c.clave.in_(part))
            for row in connection.execute(_until(query, rows, carga).order_by(rows.c.desde)).mappings():
                found[origen, row["clave"]].append(_as_known(dict(row), carga))
    return found


def _as_known(version: Record, carga: int | None) -> Record:
    """Leave a version open that was closed later than what is asked for."""
    later = carga is not None and version["hasta"] is not None and version["hasta"] > carga
    return version | {"hasta": None} if later else version


def _until(
    query: sa.Select[tuple[object, ...]], rows: sa.Table, carga: int | None
) -> sa.Select[tuple[object, ...]]:
    return query if carga is None else query.where(rows.c.desde <= carga)


class _Past:
    """Walks back through versions, by key and oldest first; each step leads to an older carga, so it ends."""

    def __init__(self, versions: Mapping[FullKey, Sequence[Record]]) -> None:
        self._versions = versions
        self._opened: dict[tuple[str, int], list[Record]] = defaultdict(list)
        for found in versions.values():
            for version in found:
                if version.get("codigo_anterior") is not None:
                    self._opened[version["origen"], version["desde"]].append(version)

    def life(self, key: FullKey) -> list[Record]:
        """Give the versions of a row, oldest first."""
        found: list[Record] = []
        version = self.last_before(key, None)
        while version is not None:
            found.append(version)
            version = self.before(version)
        return found[::-1]

    def last_before(self, key: FullKey, carga: int | None) -> Record | None:
        """Give the last version of a key that a carga before this one opened."""
        found = self._versions.get(key, ())
        end = len(found) if carga is None else bisect_left(found, carga, key=itemgetter("desde"))
        return found[end - 1] if end else None

    def before(self, version: Record) -> Record | None:
        """Give the version before this one, under its former code when this one is the first to name it."""
        key = full_key_of(version)
        same = self.last_before(key, version["desde"])
        if "codigo_anterior" not in version:
            return same
        former = former_key(version, version["origen"])
        if former and (same is None or same["codigo_anterior"] != version["codigo_anterior"]):
            moved = self.last_before(former, version["desde"])
            return moved or same
        return None if same and self._carried_on(key, version["desde"]) else same

    def _carried_on(self, key: FullKey, carga: int) -> bool:
        """Tell whether a carga gave what stood under a key until then to another row of the same workbook."""
        heirs = self._opened.get((key[0], carga), ())
        return any(former_key(heir, key[0]) == key and self._is_news(heir) for heir in heirs)

    def _is_news(self, heir: Record) -> bool:
        same = self.last_before(full_key_of(heir), heir["desde"])
        return same is None or same["codigo_anterior"] != heir["codigo_anterior"]
