"""Who goes with whom: the pairing of rows and columns of a table of scores whose total is highest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf
from typing import TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")


def assign(scores: Mapping[tuple[Left, Right], float]) -> dict[Left, Right]:
    """Pair each left with at most one right, so that the sum of the squares of their scores is highest.

    Squares favour few good pairs over many poor ones. Pairs without score are never made. This is the
    Hungarian method by shortest augmenting paths, cubic in the number of lefts.
    """
    lefts = list(dict.fromkeys(left for left, _ in scores))
    rights = list(dict.fromkeys(right for _, right in scores))
    # A blank column for each left, so that one may stay alone.
    costs = [
        [-(scores.get((left, right), 0.0) ** 2) for right in rights] + [0.0] * len(lefts) for left in lefts
    ]
    pairs = {}
    for number, place in enumerate(_cheapest(costs)):
        if place < len(rights) and (lefts[number], rights[place]) in scores:
            pairs[lefts[number]] = rights[place]
    return pairs


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """Give the column of each row in the cheapest pairing; there are at least as many columns as rows."""
    width = len(costs[0]) if costs else 0
    row_of = [-1] * width
    row_price, column_price = [0.0] * len(costs), [0.0] * width
    for start in range(len(costs)):
        _augment(costs, start, row_of, row_price, column_price)
    column_of = [0] * len(costs)
    for column, row in enumerate(row_of):
        if row >= 0:
            column_of[row] = column
    return column_of


def _augment(
    costs: Sequence[Sequence[float]],
    start: int,
    row_of: list[int],
    row_price: list[float],
    column_price: list[float],
) -> None:
    """Find a column for one more row, moving others where that is cheapest."""
    width = len(column_price)
    distance, came_from, done = [inf] * width, [-1] * width, [False] * width
    row, reached, column = start, 0.0, -1
    while column < 0 or row_of[column] >= 0:
        for other in range(width):
            step = reached + costs[row][other] - row_price[row] - column_price[other]
            if not done[other] and step < distance[other]:
                distance[other], came_from[other] = step, column
        column = min((other for other in range(width) if not done[other]), key=distance.__getitem__)
        done[column], reached = True, distance[column]
        row = row_of[column]
    _reprice(start, column, distance, (row_of, row_price, column_price), done)
    while column >= 0:
        before = came_from[column]
        row_of[column] = row_of[before] if before >= 0 else start
        column = before


def _reprice(
    start: int,
    last: int,
    distance: Sequence[float],
    prices: tuple[Sequence[int], list[float], list[float]],
    done: Sequence[bool],
) -> None:
    """Keep every reduced cost at zero or above, so that the next path may go by the shortest."""
    row_of, row_price, column_price = prices
    length = distance[last]
    row_price[start] += length
    for column, reached in enumerate(distance):
        if done[column] and column != last:
            row_price[row_of[column]] += length - reached
            column_price[column] -= length - reached
