"""Values that stand for many rows: written again in each, merged over them, or only in the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plan.standard.kinds.spelling import spell
from sync.foreign.shapes import Table
from sync.shapes import BrokenCell, RawCell
from sync.validate.skipping import filled
from sync.validate.titles import fold

_CONSTANT = 0.95

Groups = Mapping[str, Sequence[int]]
"""Rows by the value they have in a column, folded; in the order of the first of each."""


def groups(table: Table, position: int) -> Groups:
    """Gather the rows by what a column says of them; one that says nothing belongs to the one above it."""
    found: dict[str, list[int]] = {}
    above = ""
    for row in table.looked:
        cell = table.cell(row, position)
        if filled(cell) and not isinstance(cell, BrokenCell):
            above = fold(spell(cell))
        if above:
            found.setdefault(above, []).append(row)
    return found


def repeats(found: Groups) -> bool:
    """Tell whether a value stands for several rows, on the whole."""
    return bool(found) and sum(map(len, found.values())) > len(found)


def is_constant(table: Table, found: Groups, position: int) -> bool:
    """Tell whether a column says but one thing of each group: then it tells of the group, not of its rows."""
    alike = [len(_values(table, rows, position)) <= 1 for rows in found.values()]
    told = any(filled(table.cell(row, position)) for rows in found.values() for row in rows)
    return told and sum(alike) >= _CONSTANT * len(alike)


def is_carried(table: Table, position: int) -> bool:
    """Tell whether a column leaves out what the row above has said, without merging the cells."""
    covered = _covered(table, position)
    own = [row for row in table.looked if row not in covered]
    blank = sum(not filled(table.cell(row, position)) for row in own)
    return 0 < len(own) < 3 * blank and not covered


def merged_rows(table: Table, position: int) -> Sequence[tuple[int, int]]:
    """Give the first and last row of each merged cell of a column over several rows of data, downwards."""
    data = frozenset(table.data)
    return sorted(
        (span.first_row, span.last_row)
        for span in table.cells.merged
        if span.first_column <= position <= span.last_column
        and span.first_row < span.last_row
        and span.first_row in data
    )


def settled(table: Table, position: int) -> Mapping[int, RawCell]:
    """Give what a column says of each row: what is merged over it, or left out as the same as above, too."""
    carried = is_carried(table, position)
    above: RawCell = None
    found: dict[int, RawCell] = {}
    for row in table.data:
        cell = table.cell(row, position)
        above = cell if filled(cell) else above
        found[row] = above if carried else cell
    for first, last in merged_rows(table, position):
        for row in range(first + 1, last + 1):
            if row in found:
                found[row] = table.cell(first, position)
    return found


def _covered(table: Table, position: int) -> frozenset[int]:
    return frozenset(
        row for first, last in merged_rows(table, position) for row in range(first + 1, last + 1)
    )


def _values(table: Table, rows: Sequence[int], position: int) -> set[str]:
    cells = [table.cell(row, position) for row in rows]
    return {fold(spell(cell)) for cell in cells if filled(cell) and not isinstance(cell, BrokenCell)}
