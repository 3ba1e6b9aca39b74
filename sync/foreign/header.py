"""Where the titles of a sheet stand: below names and logos, on one row or on two, once or over each block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sync.foreign.shapes import Heading
from sync.foreign.titles import claims, names_offices
from sync.shapes import RawCell, SheetCells
from sync.validate.skipping import filled

HEADER_ROWS = 40
"""Rows among which the titles are looked for."""
MAX_COLUMNS = 150
"""Columns that are looked at: a sheet of a plan has no more than a person can read."""

_LONGEST_TITLE = 160
_KNOWN = 0.5
_FEWEST = 2
_YEAR = re.compile(r"20\d\d")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_OF = 0.5


def find_header(cells: SheetCells) -> tuple[int, ...]:
    """Give the indexes of the rows with the titles, one or two of them; none when there are no titles."""
    rows = [row[:MAX_COLUMNS] for row in cells.rows[:HEADER_ROWS]]
    scores = [(_known_titles(row), sum(map(_is_title, row)), -index) for index, row in enumerate(rows)]
    known, titles, index = max(scores, default=(0.0, 0, 0))
    if known < _FEWEST * _KNOWN or titles < _FEWEST:
        return ()
    main = -index
    if main + 1 < len(rows) and _is_second_line(cells, rows, main):
        return (main, main + 1)
    return (main - 1, main) if main and _is_second_line(cells, rows, main - 1) else (main,)


def headings(cells: SheetCells, header: tuple[int, ...]) -> tuple[Heading, ...]:
    """Read the titles, the upper one of each pair over all the columns that it spans."""
    if not header:
        return ()
    *upper, lower = [list(cells.rows[index][:MAX_COLUMNS]) for index in header]
    groups = _spread(cells, header[0], upper[0], lower) if upper else []
    width = max(len(lower), len(groups))
    found = []
    for position in range(width):
        parts = [_text(row[position]) for row in (groups, lower) if position < len(row)]
        told = tuple(dict.fromkeys(part for part in parts if part))
        if told:
            found.append(Heading(position, told))
    return tuple(found)


def is_numbering(row: Sequence[RawCell]) -> bool:
    """Recognise the numbers of the columns under their titles: 1, 2, 3 … 20, 20a."""
    numbers = [_ordinal(cell) for cell in row if filled(cell)]
    steps = {later - number for number, later in pairwise(numbers)}
    return len(numbers) > _FEWEST and numbers[0] == 1 and steps <= {0, 1}


def _known_titles(row: Sequence[RawCell]) -> float:
    """Add up how well the titles of a row are known; a title that stands there often counts once."""
    texts = {_text(cell) for cell in row if _is_title(cell)}
    return sum(score for text in texts if (score := _best_claim(text)) >= _KNOWN)


def _best_claim(text: str) -> float:
    return max([*claims(text).values(), names_offices(text)], default=0.0)


def _is_title(cell: RawCell) -> bool:
    if isinstance(cell, float):
        return cell.is_integer() and _YEAR.fullmatch(str(int(cell))) is not None
    return isinstance(cell, str) and len(cell) <= _LONGEST_TITLE and bool(_LETTER.search(cell) or _year(cell))


def _year(text: str) -> bool:
    return _YEAR.fullmatch(text.strip()) is not None


def _is_second_line(cells: SheetCells, rows: Sequence[Sequence[RawCell]], upper: int) -> bool:
    """Tell whether a row holds the parts of titles above it: they stand under titles that span several."""
    above, below = rows[upper], rows[upper + 1]
    owners = {position: _owner(cells, upper, above, position) for position in _filled(below)}
    if len(_filled(above)) < _FEWEST or len(owners) < _FEWEST:
        return False
    if not all(_is_title(cell) for row in (above, below) for cell in row if filled(cell)):
        return False
    under = [position for position, owner in owners.items() if owner is not None]
    spanned = [owners[position] for position in under]
    shared = any(spanned.count(owner) > 1 for owner in spanned)
    alone = [position for position in _filled(above) if position not in spanned]
    free = [position for position in alone if position not in owners]
    return shared and len(free) >= _MOST_OF * len(alone) and len(under) >= _MOST_OF * len(owners)


def _owner(cells: SheetCells, row: int, above: Sequence[RawCell], position: int) -> int | None:
    """Find the title that spans a column: merged over it, or the last one before it where it has none."""
    for span in cells.merged:
        if span.first_row == row + 1 and span.first_column <= position <= span.last_column:
            return span.first_column if span.last_column > span.first_column else None
    if position < len(above) and filled(above[position]):
        following = above[position + 1 : position + 2]
        return position if following and not filled(following[0]) else None
    return max((spot for spot in _filled(above) if spot < position), default=None)


def _spread(cells: SheetCells, row: int, above: Sequence[RawCell], below: Sequence[RawCell]) -> list[RawCell]:
    spread: list[RawCell] = []
    for position in range(max(len(above), len(below))):
        own = above[position] if position < len(above) else None
        under = below[position] if position < len(below) else None
        owner = _owner(cells, row, above, position) if filled(under) and not filled(own) else None
        spread.append(above[owner] if owner is not None else own)
    return spread


def _filled(row: Sequence[RawCell]) -> list[int]:
    return [position for position, cell in enumerate(row) if filled(cell)]


def _text(cell: RawCell) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _ordinal(cell: RawCell) -> int:
    found = re.match(r"\(?(\d{1,3})\s?[a-z]?[).]?$", _text(cell), re.IGNORECASE)
    return int(found[1]) if found else -1
