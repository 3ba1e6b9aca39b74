"""The words in which a standard workbook is declared: workbook, sheet, column, need."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from plan.standard.kinds.base import Kind, Mistake, Value, clave

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
    """One column of a sheet, with all that anyone needs to know of it.

    `slips` are mistakes that people make in this column alone; `mistakes` has those of its kind too.
    """

    title: str
    kind: Kind
    need: Need = Need.OPTIONAL
    help: str = ""
    example: str = ""
    default: Value = None
    public: bool = True
    slips: tuple[Mistake, ...] = ()

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What people often get wrong in it, its own mistakes before those of its kind."""
        return (*self.slips, *self.kind.mistakes(self.example))

    @cached_property
    def name(self) -> str:
        """The column's name in rows and tables."""
        return name_of(self.title)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a standard workbook; `key` names the columns that tell its rows apart.

    `pitfalls` are the problems of the catalogue, by code, that people meet most in its rows.
    """

    title: str
    table: str
    help: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    single: bool = False
    pitfalls: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by name."""
        return {column.name: column for column in self.columns}

    def key_of(self, row: Row) -> str:
        """Spell the key of a row: each part without case, joined; empty for a sheet of one row."""
        return KEY_JOINT.join([clave(_key_part(row[name])) for name in self.key])


@dataclass(frozen=True, slots=True)
class Frequent:
    """A frequent mistake, and the columns of a workbook in which it is made.

    Each is told by its title, with its sheet where others of that title do not share the mistake.
    """

    mistake: Mistake
    columns: tuple[str, ...]


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

    def mistakes(self) -> tuple[Frequent, ...]:
        """Gather the frequent mistakes of all its columns, each once, in the order of the columns."""
        places: dict[Mistake, list[tuple[str, str]]] = {}
        for sheet in self.sheets:
            for column in sheet.columns:
                for mistake in column.mistakes:
                    places.setdefault(mistake, []).append((sheet.title, column.title))
        return tuple(Frequent(mistake, self._told(spots)) for mistake, spots in places.items())

    def _told(self, spots: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        everywhere = Counter(column.title for sheet in self.sheets for column in sheet.columns)
        here = Counter(title for _, title in spots)
        told = (
            title if here[title] == everywhere[title] else f"{title} (hoja {sheet})" for sheet, title in spots
        )
        return tuple(dict.fromkeys(told))


def _key_part(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
