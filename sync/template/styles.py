"""The look of the generated workbooks: every kind of cell by its name, and the one who dresses cells so."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.styleable import StyleableObject

from plan.standard.kinds.base import Cell, Storage
from plan.standard.vocabulary import Need

SIZE = 11
"""The size of the letters of the body."""

INK = "17212B"
MUTED = "52606D"
LINK = "0B5394"
HEADER = "12385B"
EXPECTED = "3B6C9B"
OPTIONAL = "DDE5ED"
SINGLE = "8A5D00"

WRAP = Alignment(vertical="top", wrap_text=True)
INDENTED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
PLAIN = Alignment(vertical="top")
CENTRED = Alignment(horizontal="center", vertical="top")
HEADING = Alignment(horizontal="left", vertical="center", wrap_text=True)
NO_BORDER = Border()
UNDERLINE = Border(bottom=Side("thin", color="C3CCD5"))
GAP = Border(right=Side("medium", color="FFFFFF"))
"""Parts a title from the next."""
NO_FILL = PatternFill()


def font(size: int = SIZE, color: str = INK, *, bold: bool = False, underline: str | None = None) -> Font:
    """Make a font of the workbooks' one family."""
    return Font(name="Calibri", size=size, bold=bold, color=color, underline=underline)


def solid(color: str) -> PatternFill:
    """Make a fill of one colour."""
    return PatternFill("solid", start_color=color)


PLAIN_FONT = font()


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """How a cell looks; each is made once, and known by being itself."""

    font: Font = PLAIN_FONT
    fill: PatternFill = NO_FILL
    border: Border = NO_BORDER
    alignment: Alignment = WRAP
    number_format: str = "General"


TITLE = Look(font(20, HEADER, bold=True), alignment=PLAIN)
SUBTITLE = Look(font(12, MUTED), alignment=PLAIN)
SECTION = Look(font(14, HEADER, bold=True), alignment=PLAIN)
BODY = Look()
HINT = Look(font(color=MUTED), alignment=PLAIN)
STRONG = Look(font(bold=True))
LINE = Look(border=UNDERLINE, alignment=INDENTED)
STRONG_LINE = Look(font(bold=True), border=UNDERLINE)
LINKED_LINE = Look(font(color=LINK, bold=True, underline="single"), border=UNDERLINE)
HEAD_FIRST = Look(font(color=MUTED, bold=True), border=Border(bottom=Side("medium", color=HEADER)))
HEAD_LINE = replace(HEAD_FIRST, alignment=INDENTED)

HEADERS = {
    Need.REQUIRED: Look(font(color="FFFFFF", bold=True), solid(HEADER), GAP, HEADING),
    Need.EXPECTED: Look(font(color="FFFFFF", bold=True), solid(EXPECTED), GAP, HEADING),
    Need.OPTIONAL: Look(font(bold=True), solid(OPTIONAL), GAP, HEADING),
}
"""The titles of columns, by how badly their cells are wanted."""

HEADER_HEIGHT = 33


ALIGNMENTS = {Storage.TEXT: WRAP, Storage.DATE: CENTRED}
"""How values stand in their cells, by how they are stored; numbers stand to the right."""

FORMATS: dict[type, str] = {
    datetime: "dd/mm/yyyy hh:mm",
    date: "dd/mm/yyyy",
    time: "hh:mm:ss",
    timedelta: "[h]:mm:ss",
}
"""How moments are shown where none is expected; a `datetime` is a `date` too, so it comes first."""


@cache
def data(number_format: str, storage: Storage) -> Look:
    """Give the look of the cells below a title."""
    return Look(alignment=ALIGNMENTS.get(storage, PLAIN), number_format=number_format)


def as_typed(value: Cell) -> Look:
    """Give the look of a cell that holds what its column does not take: it shows what was typed."""
    kinds = (kind for kind in FORMATS if isinstance(value, kind))
    return data(FORMATS.get(next(kinds, object), "General"), Storage.REAL)


@cache
def tag(text: str, fill: str) -> Look:
    """Give the look of a light: its word on its colour."""
    return Look(font(color=text, bold=True), solid(fill))


class Dresser:
    """Gives looks to the cells of one workbook, working each out only once."""

    def __init__(self) -> None:
        self._worn: dict[Look, StyleArray] = {}

    def dress(self, target: StyleableObject, look: Look) -> None:
        """Make a cell or a whole column look so."""
        # openpyxl has no public way to take over a style without working it out again.
        if look in self._worn:
            target._style = copy(self._worn[look])  # noqa: SLF001
        else:
            _work_out(target, look)
            self._worn[look] = copy(target._style)  # noqa: SLF001


def _work_out(target: StyleableObject, look: Look) -> None:
    target.font = look.font
    target.fill = look.fill
    target.border = look.border
    target.alignment = look.alignment
    target.number_format = look.number_format
