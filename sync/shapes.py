"""What passes between the stations of the way in: frozen shapes, no behaviour beyond their own fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from plan.problems import Problem, Severity
from plan.standard.kinds.base import Cell
from plan.standard.vocabulary import Row


class Sighting(NamedTuple):  # every scan makes one for each file there is: a tuple costs a third
    """A file as a scan sees it; `path` is relative to the shared folder, with `/`."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int = 0


@dataclass(frozen=True, slots=True)
class Copy:
    """The bytes of one complete workbook, read in one go, and who it is."""

    path: str
    data: bytes
    sha256: str
    mtime_ns: int


class Unsettling(StrEnum):
    """Why a file could not be taken at this look."""

    GONE = "desaparecido"
    """It is not there now; Excel leaves such a moment at each save."""
    CHANGING = "cambiando"
    """It changed while it was read."""
    CLOSED = "sin acceso"
    """The system does not let it be read."""
    INCOMPLETE = "incompleto"
    """It is no whole workbook yet."""
    REFUSED = "rechazado"
    """It is whole, and no workbook that can be taken: waiting does not help."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A file that cannot be taken at this look, and the problem it is should it stay so (none when gone).

    `copy` holds its bytes when they could be read.
    """

    path: str
    why: Unsettling
    problem: Problem | None = None
    detail: str = ""
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell that holds no value: an Excel error («#REF!») or a formula never calculated («»)."""

    error: str

    @property
    def uncalculated(self) -> bool:
        """Whether it is a formula that no program calculated before saving."""
        return not self.error


RawCell = Cell | BrokenCell


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged into one, whose value is in the first: rows as Excel shows them, columns from 0."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The cells of one sheet from A1 on, row by row; row 1 is `rows[0]`. Rows may differ in length.

    `hidden_rows` are numbers as Excel shows them, from 1.
    """

    title: str
    rows: Sequence[Sequence[RawCell]]
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it was read, nothing judged: cells of the sheets asked for, titles of all."""

    sheets: Mapping[str, SheetCells]
    titles: tuple[str, ...]
    saved_by: str = ""
    saved_at: datetime | None = None
    has_macros: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file could not be read at all: one problem of the scope of a file.

    `detail` is for the log; a `killer` took the reading process with it and is not to be tried again.
    """

    problem: Problem
    detail: str = ""
    killer: bool = False


@dataclass(frozen=True, slots=True)
class CheckedSheet:
    """One sheet after validation.

    `taken` and `quarantined` map row keys to rows (with `fila`, the row of the sheet);
    the counts add up: written = len(taken) + in_quarantine + skipped.
    """

    table: str
    taken: Mapping[str, Row]
    quarantined: frozenset[str]
    written: int
    in_quarantine: int
    skipped: int
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """A workbook after validation; rejected whole when `sheets` is empty."""

    tipo: str
    origen: str
    dependencia: str
    sheets: Mapping[str, CheckedSheet] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether nothing of it can be taken."""
        return not self.sheets

    @property
    def errors(self) -> int:
        """How many of its problems are errors."""
        return sum(found.severity is Severity.ERROR for found in self.problems)


__all__ = [
    "Book",
    "BrokenCell",
    "Checked",
    "CheckedSheet",
    "Copy",
    "Merged",
    "RawCell",
    "Refusal",
    "SheetCells",
    "Sighting",
    "Unsettled",
    "Unsettling",
]
