"""How what a load changes is told on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.problems import Problem, message
from sync.changes import Edited, SheetChanges

SHOWN = 20


def spell(changes: Sequence[SheetChanges] | Sequence[Problem]) -> list[str]:
    """Spell changes sheet by sheet; problems, when it could not be taken, in a sentence each."""
    return [line for change in changes for line in _lines(change)]


def _lines(change: SheetChanges | Problem) -> Iterator[str]:
    if isinstance(change, Problem):
        yield f"  No se podría tomar: {message(change)}"
        return
    yield f"«{change.title}»"
    yield from _listed("Desaparecen", change.vanishing)
    yield from _listed("Cambian de nombre o de fechas", [*map(_edited, change.suspicious)])
    yield from _listed("Cambian otros datos", [*map(_edited, change.edited)])
    yield from _listed("Se agregan", change.opened)
    yield from _listed("Esperan una corrección, con sus últimos datos buenos", change.waiting)


def _listed(head: str, items: Sequence[str]) -> Iterator[str]:
    if not items:
        return
    yield f"  {head} ({len(items)}):"
    yield from (f"    {item}" for item in items[:SHOWN])
    if len(items) > SHOWN:
        yield f"    y {len(items) - SHOWN} más"


def _edited(row: Edited) -> str:
    if not row.edits:
        return f"{row.name}: vuelve a estar bien"
    cells = "; ".join(f"{edit.column}: {edit.before} → {edit.after}" for edit in row.edits)
    return f"{row.name}: {cells}"
