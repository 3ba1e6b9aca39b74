"""What the tests of kinds share: the outcome of a reading, and a cell with what is to come of it."""

from __future__ import annotations

from plan.standard.kinds import Cell, Hint, Kind, Value

Case = tuple[Cell, Value, str]
"""A cell, the value it is read as, and the codes of what is said of it (several apart by a space)."""


def outcome(kind: Kind, cell: Cell, hint: Hint = None) -> tuple[Value, str]:
    reading = kind.read(cell, hint)
    return reading.value, " ".join(found.code for found in reading.findings)


def fact(kind: Kind, cell: Cell, name: str, hint: Hint = None) -> str:
    return kind.read(cell, hint).findings[0].facts[name]
