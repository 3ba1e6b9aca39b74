"""Free the rows that stayed only because others hung on them, in the scan in which nothing does any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from plan.in_force import in_force
from plan.standard import TABLES, Row
from plan.standard.kinds.spelling import shorten
from plan.tables import ROW_TABLES
from sync.decide import RETIRADO, Decision, InForce, release
from sync.hanging import claims
from sync.intake import Outcome
from sync.known import lasting
from sync.memory import Memory
from sync.store import Load, Store
from sync.validate.references import RETAINED

HUNG_ON = ("eje", "dependencia", "lineamiento")
"""The tables whose rows those of other workbooks refer to."""

_NAMED = 10


def release_all(memory: Memory, store: Store, now: datetime) -> Iterator[Outcome]:
    """Free what need not stay, each origen in a carga of its own: from the bottom up, the strategy last."""
    with memory.engine.connect() as connection:
        origenes = [*_candidates(connection)]
    if not origenes:
        return
    strategy = memory.strategy()
    for origen in sorted(origenes, key=lambda each: (-len(strategy.chain(each)), each)):
        with memory.engine.connect() as connection:
            now_in_force = lasting(connection, strategy, origen)
        tipo = "planilla" if origen else "estrategia"
        decision = release(tipo, now_in_force)
        if decision.closed:
            load = _load(tipo, origen, now, _detail(decision, now_in_force))
            yield Outcome("", "", load, store.commit(load, decision, ()), (), decision)


def _candidates(connection: sa.Connection) -> Iterator[str]:
    """Name the origenes with rows kept for others, or with programmes retired that others carry on."""
    found: set[str] = set()
    for name in HUNG_ON:
        found |= _marked(connection, name, RETAINED)
    yield from found
    for origen in _marked(connection, "programa", RETIRADO) - found:
        if claims(connection, origen)["programa"]:
            yield origen


def _marked(connection: sa.Connection, name: str, marca: str) -> set[str]:
    return set(connection.execute(_with_mark(name), {"marca": marca}).scalars())


@cache
def _with_mark(name: str) -> sa.Select[Any]:
    table = ROW_TABLES[name]
    marked = in_force(table, None), table.c.marca == sa.bindparam("marca")
    return sa.select(table.c.origen).distinct().where(*marked)


def _load(tipo: str, origen: str, now: datetime, detalle: str) -> Load:
    return Load(
        momento=now,
        clase="liberacion",
        tipo=tipo,
        origen=origen,
        ruta="",
        sha256="",
        tamano=0,
        resultado="liberada",
        detalle=detalle,
    )


def _detail(decision: Decision, now: InForce) -> str:
    """Say which rows were freed, and where those went that are carried on."""
    said = [_named(table, now.own[table][key], now) for table, key in decision.closed]
    more = f" y {len(said) - _NAMED} más" if len(said) > _NAMED else ""
    return f"Se cerró lo que solo seguía por otras filas: {', '.join(said[:_NAMED])}{more}."


def _named(table: str, row: Row, now: InForce) -> str:
    heir = now.claimed.get(table, {}).get(str(row["clave"]))
    on = f", que sigue como «{str(heir['origen']).upper()}/{heir['codigo']}»" if heir else ""
    return f"«{row['codigo']}» de «{TABLES[table].title}» ({shorten(str(row['nombre']))}){on}"
