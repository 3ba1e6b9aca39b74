"""How texts and dates were read before: most cells say what they said at the last save."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice

from plan.standard import Column
from plan.standard.kinds.base import Hint, Reading
from sync.shapes import RawCell

_COLUMNS = 128
_MOST = 2_000
_LONGEST = 200


class Memory:
    """How the cells of one column were read, beside one hint: a reading depends on nothing else.

    Only texts and dates are kept: they are dear to read, and none equals another one that reads otherwise, as
    0.0 equals -0.0 and True equals 1.0.
    """

    def __init__(self) -> None:
        self._known: dict[RawCell, Reading] = {}

    def readings(
        self, cells: Iterable[RawCell], read: Callable[[RawCell], Reading]
    ) -> Mapping[RawCell, Reading]:
        """Give how each of some different cells is read, reading those that are new."""
        known = self._known
        found = {cell: known.get(cell) or read(cell) for cell in cells}
        fresh = found.keys() - known.keys()
        lasting = [cell for cell in fresh if _lasts(cell)]
        if len(known) + len(lasting) > _MOST:
            self._known = known = {}
        known.update((cell, found[cell]) for cell in islice(lasting, _MOST))
        return found


@lru_cache(maxsize=_COLUMNS)
def memory_of(column: Column, hint: Hint) -> Memory:
    """Give the memory of a column read beside a hint."""
    del column, hint
    return Memory()


def _lasts(cell: RawCell) -> bool:
    return len(cell) <= _LONGEST if isinstance(cell, str) else type(cell) is date
