"""Every load of the workbook of one office: where its last bytes are to be found."""

from __future__ import annotations

import sqlalchemy as sa

from plan.history import Record, owners
from plan.tables import CARGA


def loads_of(connection: sa.Connection, origen: str) -> list[Record]:
    """List the loads of the workbook of an origen, newest first, whatever became of them.

    Of several files of one office those at the path of its workbook count; before any was taken, all do.
    """
    path = owners(connection).get(origen)
    query = (
        sa.select(CARGA)
        .where(CARGA.c.origen == origen, CARGA.c.sha256 != "")
        .where(sa.true() if path is None else CARGA.c.ruta == path)
        .order_by(CARGA.c.id.desc())
    )
    return [dict(found) for found in connection.execute(query).mappings()]
