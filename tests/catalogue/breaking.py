"""A planilla of which `check` says nothing, ways to break it, and what is said spelt as place and code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from plan.problems import Problem, message
from sync.shapes import Book
from tests.drawing import drawn_book, drawn_cell

OP = """
## Informe
| Corte      |
|------------|
| 2026-10-31 |

## Lineamientos
| Código | Eje | Nombre                  |
|--------|-----|-------------------------|
| OP-L1  | E1  | Renovar la red pluvial  |

## Programas
| Código | Nombre      | Lineamiento | Responsable    | Inicio planificado | Fin planificado | Estado   | Avance reportado |
|--------|-------------|-------------|----------------|--------------------|-----------------|----------|------------------|
| P1     | Red pluvial | OP-L1       | Paula Ferreyra | 2026-01-05         | 2026-12-18      | En curso | 0.5              |
| P2     | Bacheo      | L1          | Luis Quiroga   | 2026-02-02         | 2027-02-26      | En curso | 0.3              |

## Actividades
| Código | Programa | Nombre       | Inicio planificado | Fin planificado | Avance |
|--------|----------|--------------|--------------------|-----------------|--------|
| A1     | P1       | Relevamiento | 2026-01-05         | 2026-03-31      | 0.5    |
| A2     | P1       | Obra         | 2026-04-01         | 2026-12-18      | 0.5    |

## Presupuesto
| Programa | Ejercicio | Asignado | Ejecutado |
|----------|-----------|----------|-----------|
| P1       | 2026      | 1000     | 500       |

## Indicadores
| Código | Programa | Nombre   | Método de cálculo | Unidad | Sentido    | Frecuencia | Línea base | Meta |
|--------|----------|----------|-------------------|--------|------------|------------|------------|------|
| I1     | P1       | Conducto | Suma de metros    | metros | Ascendente | Trimestral | 0          | 1800 |

## Mediciones
| Indicador | Fecha      | Programado | Valor |
|-----------|------------|------------|-------|
| I1        | 2026-06-30 | 400        | 300   |
| I1        | 2026-09-30 | 900        | 700   |
"""

Case = tuple[str, ...]
"""What is broken, and all that `check` must then say: «Actividades!F2 FECHA_ILEGIBLE»."""

_TREATED_AS_A_FRIEND = re.compile(
    r"\b(usted(es)?|tú|vos|te|tus?|ti|contigo|podés|debés|tenés|puedes|debes|tienes|corregí|escribí|revisá)\b",
    re.IGNORECASE,
)


PLANILLA = drawn_book(OP, dependencia="OP")


def with_cells(sheet: str, column: str, cells: str, book: Book = PLANILLA) -> Book:
    """Give a planilla with other cells in one column, from its first row on: `"0.4 | 0.6"`."""
    rows = [list(row) for row in book.sheets[sheet].rows]
    position = rows[0].index(column)
    for row, cell in zip(rows[1:], cells.split(" | "), strict=False):
        row[position] = drawn_cell(cell)
    return replace(book, sheets={**book.sheets, sheet: replace(book.sheets[sheet], rows=rows)})


def with_sheets(drawing: str, book: Book = PLANILLA, *, exact: bool = False) -> Book:
    """Give a planilla with other sheets in place of its own; `exact` keeps just the columns drawn."""
    drawn = drawn_book(drawing, tipo="" if exact else "planilla")
    titles = re.findall(r"^\s*## (.+?)\s*$", drawing, re.MULTILINE)
    sheets = {**book.sheets, **{title: drawn.sheets[title] for title in titles}}
    return replace(book, sheets=sheets, titles=tuple(sheets))


def without_sheet(title: str) -> Book:
    """Give the planilla without one of its sheets."""
    sheets = {other: cells for other, cells in PLANILLA.sheets.items() if other != title}
    return replace(PLANILLA, sheets=sheets, titles=tuple(sheets))


def spelt(problems: Iterable[Problem]) -> str:
    """Spell what is said as places and codes; every sentence must find its facts and read well."""
    return ", ".join(f"{found.place} {found.code}" for found in map(_well_said, problems))


def reads_well(sentence: str) -> bool:
    """Tell whether a sentence reads well: capital, full stop, single spaces, no braces, nobody addressed."""
    return bool(
        re.fullmatch(r"[¿«-]?[A-ZÁÉÍÓÚÑ\d«].*\.", sentence, re.DOTALL)
        and not re.search(r"[{}]|  |\.\.| [.,;:]|\( | \)|«»|\bNone\b", sentence)
        and not _TREATED_AS_A_FRIEND.search(sentence)
    )


def _well_said(found: Problem) -> Problem:
    assert reads_well(message(found)), message(found)
    return found
