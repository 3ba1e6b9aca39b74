"""Hand out workbooks: every dependencia that presents one and has none yet gets its own, pre-filled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import sqlalchemy as sa

from plan import history
from plan.standard import Row
from plan.umbrales import Umbrales
from sync.journal import write_durably
from sync.set_aside import RENOVADA
from sync.template import prefilled


def hand_out(folder: Path, connection: sa.Connection, today: date, umbrales: Umbrales) -> list[Path]:
    """Write the missing workbooks into the shared folder; returns what was written, nothing is trodden on."""
    tables = history.panorama(connection).tablas
    has_one = {
        found["origen"]
        for found in history.files(connection)
        if found["situacion"] not in {"ausente", RENOVADA}
    }
    written = []
    for row in tables["dependencia"]:
        path = folder / f"{row['codigo']}.xlsx"
        if _presents(row, today) and row["clave"] not in has_one and not path.exists():
            write_durably(path, prefilled(str(row["codigo"]), tables, today, umbrales))
            written.append(path)
    return written


def _presents(row: Row, today: date) -> bool:
    return row["presenta_planilla"] == "Sí" and not (row["vigente_hasta"] and row["vigente_hasta"] < today)
