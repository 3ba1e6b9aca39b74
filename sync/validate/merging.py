"""Cells without a value of their own because they were merged into another one that has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from sync.shapes import Merged, SheetCells
from sync.validate.address import address
from sync.validate.skipping import filled


class Covering:
    """What covers the cells of one column; merged cells never overlap."""

    def __init__(self, cells: SheetCells, position: int | None) -> None:
        self._position = position
        across = [
            span
            for span in cells.merged
            if position is not None
            and span.first_column <= position <= span.last_column
            and _has_value(cells, span)
        ]
        self._spans: Sequence[Merged] = sorted(across, key=attrgetter("first_row"))
        self._starts = [span.first_row for span in self._spans]

    def __bool__(self) -> bool:
        """Whether anything is merged in the column."""
        return bool(self._spans)

    def over(self, row: int) -> str:
        """Spell the merged cells that a row's cell is lost in, «A3:A5»; empty when it stands for itself."""
        at = bisect_right(self._starts, row) - 1
        if at < 0 or row > (span := self._spans[at]).last_row:
            return ""
        if (span.first_row, span.first_column) == (row, self._position):
            return ""
        return f"{address(span.first_row, span.first_column)}:{address(span.last_row, span.last_column)}"


def _has_value(cells: SheetCells, span: Merged) -> bool:
    if span.first_row > len(cells.rows):
        return False
    row = cells.rows[span.first_row - 1]
    return span.first_column < len(row) and filled(row[span.first_column])
