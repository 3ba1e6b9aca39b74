"""What the checks of a workbook say to one another: findings by row and column, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from plan.standard.vocabulary import Row
from plan.tree import FullKey
from plan.umbrales import Umbrales

Rows = Mapping[str, Mapping[str, Row]]
"""Rows by table, then by key."""


Claimed = Mapping[str, Mapping[str, Row]]
"""Rows that name others as what they were before, by table and by the key of those others."""


def _nothing(table: str, key: FullKey) -> Row | None:
    del table, key
    return None


@dataclass(frozen=True, slots=True)
class RowFinding:
    """Something to say of a row, or of one of its cells when `column` names it (by name, not title)."""

    fila: int
    column: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose workbook it is: its kind, and clave and code of its dependencia ("" for the strategy)."""

    tipo: str
    origen: str = ""
    dependencia: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is in force when a workbook is judged.

    Args:
        strategy: rows in force of the strategy by table.
        own: rows in force of the workbook being judged by table (the strategy's own when it is judged).
        lineamientos: those of the dependencias above, nearest first to win, by clave.
        ejes: claves of the ejes that the dependencia, or one above it, is related to.
        corte: up to which day the workbook in force of this dependencia informs.
        today: the day of the load in the town's time zone.
        origen: whose workbook it is.
        claims: rows of other origenes that carry on rows of this one.
        recall: gives the last version there ever was of a row, in force or not, by table and full key.
    """

    strategy: Rows = field(default_factory=dict)
    own: Rows = field(default_factory=dict)
    lineamientos: Mapping[str, Row] = field(default_factory=dict)
    ejes: frozenset[str] = frozenset()
    today: date = date.min
    umbrales: Umbrales = field(default_factory=Umbrales)
    corte: date | None = None
    origen: str = ""
    claims: Claimed = field(default_factory=dict)
    recall: Callable[[str, FullKey], Row | None] = _nothing
