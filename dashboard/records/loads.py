"""The loads of one office, of all kinds, and what those tell that no workbook came with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from dashboard.day.visibility import Key, View, hidden_programas
from dashboard.pages.cargas import Carga, Closed
from dashboard.pages.rows import name_of
from dashboard.records.queries import load_of
from plan import history
from plan.evaluado import Panorama
from plan.life import past_keys
from plan.tables import CARGA, ROW_TABLES

BY_HAND = ("liberada", "retirada")
"""Outcomes of cargas that closed rows without a workbook."""


def numbers_of(connection: sa.Connection, origen: str, until: int) -> list[int]:
    """List the numbers of the loads of an office up to one, newest first."""
    query = sa.select(CARGA.c.id).where(CARGA.c.origen == origen, CARGA.c.id <= until)
    return list(connection.execute(query.order_by(CARGA.c.id.desc())).scalars())


def numbers_by_hand(connection: sa.Connection, until: int, most: int) -> list[int]:
    """List the last cargas in which rows were let go, newest first."""
    query = sa.select(CARGA.c.id).where(CARGA.c.resultado.in_(BY_HAND), CARGA.c.id <= until)
    return list(connection.execute(query.order_by(CARGA.c.id.desc()).limit(most)).scalars())


def loads_of(connection: sa.Connection, view: View, numbers: Sequence[int], zona: ZoneInfo) -> list[Carga]:
    """Give some loads, newest first."""
    query = sa.select(CARGA).where(CARGA.c.id.in_(numbers)).order_by(CARGA.c.id.desc())
    return [load_of(dict(found), view, zona) for found in connection.execute(query).mappings()]


def closed_by_hand(connection: sa.Connection, view: View, loads: Sequence[Carga]) -> dict[int, list[Closed]]:
    """Name the rows that were let go in those loads that came without a workbook, as a view may see them."""
    decided = [load.numero for load in loads if load.resultado in BY_HAND]
    hidden = _hidden(connection) if decided and view is View.PUBLIC else frozenset()
    return {number: [*_closed(connection, number, hidden)] for number in decided}


def _closed(connection: sa.Connection, number: int, hidden: frozenset[Key]) -> Iterator[Closed]:
    _, closed = history.changes(connection, number)
    for table, rows in closed.items():
        for row in rows.values():
            if not (table == "programa" and (row["origen"], row["clave"]) in hidden):
                yield Closed(table, *name_of(table, row))


def _hidden(connection: sa.Connection) -> frozenset[Key]:
    """Name the programmes that are or were not public when they were last known, under all their codes."""
    found = hidden_programas(Panorama({"programa": history.rows(connection, "programa")}))
    return past_keys(connection, "programa", found | _last_hidden(connection))


def _last_hidden(connection: sa.Connection) -> frozenset[Key]:
    """Name the programmes no longer in force that were not public to the last."""
    rows = ROW_TABLES["programa"]
    query = sa.select(rows.c.origen, rows.c.clave).where(rows.c.hasta.is_not(None), rows.c.publico == "No")
    return frozenset((origen, clave) for origen, clave in connection.execute(query))
