"""How the cells of a sheet cross from the child to its parent: by columns, where types repeat.

Looking at the types of a whole column at once costs a tenth of looking at each cell, and a pickle without
dates needs no memo, which is what makes pickling slow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

Packed = tuple[bool, list[Any]]
"""Whether the integers of a column are dates (numbers of a workbook are always float), and its cells."""


def pack(column: Sequence[object], types: set[type]) -> Packed:
    """Make a column of cells of these types ready to cross: blanks None, dates integers, no blank end."""
    cells = _blanked(column, types)
    if date in types:
        cells = [cell.toordinal() if cell.__class__ is date else cell for cell in cells]
    while cells and cells[-1] is None:
        cells.pop()
    return date in types, cells


def unpack(columns: Iterable[Packed]) -> list[list[Any]]:
    """Give back the cells of columns that crossed."""
    return [_dated(cells) if has_dates else cells for has_dates, cells in columns]


def _blanked(column: Sequence[Any], types: set[type]) -> list[Any]:
    if types == {str}:
        return [cell or None for cell in column] if any(column) else []
    return [None if cell == "" else cell for cell in column]


def _dated(cells: list[Any]) -> list[Any]:
    return [date.fromordinal(cell) if cell.__class__ is int else cell for cell in cells]
