"""How far the rows of each office are: a number that goes up whenever any in force changes, and only then."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from plan.tables import CARGA

_MOVED = sa.select(CARGA.c.origen, sa.func.sum(CARGA.c.abiertas + CARGA.c.cerradas)).group_by(CARGA.c.origen)


def moves(connection: sa.Connection) -> Mapping[str, int]:
    """Count the versions of rows that the cargas of each origen opened and closed so far.

    A row opens and closes by a carga of its own origen and no other, whatever that carga is (a save, a
    decision, a revalidation, a release), and a carga never changes once it is there: while the number of an
    origen is the same, so are its rows in force. What is rejected, or brings nothing new, leaves it as it is.
    """
    return {origen: int(number) for origen, number in connection.execute(_MOVED)}
