"""The common way of reading a cell that takes no free text: by what it holds, disguised blanks first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from math import isfinite

from plan.standard.kinds.base import Cell, Finding, Hint, Kind, Reading
from plan.standard.kinds.blanks import NUM_ERROR, disguised, pasted_error, trim

FIRST_YEAR = 1990
LAST_YEAR = 2100
"""Years outside of these are slips of the pen, in a plan."""

plain = lru_cache(maxsize=1 << 14)(Reading)
"""A reading without findings; columns repeat their values, so each is made once.

Only for str, float and date: a bool or an int would meet the float that equals it.
"""


def found(code: str, **facts: str) -> Reading:
    """Refuse a cell: no value, and the reason."""
    return Reading(None, (Finding(code, facts),))


@dataclass(frozen=True)
class Strict(Kind):
    """A kind whose cells are read by what they hold; subclasses say what they make of each."""

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Understand one cell by what it holds."""
        if isinstance(cell, str):
            return disguised(cell) or self._of_text(trim(cell), hint)
        if isinstance(cell, bool):
            return self._of_truth(truth=cell)
        if isinstance(cell, (float, int)):
            return self._of_any_number(float(cell), hint)
        if isinstance(cell, date):
            return self._of_date(cell.date() if isinstance(cell, datetime) else cell, hint)
        return Reading(None) if cell is None else self._of_clock(cell)

    def _of_any_number(self, number: float, hint: Hint) -> Reading:
        if not isfinite(number):
            return Reading(None, (pasted_error(NUM_ERROR),))
        return self._of_number(number, hint)

    def _of_text(self, text: str, hint: Hint) -> Reading:
        raise NotImplementedError

    def _of_number(self, number: float, hint: Hint) -> Reading:
        del hint
        return self._refused(number)

    def _of_date(self, day: date, hint: Hint) -> Reading:
        del hint
        return self._refused(day)

    def _of_truth(self, *, truth: bool) -> Reading:
        return self._refused(truth)

    def _of_clock(self, clock: time | timedelta) -> Reading:
        return self._refused(clock)

    def _refused(self, cell: Cell) -> Reading:
        """Refuse a cell that makes no sense here; the reason is the kind's."""
        raise NotImplementedError
