"""How what is left in the reports folder can stand, as the way in notes it and others tell it."""

from __future__ import annotations

import sqlalchemy as sa

from plan.tables import CARGA, RESPUESTA

ESCRITA = "escrita"
"""Report, and copy if there is one, are in place."""
SIN_COPIA = "sin copia"
"""The report is in place; its workbook cannot be copied."""
EDITADA = "editada"
"""Somebody worked in the copy: theirs was kept under another name."""
ESCRIBIENDO = "escribiendo"
"""Begun; a kill may have come in between."""
ABIERTA = "abierta"
"""The copy is open in somebody's program, and has to wait."""
SIN_ACCESO = "sin acceso"
"""The folder cannot be written."""
FALLIDA = "fallida"
"""The program failed at it."""

TROUBLE = frozenset({EDITADA, ABIERTA, SIN_ACCESO, FALLIDA})
"""What an administrator is told; the sentence is in `detalle`."""

FOLDER = ""
"""The name under which it is noted how the folder itself stands."""


def troubles(connection: sa.Connection) -> dict[str, str]:
    """Say in a sentence what an administrator should know of each answer, by its name."""
    query = sa.select(RESPUESTA.c.nombre, RESPUESTA.c.detalle).where(RESPUESTA.c.situacion.in_(TROUBLE))
    return {found.nombre: found.detalle for found in connection.execute(query.order_by(RESPUESTA.c.nombre))}


def has_reported(connection: sa.Connection, origen: str) -> bool:
    """Tell whether anybody ever saved a workbook of an office; what the service wrote is nobody's report."""
    saved = sa.select(CARGA.c.id).where(CARGA.c.origen == origen, CARGA.c.clase == "carga")
    return connection.execute(saved.limit(1)).first() is not None
