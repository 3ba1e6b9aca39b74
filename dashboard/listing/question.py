"""What a list of programmes was asked, and its answer: the same for the page, the road map and the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo
from dashboard.listing.checking import check
from dashboard.listing.chips import Chip, chips
from dashboard.listing.filters import Choices, Filters, apply, options
from dashboard.listing.order import ORDERS, Order, sort
from plan.groups import Tally


@dataclass(frozen=True, slots=True)
class Listing:
    """The programmes that an address asks for, in its order, and what else it could ask.

    Args:
        tally: how many of them stand in each group.
    """

    filters: Filters
    choices: Choices
    lines: Sequence[Line]
    tally: Tally

    @property
    def chips(self) -> Sequence[Chip]:
        """What is asked, told to people."""
        return chips(self.filters, self.choices)

    @property
    def orders(self) -> Mapping[str, Order]:
        """Every order that can be asked for."""
        return ORDERS


def answer(photo: Photo, asked: Mapping[str, str]) -> Listing:
    """Find what an address asks of a day.

    Raises:
        AddressError: naming everything that does not exist.
    """
    choices = photo.keep("choices", lambda: options(photo))
    filters = check(Filters.of(asked), choices)
    every = photo.keep(("every", filters.orden), lambda: sort(photo.lines, filters.orden))
    if not filters.active:
        return Listing(filters, choices, every, photo.keep("tally", lambda: _tally(every)))
    found = apply(filters, every)
    return Listing(filters, choices, found, _tally(found))


def _tally(lines: Sequence[Line]) -> Tally:
    return Counter(line.group for line in lines)
