"""What every kind of cell can do: be surveyed, read, written, stored and explained."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

Cell = str | float | bool | date | datetime | time | timedelta | None
"""What the reader hands over for a cell; blank is None; numbers are always float."""

Value = str | float | date | None
"""What a cell is understood to hold."""

Hint = object
"""What a look at a whole column told a kind (see `Kind.survey`)."""


class Storage(StrEnum):
    """Neutral names of how a value is stored; `plan.tables` spells them in SQL."""

    TEXT = "text"
    REAL = "real"
    DATE = "date"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a cell: a code of `plan.problems` and the facts its sentence needs."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a cell was read: its value (None when unreadable) and what is to be said of it."""

    value: Value
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Mistake:
    """What people often type into a cell, what to type instead (empty: nothing at all), and why.

    `wrong` and `right` are what the cells then hold, where it is not the text itself.
    """

    typed: str
    instead: str
    why: str
    wrong: Cell = None
    right: Cell = None

    @property
    def cell(self) -> Cell:
        """What the cell holds with the mistake in it."""
        return self.typed if self.wrong is None else self.wrong

    @property
    def corrected(self) -> Cell:
        """What the cell holds once it is put right; None when it is to be left blank."""
        return self.right if self.right is not None else self.instead or None


@dataclass(frozen=True)
class Kind:
    """A kind of cell. Subclasses override what differs; nobody asks which kind it is."""

    def survey(self, cells: Iterable[Cell]) -> Hint:
        """Look at all the cells of a column before any is read."""
        del cells
        return None

    def read(self, cell: Cell, hint: Hint = None) -> Reading:
        """Understand one cell; never raises on bad input. Blank cells never get here."""
        raise NotImplementedError

    def write(self, value: Value) -> Cell:
        """Give back the cell that reads as this value (for generated workbooks)."""
        return value

    def export(self, value: Value) -> str:
        """Spell a value for CSV: ISO dates, percentages as fractions, numbers without noise."""
        if value is None:
            return ""
        return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)

    @property
    def storage(self) -> Storage:
        """How its values are stored."""
        return Storage.TEXT

    @property
    def keyed(self) -> bool:
        """Whether a casefolded twin is stored beside the text, because rows are looked up by it."""
        return False

    @property
    def excel_format(self) -> str:
        """The number format of its cells in Excel."""
        return "General"

    @property
    def width(self) -> int:
        """A fitting column width in Excel, in characters."""
        return 16

    @property
    def options(self) -> tuple[str, ...]:
        """The closed list it offers; empty when there is none."""
        return ()

    @property
    def refers_to(self) -> str:
        """The sheet title its codes are looked up in; empty when it refers to nothing."""
        return ""

    @property
    def many(self) -> bool:
        """Whether a cell holds several items separated by `;`."""
        return False

    def describe(self) -> str:
        """Say in Spanish what may be written, for the dictionary and the input message."""
        raise NotImplementedError

    def mistakes(self, example: str) -> tuple[Mistake, ...]:
        """Tell what people often get wrong in a column of this kind whose example is `example`."""
        del example
        return ()


@lru_cache(maxsize=8_192)
def clave(text: str) -> str:
    """Fold a text for comparing: composed, trimmed, one space between words, without case."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def items(text: str | None) -> tuple[str, ...]:
    """Take apart a cell of several items: `"A; B;"` -> `("A", "B")`."""
    return tuple(part for raw in (text or "").split(";") if (part := raw.strip()))
