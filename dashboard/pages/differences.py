"""What differs between two versions of a row, cell by cell, as people read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.day.visibility import MASK
from plan.standard import TABLES, Column
from plan.standard.cells import spell_value
from plan.standard.kinds.base import Value
from plan.standard.vocabulary import Row

SITUATION = "Situación en la planilla"

_SITUATIONS: Mapping[str | None, str] = {
    None: "al día",
    "pendiente": "tiene una corrección pendiente; siguen sus últimos datos buenos",
    "retirado": "ya no está en la planilla; falta confirmar su retiro",
    "retenido": "ya no está en la planilla; sigue porque otras filas dependen de ella",
}
_DECIMALS = 6
"""Beyond them a number holds only what adding up leaves behind."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that differs: the title of its column, what it held and what it holds; empty when blank."""

    title: str
    before: str
    after: str


def differences(table: str, before: Row | None, after: Row | None) -> tuple[Difference, ...]:
    """Tell what differs between two versions of a row, in the order of its sheet.

    What only the service needs to know of a row is left out, and so is what the view may not see.

    Args:
        table: the table of both.
        before: the older one; None when the row came.
        after: the newer one; None when it went.
    """
    cells = [_cell(column, before or {}, after or {}) for column in TABLES[table].columns]
    return tuple(cell for cell in (*cells, *_situation(before, after)) if cell and cell.before != cell.after)


def _cell(column: Column, before: Row, after: Row) -> Difference | None:
    held, holds = before.get(column.name), after.get(column.name)
    if held == holds or MASK in (held, holds):
        return None
    return Difference(column.title, _spell(column, held), _spell(column, holds))


def _spell(column: Column, value: Value) -> str:
    return spell_value(column, round(value, _DECIMALS) if isinstance(value, float) else value)


def _situation(before: Row | None, after: Row | None) -> Iterator[Difference]:
    if before is not None and after is not None:
        yield Difference(SITUATION, *(_SITUATIONS.get(row.get("marca"), "") for row in (before, after)))
