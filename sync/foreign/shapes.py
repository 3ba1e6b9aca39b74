"""What is recognised in a workbook that is not of ours: frozen shapes, from its sheets to its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from plan.standard import Column, Need, Row, Sheet
from sync.shapes import RawCell, SheetCells
from sync.validate.address import letters

SURE = 0.78
LIKELY = 0.58
BAR = 0.42
"""Scores from which a likeness is sure, likely, or to be told at all."""


class Confidence(StrEnum):
    """How far a likeness is to be trusted."""

    SURE = "seguro"
    LIKELY = "probable"
    DOUBTFUL = "dudoso"

    @classmethod
    def of(cls, score: float) -> Confidence:
        """Put a score into a word."""
        if score >= SURE:
            return cls.SURE
        return cls.LIKELY if score >= LIKELY else cls.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a column of theirs, in its parts from above when it takes two rows."""

    position: int
    parts: tuple[str, ...]

    @property
    def title(self) -> str:
        """The title on one line."""
        return " / ".join(self.parts)

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return letters(self.position)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of theirs laid out: the rows of its titles (from 1), its columns, its rows of data.

    `aside` holds the rows that are no data, by the code of the reason; `looked` the rows of data whose cells
    are looked at, which are all unless they are very many.
    """

    cells: SheetCells
    header: tuple[int, ...]
    headings: tuple[Heading, ...]
    data: Sequence[int]
    looked: Sequence[int]
    aside: Mapping[str, Sequence[int]]

    def cell(self, row: int, position: int) -> RawCell:
        """Give the raw cell of a row, numbered from 1."""
        cells = self.cells.rows[row - 1]
        return cells[position] if position < len(cells) else None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that cells of a column have in common: a code of the catalogue, how many, and the first."""

    code: str
    count: int
    cell: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """A column of theirs that looks like one of ours; `filled` cells hold something, `clean` ones read well.

    `rivals` are other columns of theirs that look as much like it.
    """

    column: Column
    heading: Heading
    score: float
    filled: int
    clean: int
    remarks: tuple[Remark, ...] = ()
    rivals: tuple[Heading, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """How far it is to be trusted: never surely where most cells do not read; names stand for codes."""
        unread = 2 * self.clean < self.filled and not self.column.kind.refers_to
        confidence = Confidence.of(self.score)
        return Confidence.LIKELY if unread and confidence is Confidence.SURE else confidence


@dataclass(frozen=True, slots=True)
class Homeless:
    """A column of theirs without a place in ours: what it holds, and where it could go."""

    heading: Heading
    holds: str
    place: str


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a sheet of ours that can be made of one of theirs.

    `names` is the column whose different values make a row each; None when each row of theirs makes one.
    """

    sheet: Sheet
    links: tuple[Link, ...]
    rows: int
    score: float
    names: Heading | None = None

    @property
    def confidence(self) -> Confidence:
        """How far its kind is to be trusted: as far as the columns that tell it on the whole."""
        return Confidence.of(self.score)

    @property
    def missing(self) -> tuple[Column, ...]:
        """Columns of ours that nothing looks like: required ones first, then expected ones."""
        linked = {link.column.name for link in self.links}
        order = list(Need)
        absent = [column for column in self.sheet.columns if column.name not in linked]
        return tuple(sorted(absent, key=lambda column: order.index(column.need)))


@dataclass(frozen=True, slots=True)
class Office:
    """What one office has in a sheet of several: its name there, its rows, and its code when it is known."""

    name: str
    rows: int
    code: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet of theirs; without `parts` it looks like none of ours, and `reason` says why.

    The first part is what the sheet is; the others can be made of it besides.
    """

    title: str
    visible: bool
    table: Table | None = None
    parts: tuple[Part, ...] = ()
    homeless: tuple[Homeless, ...] = ()
    offices: tuple[Office, ...] = ()
    cautions: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Sheets of the same shape, as books have that keep one for each office; alone, it is a family of one."""

    sheets: tuple[Recognised, ...]
    offices: tuple[Office, ...] = ()

    @property
    def first(self) -> Recognised:
        """The one that is told for all."""
        return self.sheets[0]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A workbook that is not of ours: why, what is recognised in it, what is left, and how to go about it.

    `ours` is the kind of standard workbook that it says it is, though sheets lack; then only its other sheets
    are told. `dependencias` and `ejes` are those of the strategy that it was held against.
    """

    why: str
    families: tuple[Family, ...]
    unlike: tuple[Recognised, ...]
    absent: tuple[str, ...]
    steps: tuple[str, ...]
    unread: int = 0
    ours: str = ""
    dependencias: Mapping[str, Row] = field(default_factory=dict)
    ejes: Mapping[str, Row] = field(default_factory=dict)
