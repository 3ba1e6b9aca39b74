"""The marked copy of a workbook: its own bytes opened and saved again by openpyxl, with marks; pure.

What openpyxl does not carry over is lost in the copy: drawn shapes and text boxes, sparklines, slicers, form
controls, how a comment was formatted, and what newer programs keep in extensions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plan.problems import Problem, Severity
from plan.standard.identidad import GENERATOR
from sync.report import comments
from sync.report.boxes import beside_cells
from sync.report.cover import HEADLINE, TITLE, Cover
from sync.report.grids import Grids
from sync.report.marked import Marked, has_macros
from sync.report.observaciones import Item, write_list
from sync.report.places import CELLS, gravest_first, spots, told
from sync.report.words import GRAVITY
from sync.template.lights import FIRST_FORMAT_ID, is_light
from sync.template.saving import Undated, steady_bytes

_FILLS = {
    kind: PatternFill("solid", start_color=GRAVITY[kind].fill, end_color=GRAVITY[kind].fill)
    for kind in (Severity.ERROR, Severity.ADVERTENCIA)
}
"""A note is no fault: it has a comment and no fill."""
_FRAMES = {
    kind: Border(**dict.fromkeys(("left", "right", "top", "bottom"), Side("medium", color=GRAVITY[kind].ink)))
    for kind in _FILLS
}


def mark(data: bytes, problems: Sequence[Problem], cover: Cover) -> Marked:
    """Mark the problems of a workbook in a copy of it, and list them on its first sheet."""
    book = load_workbook(BytesIO(data), keep_vba=has_macros(data), rich_text=True)
    _drop_older_list(book)
    for page in book.worksheets:
        _fit_comments(page)
        _put_out_lights(page)
    grids = Grids(book)
    in_full, rest = told(problems)
    marks = _Marks(book, grids)
    items = [marks.place(found) for found in in_full]
    marks.put()
    sheet = book.create_sheet(_free_title(book), 0)
    write_list(sheet, cover, items, rest, problems)
    _show_first(book)
    return Marked(_saved(book), marks.names)


class _Marks:
    """The marks of a workbook, gathered by sheet and cell."""

    def __init__(self, book: Workbook, grids: Grids) -> None:
        self._book = book
        self._grids = grids
        self._found: dict[str, dict[str, list[Problem]]] = {}
        self._room = CELLS
        self.names: dict[str, dict[int, str]] = {}

    def place(self, found: Problem) -> Item:
        """Note where a problem is to be marked; gives its line of the list."""
        grid = self._grids.of(found.place.sheet) if found.place.sheet else None
        if grid is None:
            return Item(found)
        page = self._book[grid.title]
        first = ""
        for spot in spots(found, grid):
            cell = _shown(page, spot)
            first = first or cell
            self._note(grid.title, cell, found)
        row = found.place.row
        name = self._grids.name(grid, row) if row else ""
        if row and name:
            self.names.setdefault(found.place.sheet, {})[row] = name
        return Item(found, grid.title, first, name)

    def put(self) -> None:
        """Mark the cells."""
        for title, cells in self._found.items():
            page = self._book[title]
            for spot, found in cells.items():
                _mark(page[spot], gravest_first(found))
            _outdo_formats(page, cells)

    def _note(self, title: str, cell: str, found: Problem) -> None:
        cells = self._found.setdefault(title, {})
        if cell not in cells:
            if not self._room:
                return
            self._room -= 1
        said = cells.setdefault(cell, [])
        if found not in said:
            said.append(found)


def _mark(cell: Cell, found: Sequence[Problem]) -> None:
    if fill := _FILLS.get(found[0].severity):
        cell.fill, cell.border = fill, _FRAMES[found[0].severity]
    comments.note(cell, comments.spell(found, cell.coordinate))


def _shown(page: Worksheet, spot: str) -> str:
    """Give the cell that shows: of merged cells that is the first."""
    if isinstance(page[spot], MergedCell):
        return next(str(span).partition(":")[0] for span in page.merged_cells.ranges if spot in span)
    return spot


def _outdo_formats(page: Worksheet, cells: Mapping[str, Sequence[Problem]]) -> None:
    """Have the marks show where a conditional format of the office would paint over them."""
    theirs = page.conditional_formatting
    spans = [span for area in theirs for span in area.sqref.ranges]
    page.conditional_formatting = ConditionalFormattingList()
    covered: dict[tuple[Severity, str], list[str]] = defaultdict(list)
    for spot, found in cells.items():
        kind = gravest_first(found)[0].severity
        if kind in _FILLS and any(spot in span for span in spans):
            covered[kind, page[spot].number_format].append(spot)
    for number, ((kind, number_format), alike) in enumerate(covered.items(), start=FIRST_FORMAT_ID):
        rule = _as_rule(_FILLS[kind], NumberFormat(number, number_format))
        page.conditional_formatting.add(" ".join(alike), rule)
    # Excel goes by the priority, LibreOffice by the order in the file.
    for area in theirs:
        for rule in list(area.rules):
            rule.priority += len(covered)
            page.conditional_formatting.add(area, rule)


def _put_out_lights(page: Worksheet) -> None:
    """Take out the lights of our own planilla: cells in the same colours are no cells to be corrected."""
    theirs = page.conditional_formatting
    page.conditional_formatting = ConditionalFormattingList()
    for area in theirs:
        for rule in area.rules:
            if not is_light(rule):
                page.conditional_formatting.add(str(area.sqref), rule)


def _as_rule(fill: PatternFill, number_format: NumberFormat) -> Rule:
    """Make a mark a conditional format; without a format of numbers LibreOffice shows 0,45 for 45 %."""
    look = DifferentialStyle(fill=PatternFill("solid", bgColor=fill.start_color), numFmt=number_format)
    return Rule(type="expression", dxf=look, formula=["TRUE"])


def _fit_comments(page: Worksheet) -> None:
    for cell in page._cells.values():  # noqa: SLF001 - walking by rows would make every blank cell
        if cell.comment is not None:
            comments.fit(cell.comment)


def _drop_older_list(book: Workbook) -> None:
    """Take out our own list, should a copy have come back as a workbook."""
    ours = [page for page in book.worksheets if page.title.startswith(TITLE) and _is_ours(page)]
    for page in ours[: len(book.worksheets) - 1]:
        book.remove(page)


def _is_ours(page: Worksheet) -> bool:
    return bool(page["A1"].value == HEADLINE)


def _free_title(book: Workbook) -> str:
    taken = {title.casefold() for title in book.sheetnames}
    names = (TITLE, *(f"{TITLE} ({number})" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _show_first(book: Workbook) -> None:
    """Open the workbook on its first sheet, with no other selected: what is typed would go into all."""
    for page in book.worksheets:
        page.sheet_view.tabSelected = False
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False
    for view in book.views:
        view.firstSheet = 0
    book.active = 0
    book.worksheets[0].sheet_view.tabSelected = True


def _saved(book: Workbook) -> bytes:
    """Save a copy as the service's: any program that saves it over writes who did, and when."""
    book.properties.lastModifiedBy = GENERATOR
    book.properties = Undated(book.properties)
    return steady_bytes(book, partial(beside_cells, book))
