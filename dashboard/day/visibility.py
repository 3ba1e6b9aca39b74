"""What each view may see, the whole plan or what is public of it: decided on the rows, before measuring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum

from plan.evaluado import Panorama
from plan.standard import TABLES, Column
from plan.standard.kinds.base import clave, items
from plan.standard.vocabulary import Row

MASK = "(no se publica)"
"""Stands for what a private column holds: rules that ask whether it is filled in still find it so."""

Key = tuple[str, str]
"""The origen and the clave of a row."""


class View(Enum):
    """Who a page is for."""

    PUBLIC = "public"
    WHOLE = "whole"


def hidden_programas(panorama: Panorama) -> frozenset[Key]:
    """Name the programmes that are not public."""
    return frozenset(_key(row) for row in panorama.tablas.get("programa", ()) if row.get("publico") == "No")


def seen(panorama: Panorama, view: View, hidden: frozenset[Key]) -> Panorama:
    """Reduce the rows to what a view may see.

    Args:
        panorama: every row in force.
        view: who will see them.
        hidden: programmes that vanish from the public view, with all that hangs on them.
    """
    if view is View.WHOLE:
        return panorama
    gone = _Gone(panorama.tablas, hidden)
    tables = {
        name: [masked(name, row) for row in rows if not gone.holds(name, row)]
        for name, rows in panorama.tablas.items()
    }
    return replace(panorama, tablas=_without_names(tables, gone.actividades))


def masked(table: str, row: Row) -> Row:
    """Cover what a row holds in private columns."""
    private = _PRIVATE[table]
    if not any(row.get(name) is not None for name in private):
        return row
    return {name: MASK if name in private and value is not None else value for name, value in row.items()}


class _Gone:
    """The rows that vanish with the hidden programmes."""

    def __init__(self, tables: Mapping[str, Sequence[Row]], hidden: frozenset[Key]) -> None:
        self.programas = hidden
        self.actividades = self._children(tables.get("actividad", ()))
        self.indicadores = self._children(tables.get("indicador", ()))

    def holds(self, table: str, row: Row) -> bool:
        """Tell whether a row vanishes."""
        origen = str(row["origen"])
        return (
            (table == "programa" and _key(row) in self.programas)
            or (origen, row.get("programa_clave")) in self.programas
            or (origen, row.get("indicador_clave")) in self.indicadores
        )

    def _children(self, rows: Sequence[Row]) -> frozenset[Key]:
        return frozenset(
            _key(row) for row in rows if (str(row["origen"]), row.get("programa_clave")) in self.programas
        )


def _without_names(tables: dict[str, list[Row]], actividades: frozenset[Key]) -> Mapping[str, Sequence[Row]]:
    if not actividades or "actividad" not in tables:
        return tables
    return {**tables, "actividad": [_without_predecesoras(row, actividades) for row in tables["actividad"]]}


def _without_predecesoras(row: Row, gone: frozenset[Key]) -> Row:
    codes = items(str(row.get("predecesora") or ""))
    kept = [code for code in codes if (str(row["origen"]), clave(code)) not in gone]
    return row if len(kept) == len(codes) else {**row, "predecesora": "; ".join(kept) or None}


def _key(row: Row) -> Key:
    return str(row["origen"]), str(row["clave"])


def _private(columns: Sequence[Column]) -> frozenset[str]:
    return frozenset(column.name for column in columns if not column.public)


_PRIVATE: Mapping[str, frozenset[str]] = {name: _private(sheet.columns) for name, sheet in TABLES.items()}
