"""Causes before consequences: rows that only wait for another are told last, once for what they wait for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plan.figures import counted
from plan.problems import ALSO_ROWS, Problem
from sync.validate.row_numbers import list_rows, spell_rows

_WAITS = "REFERENCIA_EN_CUARENTENA"


def causes_first(problems: Sequence[Problem]) -> list[Problem]:
    """Put what has to be corrected first, then what is taken by itself once that is done."""
    waiting: dict[object, list[Problem]] = {}
    for found in problems:
        if is_waiting(found):
            waiting.setdefault(_cause(found), []).append(found)
    causes = [found for found in problems if not is_waiting(found)]
    return [*causes, *map(_folded, waiting.values())]


def is_waiting(found: Problem) -> bool:
    """Tell whether a row only waits for another."""
    return found.code == _WAITS


def _cause(found: Problem) -> object:
    if ALSO_ROWS in found.facts or not found.place.row:
        return found.place, found.code
    return found.place.sheet, found.place.cell.rstrip("0123456789"), found.place.column, *_awaited(found)


def _awaited(found: Problem) -> tuple[str, ...]:
    return tuple(found.facts.get(name, "") for name in ("hoja", "fila", "valor"))


def _folded(alike: Sequence[Problem]) -> Problem:
    first, *others = alike
    rows = [found.place.row for found in others if found.place.row]
    if not rows:
        return first
    others_said = f"{counted(len(rows), 'fila', 'filas')} más: {spell_rows(rows)}"
    return replace(first, facts={**first.facts, "tambien": others_said, ALSO_ROWS: list_rows(rows)})
