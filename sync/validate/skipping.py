"""Which rows under the titles hold data, and why others hold none: titles again, numbering, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose

from plan.standard import Need, Sheet
from sync.shapes import RawCell, SheetCells
from sync.validate.titles import fold

_BLANKS = " \t\r\n\u00a0\u200b"
_TOTAL = re.compile(r"^\s*(sub)?total(es)?\b|^\s*(suma|promedio|fuente|nota)s?\s*:", re.IGNORECASE)
_ORDINAL = re.compile(r"\(?(\d{1,3})\s?[a-z]?[).]?", re.IGNORECASE)
_FEWEST_ORDINALS = 3
_FEWEST_ADDENDS = 2
_ROUNDING = 0.005


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet, where its columns stand by name (0 = A), and the row of its titles (from 1)."""

    sheet: Sheet
    cells: SheetCells
    columns: Mapping[str, int]
    header: int


@dataclass(frozen=True, slots=True)
class Passed:
    """The numbers of the rows with data, and the code of why each other filled row was passed over."""

    data: Sequence[int]
    reasons: Mapping[int, str]


def passed_over(grid: Grid) -> Passed:
    """Tell rows of data from those that are none."""
    data: list[int] = []
    reasons: dict[int, str] = {}
    titles = {position: fold(grid.sheet.by_name[name].title) for name, position in grid.columns.items()}
    positions = sorted(titles)
    known = frozenset(titles.values())
    for row, cells in enumerate(grid.cells.rows[grid.header :], grid.header + 1):
        first = next((place for place in positions if place < len(cells) and filled(cells[place])), None)
        if first is None:
            continue
        if row not in grid.cells.hidden_rows and _begins_data(cells[first], known):
            data.append(row)
            continue
        spots = [position for position in positions if position < len(cells) and filled(cells[position])]
        if reason := _reason(cells, spots, titles) or _hidden_rest(grid, row, spots):
            reasons[row] = reason
        else:
            data.append(row)
    _look_closer(grid, data, reasons)
    return Passed(data, reasons)


def _begins_data(first: RawCell, titles: frozenset[str]) -> bool:
    """Tell by its first cell that a row is no total nor titles: most are neither, and cells are many."""
    return isinstance(first, str) and not _TOTAL.match(first) and fold(first) not in titles


def filled(cell: RawCell) -> bool:
    """Tell whether there is anything to see in a cell."""
    return cell is not None and not (isinstance(cell, str) and not cell.strip(_BLANKS))


def _reason(cells: Sequence[RawCell], spots: list[int], titles: Mapping[int, str]) -> str:
    texts = {position: cell for position in spots if isinstance(cell := cells[position], str)}
    if not texts:
        return "FILA_TOTAL" if any(isinstance(cell, str) and _TOTAL.match(cell) for cell in cells) else ""
    if len(texts) > 1 and {fold(text) for text in texts.values()} <= set(titles.values()):
        in_place = all(fold(text) == titles[position] for position, text in texts.items())
        return "FILA_ENCABEZADO" if in_place else "ENCABEZADO_CAMBIADO"
    first = texts.get(spots[0])
    if first is not None and _TOTAL.match(first) and (len(texts) == 1 or len(spots) < len(titles) / 2):
        return "FILA_TOTAL"
    return ""


def _hidden_rest(grid: Grid, row: int, spots: list[int]) -> str:
    """Recognise what was put aside in a hidden row: a list of options, a sum; it has nothing required."""
    if row not in grid.cells.hidden_rows:
        return ""
    needed = _required(grid)
    return "" if not needed or set(needed) & set(spots) else "FILA_TOTAL"


def _look_closer(grid: Grid, data: list[int], reasons: dict[int, str]) -> None:
    """Look at the first rows, which may belong to the titles, and at the last, which may add up all."""
    if data and _is_numbering(grid.cells.rows[data[0] - 1]):
        reasons[data.pop(0)] = "FILA_DE_NUMEROS"
    while data and _belongs_to_header(grid, data[0]):
        reasons[data.pop(0)] = "FILA_ENCABEZADO"
    if data and _adds_up(grid, data):
        reasons[data.pop()] = "FILA_TOTAL"


def _is_numbering(cells: Sequence[RawCell]) -> bool:
    """Recognise the numbers of the columns: 1, 2, 3 … 20, 20a."""
    numbers = [_ordinal(cell) for cell in cells if filled(cell)]
    steps = {later - number for number, later in pairwise(numbers)}
    return len(numbers) >= _FEWEST_ORDINALS and numbers[0] == 1 and steps <= {0, 1}


def _ordinal(cell: RawCell) -> int:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    found = _ORDINAL.fullmatch(cell.strip(_BLANKS)) if isinstance(cell, str) else None
    return int(found[1]) if found else -1


def _belongs_to_header(grid: Grid, row: int) -> bool:
    """Recognise the second line of a header: every required title is merged down into it."""
    needed = _required(grid)
    return bool(needed) and all(_hangs_from_header(grid, row, position) for position in needed)


def _hangs_from_header(grid: Grid, row: int, position: int) -> bool:
    return any(
        span.first_row <= grid.header < row <= span.last_row
        and span.first_column <= position <= span.last_column
        for span in grid.cells.merged
    )


def _required(grid: Grid) -> list[int]:
    """Give where the required columns stand; none when one of them is missing."""
    names = [column.name for column in grid.sheet.columns if column.need is Need.REQUIRED]
    return [grid.columns[name] for name in names] if grid.columns.keys() >= set(names) else []


def _adds_up(grid: Grid, data: list[int]) -> bool:
    """Recognise a last row without label: nothing but sums, or means, of what stands above it."""
    *above, last = data
    cells = grid.cells.rows[last - 1]
    spots = [spot for spot in grid.columns.values() if spot < len(cells) and filled(cells[spot])]
    numbers = [cell for spot in spots if isinstance(cell := cells[spot], float)]
    if len(numbers) < len(spots):
        return False
    return all(
        _is_total(number, list(_numbers(grid, above, spot)))
        for spot, number in zip(spots, numbers, strict=True)
    )


def _is_total(number: float, addends: Sequence[float]) -> bool:
    if len(addends) < _FEWEST_ADDENDS:
        return False
    whole = sum(addends)
    return any(isclose(number, total, abs_tol=_ROUNDING) for total in (whole, whole / len(addends)))


def _numbers(grid: Grid, rows: Sequence[int], position: int) -> Iterator[float]:
    for row in rows:
        cells = grid.cells.rows[row - 1]
        if position < len(cells) and isinstance(number := cells[position], float):
            yield number
