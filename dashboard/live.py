"""What an open page says when its data change: which offices loaded since it was made."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from plan.history import by_key, rows
from plan.tables import CARGA

MOST_NAMED = 2

_BY_A_PERSON = ("carga", "confirmada")


def offices_since(connection: sa.Connection, number: int) -> list[str]:
    """Name the offices whose workbooks were saved and taken after a carga, the newest first."""
    query = (
        sa.select(CARGA.c.origen)
        .where(CARGA.c.id > number, CARGA.c.resultado == "tomada", CARGA.c.clase.in_(_BY_A_PERSON))
        .order_by(CARGA.c.id.desc())
    )
    origenes = dict.fromkeys(connection.execute(query).scalars())
    if not origenes:
        return []
    named = by_key(rows(connection, "dependencia"))
    return [
        str(named[origen]["nombre"]) if origen in named else "La coordinación"
        for origen in origenes
        if origen in named or not origen
    ]


def sentence(names: Sequence[str]) -> str:
    """Say who loaded: «Obras Públicas cargó hace un momento.»; without anybody, that something changed."""
    if not names:
        return "Datos actualizados."
    told, more = list(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more > 0:
        told.append(f"{more} más")
    who = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} y {told[-1]}"
    return f"{who} {'cargó' if len(names) == 1 else 'cargaron'} hace un momento."
