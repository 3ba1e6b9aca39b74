"""Whole sheets as offices lay them out, in a planilla that is otherwise as it should be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from plan.problems import message
from sync.shapes import Book, Checked
from tests.catalogue.breaking import spelt
from tests.drawing import drawn_book
from tests.mess.columns import Judge

BASE = """
## Informe
| Corte      | Sin novedades | Validado por | Comentario |
|------------|---------------|--------------|------------|
| 2026-10-31 |               |              |            |

## Programas
| Código | Nombre      | Lineamiento | Responsable    | Inicio planificado | Fin planificado | Estado   | Avance reportado |
|--------|-------------|-------------|----------------|--------------------|-----------------|----------|------------------|
| P1     | Red pluvial | L1          | Paula Ferreyra | 2026-01-05         | 2026-12-18      | En curso | 0.5              |
| P2     | Bacheo      | L1          | Luis Quiroga   | 2026-02-02         | 2027-02-26      | En curso | 0.3              |
"""

PLANILLA = drawn_book(BASE, dependencia="OP")


def with_sheet(drawing: str, book: Book = PLANILLA) -> Book:
    """Give the planilla with sheets drawn to the last cell in place of its own."""
    drawn = drawn_book(drawing, tipo="").sheets
    sheets = {**book.sheets, **drawn}
    return replace(book, sheets=sheets, titles=tuple(sheets))


def renamed(book: Book, title: str, other: str) -> Book:
    """Give the planilla with a sheet under another title."""
    sheets = {
        other if old == title else old: replace(cells, title=other if old == title else old)
        for old, cells in book.sheets.items()
    }
    return replace(book, sheets=sheets, titles=tuple(sheets))


def taken(checked: Checked, table: str) -> str:
    """Spell what was taken of a table: keys, or why nothing was."""
    if checked.rejected:
        return "rechazado"
    sheet = checked.sheets[table]
    keys = ", ".join(key.replace("\x1f", "·") for key in sheet.taken)
    return keys if sheet.complete else f"{keys} (incompleta)"


def assert_laid_out(judge: Judge, book: Book | bytes, told: Mapping[str, str]) -> None:
    """Assert what is taken of each table, all that is said, and words of it.

    Args:
        told: by table what is taken; under "dicho" places and codes; under "palabras" what people read.
    """
    checked = judge(book)
    tables = told.keys() - {"dicho", "palabras"}
    assert {table: taken(checked, table) for table in tables} == {table: told[table] for table in tables}
    assert spelt(checked.problems) == re.sub(r"\s+", " ", told["dicho"])
    assert told["palabras"] in " ".join(map(message, checked.problems))
