"""What a row was before its code was corrected, or before it came from another dependencia."""

from __future__ import annotations

from collections.abc import Mapping

from plan.standard import TABLES
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from plan.tree import FullKey

WITH_FORMER = tuple(table for table, sheet in TABLES.items() if "codigo_anterior" in sheet.by_name)
"""The tables whose rows can say which code they had before."""


def former_key(row: Row, origen: str) -> FullKey | None:
    """Say under which origen and key a row of an origen was known before; None when it does not tell."""
    anterior = row.get("codigo_anterior")
    if not isinstance(anterior, str):
        return None
    office, _, code = anterior.rpartition("/")
    former = clave(office) or origen, clave(code)
    return None if former == (origen, row["clave"]) else former


def newly_named(row: Row, own: Mapping[str, Row]) -> bool:
    """Tell whether a row did not name its former code yet when it was last accepted."""
    same = own.get(str(row["clave"]))
    return same is None or same["codigo_anterior"] != row["codigo_anterior"]


def predecessor(row: Row, own: Mapping[str, Row], origen: str) -> Row | None:
    """Give what a row of an origen was, among its rows in force: under its former code when that is news."""
    same = own.get(str(row["clave"]))
    former = former_key(row, origen)
    if former is None or former[0] != origen or not newly_named(row, own):
        return same
    return own.get(former[1], same)
