"""Stacked bars: counts -> segments in percent, for the first page and its trend."""

from __future__ import annotations

from dataclasses import dataclass

from plan.groups import Group, Tally

_ROOM_FOR_A_DIGIT = 3.2
"""Percent of the bar that each digit of a figure needs to be read inside its segment."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment; `fits` tells whether its figure fits in it."""

    group: Group
    number: int
    x: float
    width: float
    fits: bool

    @property
    def middle(self) -> float:
        """The middle of the segment."""
        return round(self.x + self.width / 2, 2)


def stack(tally: Tally) -> tuple[Segment, ...]:
    """Lay out a whole bar, in the order of the groups."""
    total = sum(tally.values())
    found, before = [], 0
    for group in Group:
        number = tally.get(group, 0)
        if number:
            width = number / total * 100
            fits = width >= 2 + _ROOM_FOR_A_DIGIT * len(str(number))
            found.append(Segment(group, number, round(before / total * 100, 2), round(width, 2), fits))
        before += number
    return tuple(found)
