"""How a row of any table is named, and which programme it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.day.visibility import Key
from plan.standard import TABLES
from plan.standard.cells import spell_value
from plan.standard.vocabulary import Row


def name_of(table: str, row: Row) -> tuple[str, str]:
    """Give the code and the name of a row; without a code, what its key says beside its programme."""
    if "codigo" in row:
        return str(row["codigo"]), str(row.get("nombre") or "")
    sheet = TABLES[table]
    told = [name for name in sheet.key if name != "programa" and row.get(name) is not None]
    parts = [spell_value(sheet.by_name[name], row[name]) for name in told]
    return " · ".join(parts), str(row.get("nombre") or "")


def subject_of(table: str, row: Row, indicadores: Mapping[Key, Row]) -> Key | None:
    """Say which programme a row belongs to; None when it belongs to its office alone.

    Args:
        table: its table.
        row: the row.
        indicadores: every indicator, for what is measured of them.
    """
    origen = str(row["origen"])
    if table == "programa":
        return origen, str(row["clave"])
    if table == "medicion":
        owner = indicadores.get((origen, str(row.get("indicador_clave"))))
        return subject_of("indicador", owner, indicadores) if owner else None
    programa = row.get("programa_clave")
    return (origen, str(programa)) if programa else None
