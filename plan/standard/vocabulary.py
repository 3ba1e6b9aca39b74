"""The words in which a standard workbook is declared: workbook, sheet, column, need."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from plan.standard.kinds.base import Kind, Value, clave

Row = Mapping[str, Any]
"""One row of a sheet: column name -> `Value`.

Rows read from a workbook add `fila`; those of history also origen, clave, marca, desde.
"""

KEY_JOINT = "\x1f"
"""Joins the parts of a key of several columns; cannot be typed into a cell of Excel."""


class Need(StrEnum):
    """How badly a column's cell is wanted."""

    REQUIRED = "obligatoria"
    EXPECTED = "esperada"
    OPTIONAL = "opcional"


def name_of(title: str) -> str:
    """Spell a title as a name: «Método de cálculo» -> metodo_de_calculo."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "_".join(plain.lower().split())


@dataclass(frozen=True)
class Column:
    """One column of a sheet, with all that anyone needs to know of it."""

    title: str
    kind: Kind
    need: Need = Need.OPTIONAL
    help: str = ""
    example: str = ""
    default: Value = None
    public: bool = True

    @cached_property
    def name(self) -> str:
        """The column's name in rows and tables."""
        return name_of(self.title)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a standard workbook; `key` names the columns that tell its rows apart."""

    title: str
    table: str
    help: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    single: bool = False

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by name."""
        return {column.name: column for column in self.columns}

    def key_of(self, row: Row) -> str:
        """Spell the key of a row: each part without case, joined; empty for a sheet of one row."""
        return KEY_JOINT.join([clave(_key_part(row[name])) for name in self.key])


@dataclass(frozen=True)
class Workbook:
    """A kind of standard workbook and its sheets, in their order."""

    tipo: str
    help: str
    sheets: tuple[Sheet, ...]
    by_title: Mapping[str, Sheet] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the sheets by title."""
        object.__setattr__(self, "by_title", {sheet.title: sheet for sheet in self.sheets})


def _key_part(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
