"""The shape of a problem: what is wrong, where, how badly, and the facts its sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """What a problem does to its row: not taken; taken, look at it; taken."""

    ERROR = "error"
    ADVERTENCIA = "advertencia"
    NOTA = "nota"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the catalogue.

    Args:
        code: permanent name, `FECHA_AMBIGUA`.
        title: what it is called without any value, fit for everybody («Fecha ambigua»).
        says: one sentence of what is wrong; facts in braces, `{valor}`.
        remedy: one sentence of what to do.
        plain: the same without any value, where the remedy cannot do without one.
    """

    code: str
    severity: Severity
    title: str
    says: str
    remedy: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is; `column` is a title, `cell` an address («F2»)."""

    workbook: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Spell it as people say it: «Actividades!F2»."""
        spot = self.cell or (f"fila {self.row}" if self.row else self.column)
        return "!".join(part for part in (self.sheet, spot) if part) or self.workbook


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the data, as a value that travels along with it."""

    code: str
    severity: Severity
    place: Place
    facts: Mapping[str, str] = field(default_factory=dict)
