"""What a generated workbook is told: whose it is, who saved it, what its drop-downs offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

AUTHOR = "Tablero de Gestión Municipal"
"""Who saved the workbooks that the service itself writes."""

Lists = Mapping[str, Sequence[tuple[str, str]]]
"""Codes that drop-downs offer and the name of each, by the title of the sheet where the codes are kept."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose workbook it is, as its `_tablero` says; a blank planilla is of no dependencia."""

    tipo: str
    dependencia: str = ""
    nombre: str = ""
    generada: date | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """Who saved the workbook, and when (aware), as its properties say; None says nothing of when."""

    by: str = AUTHOR
    at: datetime | None = None


class AsTyped(str):
    """A text that Excel takes as if a person had typed it: a formula («=B2*2») or an error («#REF!»)."""

    __slots__ = ()
