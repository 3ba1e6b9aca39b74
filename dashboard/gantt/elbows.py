"""The thin elbows between activities that wait for one another, a piece per row so that rows may grow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from plan.standard.kinds.base import clave, items
from plan.standard.vocabulary import Row

Ends = tuple[float, float]
"""Where a bar begins and ends, in percent."""


class Piece(StrEnum):
    """What a row shows of an elbow."""

    LEAVES = "leaves"
    PASSES = "passes"
    ARRIVES = "arrives"


@dataclass(frozen=True, slots=True)
class Elbow:
    """One piece: its vertical stands at `x`; the one that arrives turns towards `end` at its row's edge."""

    piece: Piece
    x: float
    end: float
    upwards: bool


def elbows(rows: Sequence[tuple[Row, Ends | None]]) -> Mapping[int, tuple[Elbow, ...]]:
    """Cut every elbow between the rows of a page; those to rows elsewhere are left out."""
    places = {clave(str(row["codigo"])): number for number, (row, ends) in enumerate(rows) if ends}
    found: dict[int, list[Elbow]] = defaultdict(list)
    for target, (row, ends) in enumerate(rows):
        for code in items(_text(row.get("predecesora"))) if ends else ():
            source = places.get(clave(code))
            if source is not None and source != target:
                _lay(found, rows, source, target)
    return {number: tuple(pieces) for number, pieces in found.items()}


def _lay(
    found: dict[int, list[Elbow]], rows: Sequence[tuple[Row, Ends | None]], source: int, target: int
) -> None:
    origin, goal = rows[source][1], rows[target][1]
    if origin and goal:
        for number, piece in _path(source, target):
            found[number].append(Elbow(piece, origin[1], goal[0], upwards=source > target))


def _path(source: int, target: int) -> Iterator[tuple[int, Piece]]:
    step = 1 if source < target else -1
    yield source, Piece.LEAVES
    yield from ((number, Piece.PASSES) for number in range(source + step, target, step))
    yield target, Piece.ARRIVES


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
