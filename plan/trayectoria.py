"""The whole past of one programme: every version of it and of what hangs on it, with few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from plan.history import Record
from plan.life import lives
from plan.tables import ROW_TABLES
from plan.tree import FullKey, full_key_of

CHILDREN = ("actividad", "indicador", "presupuesto")
"""The tables whose rows hang on a programme."""

Lives = Mapping[FullKey, Sequence[Record]]
"""The versions of each row, oldest first, by the origen and key it has now or had last."""


@dataclass(frozen=True, slots=True)
class Trayectoria:
    """The versions of a programme, oldest first, and those of what ever hung on it, by table."""

    programa: Sequence[Record]
    hijos: Mapping[str, Lives]

    def of(self, table: str, row: Mapping[str, object]) -> Sequence[Record]:
        """Give the versions of a row of a table; none when it never hung on the programme."""
        return self.hijos[table].get((str(row["origen"]), str(row["clave"])), ())


def trayectoria(connection: sa.Connection, key: FullKey, carga: int | None = None) -> Trayectoria:
    """Read the past of a programme as known at a carga (None: now)."""
    own = lives(connection, "programa", [key], carga)[key]
    codes = {full_key_of(version) for version in own}
    return Trayectoria(own, {table: _hung(connection, table, codes, carga) for table in CHILDREN})


def _hung(connection: sa.Connection, table: str, codes: set[FullKey], carga: int | None) -> Lives:
    keys = {
        key for origen in {origen for origen, _ in codes} for key in _keys(connection, table, origen, codes)
    }
    found = lives(connection, table, sorted(keys), carga)
    former = {_version(each) for versions in found.values() for each in versions[:-1]}
    return {
        key: versions for key, versions in found.items() if versions and _version(versions[-1]) not in former
    }


def _keys(connection: sa.Connection, table: str, origen: str, codes: set[FullKey]) -> set[FullKey]:
    rows = ROW_TABLES[table]
    programas = [clave for office, clave in codes if office == origen]
    query = (
        sa.select(rows.c.clave)
        .distinct()
        .where(rows.c.origen == origen, rows.c.programa_clave.in_(programas))
    )
    return {(origen, clave) for clave in connection.execute(query).scalars()}


def _version(version: Record) -> tuple[str, str, int]:
    return version["origen"], version["clave"], version["desde"]
