"""Planillas of the office OP drawn for the tests of the way in, and how outcomes are told."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from plan import history
from sync.intake import Outcome

Ingest = Callable[..., list[Outcome]]
Decide = Callable[..., list[Outcome]]
Rows = Callable[..., dict[str, dict[str, object]]]

OP = """
## Informe
| Corte      |
|------------|
| 2026-10-31 |

## Programas
| Código | Nombre       | Lineamiento | Inicio planificado | Fin planificado | Avance reportado |
|--------|--------------|-------------|--------------------|-----------------|------------------|
| OP-1   | Red pluvial  | L1          | 2026-01-01         | 2026-12-31      | 0.4              |
| OP-2   | Bacheo       | L1          | 2026-01-01         | 2026-12-31      | 0.5              |

## Actividades
| Código | Programa | Nombre        | Avance |
|--------|----------|---------------|--------|
| A1     | OP-1     | Relevamiento  | 0.6    |
"""


def many(gone: int = 0) -> str:
    lines = [f"| OP-{n} | Programa {n} | L1 |" for n in range(gone, 18)]
    return "\n".join(("## Programas", "| Código | Nombre | Lineamiento |", "|---|---|---|", *lines))


def programas(*rows: str) -> str:
    """Draw programmes as «code, name, former code», with progress and end when told."""
    cells = [[*(cell.strip() for cell in row.split(",")), "", "", ""][:5] for row in rows]
    lines = [f"| {a} | {b} | {{L}} | {c} | {d} | {e} |" for a, b, c, d, e in cells]
    head = "| Código | Nombre | Lineamiento | Código anterior | Avance reportado | Fin planificado |"
    return "\n".join(["## Programas", head, "|---|---|---|---|---|---|", *lines]) + "\n"


def of_op(*rows: str) -> str:
    return programas(*rows).replace("{L}", "L1")


def of_sal(*rows: str) -> str:
    return programas(*rows).replace("{L}", "L2")


def told(outcomes: list[Outcome]) -> list[tuple[str, str, str]]:
    return [(found.ruta, found.load.clase if found.load else "", found.situacion) for found in outcomes]


def codes(outcome: Outcome) -> set[str]:
    return {found.code for found in outcome.problems}


def count(engine: sa.Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        return len(history.cargas(connection, 1000)), history.version(connection)
