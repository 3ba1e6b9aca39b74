"""What a list of programmes was asked, and its answer: the same for the page, the road map and the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.groups import Tally, count
from dashboard.listing.checking import check
from dashboard.listing.chips import Chip, chips
from dashboard.listing.filters import Choices, Filters, apply, options
from dashboard.listing.order import ORDERS, Order, sort
from dashboard.photo import Line, Photo


@dataclass(frozen=True, slots=True)
class Listing:
    """The programmes that an address asks for, in its order, and what else it could ask."""

    filters: Filters
    choices: Choices
    lines: Sequence[Line]

    @property
    def chips(self) -> Sequence[Chip]:
        """What is asked, told to people."""
        return chips(self.filters, self.choices)

    @property
    def orders(self) -> Mapping[str, Order]:
        """Every order that can be asked for."""
        return ORDERS

    @property
    def tally(self) -> Tally:
        """How many of them stand in each group."""
        return count(line.programa for line in self.lines)


def answer(photo: Photo, asked: Mapping[str, str]) -> Listing:
    """Find what an address asks of a day.

    Raises:
        AddressError: naming everything that does not exist.
    """
    choices = options(photo)
    filters = check(Filters.of(asked), choices)
    return Listing(filters, choices, sort(apply(filters, photo.lines), filters.orden))
