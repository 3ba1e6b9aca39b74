"""The standard workbooks: the one declaration that everything else is derived from."""

from __future__ import annotations

from collections.abc import Mapping

from plan.standard.estrategia import ESTRATEGIA
from plan.standard.kinds.base import Mistake
from plan.standard.planilla import PLANILLA
from plan.standard.vocabulary import Column, Frequent, Need, Row, Sheet, Workbook

__all__ = [
    "ESTRATEGIA",
    "PLANILLA",
    "SHEETS",
    "STANDARD",
    "TABLES",
    "VERSION",
    "Column",
    "Frequent",
    "Mistake",
    "Need",
    "Row",
    "Sheet",
    "Workbook",
]

VERSION = "1"
"""The version of the standard that the workbooks of today declare in `_tablero`."""

STANDARD: Mapping[str, Workbook] = {book.tipo: book for book in (ESTRATEGIA, PLANILLA)}
"""Both kinds of standard workbook, by `tipo`."""

SHEETS: tuple[Sheet, ...] = tuple(sheet for book in STANDARD.values() for sheet in book.sheets)
"""All their sheets; `Lineamientos` stands in both, with the same columns and the same table."""

TABLES: Mapping[str, Sheet] = {sheet.table: sheet for sheet in SHEETS}
"""One sheet per table."""
