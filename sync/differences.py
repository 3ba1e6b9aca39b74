"""How two databases of one history differ, row by row; what is remembered of the folder is no history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from plan.tables import CARGA, PROBLEMA, ROW_TABLES

HISTORY: Sequence[sa.Table] = (CARGA, PROBLEMA, *ROW_TABLES.values())
"""The tables that only ever grow, carga by carga."""

Key = tuple[Any, ...]
Stored = Sequence[Any]
_END: Key = ((9,),)
"""Sorts after every key."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that one database has and the other has not, or has otherwise.

    Args:
        table: its table.
        key: its primary key, by column.
        here: its values in the database looked at, by column, where they differ; None when it is not there.
        there: the same in the one it is held against.
    """

    table: str
    key: Mapping[str, Any]
    here: Mapping[str, Any] | None
    there: Mapping[str, Any] | None


def differences(here: sa.Connection, there: sa.Connection) -> Iterator[Difference]:
    """Hold every row of the history of one database against another's."""
    for table in HISTORY:
        yield from _of_table(table, _rows(here, table), _rows(there, table))


def counts(connection: sa.Connection) -> dict[str, int]:
    """Count the rows of each table of the history."""
    return {
        table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for table in HISTORY
    }


def sentence(found: Difference) -> str:
    """Say a difference between the database and the journal."""
    where = f"«{found.table}», {', '.join(f'{name} {value!s}' for name, value in found.key.items())}"
    if found.here is None:
        return f"{where}: falta en la base de datos."
    if found.there is None:
        return f"{where}: el diario no la conoce."
    told = (
        f"{name} es {_spelt(value)} en la base de datos y {_spelt(found.there[name])} según el diario"
        for name, value in found.here.items()
    )
    return f"{where}: {'; '.join(told)}."


def _rows(connection: sa.Connection, table: sa.Table) -> Iterator[Stored]:
    """Read a table in the order of its key, values as they lie there: a damaged one may hold anything."""
    columns = (sa.type_coerce(column, sa.types.NULLTYPE).label(column.name) for column in table.c)
    yield from connection.execute(sa.select(*columns).order_by(*table.primary_key))


def _of_table(table: sa.Table, here: Iterator[Stored], there: Iterator[Stored]) -> Iterator[Difference]:
    key_of = _key_reader(table)
    left, right = next(here, None), next(there, None)
    while left is not None or right is not None:
        first = _END if left is None else key_of(left)
        second = _END if right is None else key_of(right)
        if left != right:
            yield _difference(table, left if first <= second else None, right if second <= first else None)
        if first <= second:
            left = next(here, None)
        if second <= first:
            right = next(there, None)


def _key_reader(table: sa.Table) -> Callable[[Stored], Key]:
    places = [index for index, column in enumerate(table.c) if column.primary_key]
    return lambda row: tuple((_rank(row[place]), row[place]) for place in places)


def _rank(value: object) -> int:
    """Rank kinds of values as SQLite sorts them."""
    return 1 if isinstance(value, int | float) else 2 if isinstance(value, str) else 3


def _difference(table: sa.Table, here: Stored | None, there: Stored | None) -> Difference:
    names = table.c.keys()
    one, other = (dict(zip(names, row, strict=True)) if row is not None else None for row in (here, there))
    key = {column.name: (one or other or {})[column.name] for column in table.primary_key}
    if one is not None and other is not None:
        apart = [name for name in names if one[name] != other[name]]
        return Difference(table.name, key, {n: one[n] for n in apart}, {n: other[n] for n in apart})
    return Difference(table.name, key, one, other)


def _spelt(value: object) -> str:
    return "(vacío)" if value is None else f"«{value}»"
