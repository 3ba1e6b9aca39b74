"""Which rows under the titles hold data, and what the others are: totals, titles again, labels, notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from plan.standard import Column, Sheet
from plan.standard.kinds import Texto
from sync.foreign.header import find_header, headings, is_numbering
from sync.foreign.shapes import Heading, Table
from sync.shapes import SheetCells
from sync.validate.skipping import Grid, filled, passed_over
from sync.validate.titles import fold

MAX_CELLS = 600_000
"""Cells of a book that are looked at one by one; of longer sheets, rows from all over each."""

LABEL = "ROTULO"
BELOW = "DEBAJO"

_FEWEST_COLUMNS_FOR_LABELS = 4
_WIDE_GAP = 3
_PART_OF = 1 / 3


def lay_out(cells: SheetCells, room: int = MAX_CELLS) -> Table | None:
    """Find the titles and the rows of data of a sheet; None when it has no titles that we know.

    No more than `room` of its cells are to be looked at.
    """
    header = find_header(cells)
    titles = headings(cells, header)
    if not titles:
        return None
    first = header[-1] + 1
    if first < len(cells.rows) and is_numbering(cells.rows[first]):
        first += 1
    rows, aside = _rows(cells, titles, header[-1] + 1)
    if first > header[-1] + 1:
        aside["FILA_DE_NUMEROS"] = [first]
        rows = [row for row in rows if row != first]
    rows = _apart(cells, titles, rows, aside)
    every = len(rows) * len(titles) // room + 1
    return Table(cells, tuple(index + 1 for index in header), titles, rows, rows[::every], aside)


def _rows(
    cells: SheetCells, titles: Sequence[Heading], header: int
) -> tuple[list[int], dict[str, list[int]]]:
    """Pass over totals and titles again as is done in our own sheets."""
    names: dict[str, Heading] = {}
    for heading in titles:
        names.setdefault(fold(heading.parts[-1]), heading)
    columns = tuple(Column(heading.parts[-1], Texto()) for heading in names.values())
    spots = {column.name: heading.position for column, heading in zip(columns, names.values(), strict=True)}
    sheet = Sheet(cells.title, "", "", columns, ())
    passed = passed_over(Grid(sheet, cells, spots, header))
    aside: dict[str, list[int]] = {}
    for row, reason in passed.reasons.items():
        aside.setdefault(reason, []).append(row)
    return list(passed.data), aside


def _apart(
    cells: SheetCells, titles: Sequence[Heading], rows: list[int], aside: dict[str, list[int]]
) -> list[int]:
    """Put aside labels over groups of rows, and what stands below a wide gap and has another shape."""
    positions = [heading.position for heading in titles]
    counts = {row: _count(cells, positions, row) for row in rows}
    if not rows:
        return rows
    usual = median(counts.values())
    end = _end(rows, counts, usual)
    apart: dict[str, list[int]] = {BELOW: [row for row in rows if row >= end]}
    labels = usual >= _FEWEST_COLUMNS_FOR_LABELS
    apart[LABEL] = [row for row in rows if row < end and labels and _is_label(cells, counts, row)]
    aside.update({reason: found for reason, found in apart.items() if found})
    gone = {row for found in apart.values() for row in found}
    return [row for row in rows if row not in gone]


def _count(cells: SheetCells, positions: Sequence[int], row: int) -> int:
    values = cells.rows[row - 1]
    return sum(1 for position in positions if position < len(values) and filled(values[position]))


def _end(rows: Sequence[int], counts: Mapping[int, int], usual: float) -> int:
    for row, following in pairwise(rows):
        rest = [counts[other] for other in rows if other >= following]
        if following - row > _WIDE_GAP and median(rest) < usual * _PART_OF + 1:
            return following
    return rows[-1] + 1


def _is_label(cells: SheetCells, counts: Mapping[int, int], row: int) -> bool:
    """Recognise a row with one text and nothing else: «EJE 1. CIUDAD CERCANA», and not merged."""
    if counts[row] != 1:
        return False
    position, text = next(_texts(cells, row), (0, ""))
    covered = any(
        span.first_row < row <= span.last_row and span.first_column != position for span in cells.merged
    )
    return bool(text) and not covered


def _texts(cells: SheetCells, row: int) -> Iterator[tuple[int, str]]:
    for position, cell in enumerate(cells.rows[row - 1]):
        if isinstance(cell, str) and filled(cell):
            yield position, cell
