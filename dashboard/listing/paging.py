"""A long list cut into pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dashboard.asked import AddressError

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list; the first is number 1, and an empty list has one page."""

    items: Sequence[Item]
    number: int
    pages: int
    total: int
    first: int

    @property
    def last(self) -> int:
        """The place of its last item in the whole list, from 1."""
        return self.first + len(self.items) - 1


def cut(items: Sequence[Item], asked: str, per_page: int) -> Page[Item]:
    """Take a page of a list; the first when none is asked.

    Raises:
        AddressError: when there is no such page.
    """
    pages = max(1, -(-len(items) // per_page))
    number = _number(asked)
    if not 1 <= number <= pages:
        nearest = str(pages) if number > pages else ""
        raise AddressError([f"No hay página «{asked[:20]}»; van de la 1 a la {pages}."], {"pagina": nearest})
    first = (number - 1) * per_page
    return Page(items[first : first + per_page], number, pages, len(items), first + 1)


def _number(asked: str) -> int:
    if not asked:
        return 1
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len("1000000") else 0
