"""Where things stand in a workbook: which sheets are ours, where their titles and their data are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.figures import number
from plan.problems import Place, Problem, problem
from plan.standard import Need, Sheet, Workbook
from plan.standard.identidad import FIXED_SHEETS
from sync.shapes import Book, RawCell, SheetCells
from sync.validate.address import address, letters
from sync.validate.near_titles import like_columns, like_sheet
from sync.validate.row_numbers import spell_rows
from sync.validate.skipping import Grid, Passed, filled, passed_over
from sync.validate.titles import fold

HEADER_ROWS = 20
MAX_ROWS = 50_000
"""Rows with data that a sheet may have: no plan comes near, and more would keep every office waiting."""
_COPY = re.compile(r"^(copia|copy) (de|of) | ?\(\d+\)$| - (copia|copy)$")


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet laid out.

    `columns` gives the position (0 = A) of each column by name; `rows` holds the numbers (from 1) of the rows
    with data, `skipped` of those passed over.
    """

    sheet: Sheet
    cells: SheetCells
    columns: Mapping[str, int]
    rows: Sequence[int]
    skipped: Sequence[int]

    def cell(self, row: int, name: str) -> RawCell:
        """Give the raw cell of a column in a row."""
        cells = self.cells.rows[row - 1]
        position = self.columns[name]
        return cells[position] if position < len(cells) else None


def lay_out(book: Book, workbook: Workbook) -> tuple[Mapping[str, Layout], list[Problem]]:
    """Find the sheets of a standard workbook and lay each out, by table, with all that is wrong with them."""
    problems = list(_strange_sheets(book, workbook))
    layouts: dict[str, Layout] = {}
    for sheet in workbook.sheets:
        found = [cells for title, cells in book.sheets.items() if fold(title) == fold(sheet.title)]
        if len(found) == 1:
            layout, remarks = _lay_out_sheet(found[0], sheet)
            problems += remarks
            if layout:
                layouts[sheet.table] = layout
        else:
            titles = [cells.title for cells in found]
            problems.append(_repeated(sheet, titles) if found else _lacking(book, sheet, workbook))
    return layouts, problems


def find_titles(cells: SheetCells, sheet: Sheet) -> tuple[int, Mapping[str, int]] | None:
    """Find the row of the titles of a sheet, from 0, and the position of each column, by its name."""
    titles = {fold(column.title): column.name for column in sheet.columns}
    header = _header_row(cells, titles, min(2, len(_required(sheet))))
    if header is None:
        return None
    written = reversed(_written(cells, header))  # of two alike the first counts
    return header, {titles[fold(title)]: position for position, title in written if fold(title) in titles}


def copied_title(title: str, titles: Iterable[str]) -> str:
    """Give the sheet that another one is a copy of, by its title («Copia de …»); empty when it is none."""
    copied = _COPY.sub("", fold(title))
    return next((other for other in titles if fold(other) == copied != fold(title)), "")


def _repeated(sheet: Sheet, found: list[str]) -> Problem:
    facts = {"hoja": sheet.title, "hojas": _quoted(found)}
    return problem("HOJA_REPETIDA", Place(sheet=sheet.title), facts)


def _lacking(book: Book, sheet: Sheet, workbook: Workbook) -> Problem:
    facts = {"hoja": sheet.title, "sugerencia": like_sheet(sheet.title, book.titles, workbook)}
    return problem("HOJA_FALTA", Place(sheet=sheet.title), facts)


def _strange_sheets(book: Book, workbook: Workbook) -> Iterator[Problem]:
    ours = {fold(title): title for title in (*FIXED_SHEETS, *workbook.by_title)}
    strange = [title for title in book.titles if fold(title) not in ours]
    copies = {title: ours[copied] for title in strange if (copied := _COPY.sub("", fold(title))) in ours}
    for title, original in copies.items():
        yield problem("HOJA_COPIA", Place(sheet=title), {"hoja": title, "original": original})
    others = [title for title in strange if title not in copies]
    if others:
        yield problem("HOJA_AJENA", Place(), {"hojas": _quoted(others)})


def _lay_out_sheet(cells: SheetCells, sheet: Sheet) -> tuple[Layout | None, list[Problem]]:
    found = find_titles(cells, sheet)
    if found is None:
        facts = {"hoja": sheet.title, "columnas": _quoted(_required(sheet))}
        return None, [problem("HOJA_SIN_ENCABEZADO", Place(sheet=sheet.title), facts)]
    header, columns = found
    written = _written(cells, header)
    remarks = [
        *_column_remarks(sheet, header + 1, written, columns),
        *_above_remarks(sheet, cells, header),
        *_hidden_remarks(sheet, cells),
    ]
    passed = passed_over(Grid(sheet, cells, columns, header + 1))
    if len(passed.data) > MAX_ROWS:
        facts = {"hoja": sheet.title, "cuantas": number(len(passed.data)), "limite": number(MAX_ROWS)}
        return None, [problem("HOJA_DEMASIADO_LARGA", Place(sheet=sheet.title), facts)]
    layout = Layout(sheet, cells, columns, passed.data, tuple(passed.reasons))
    remarks += _untitled(layout, header + 1)
    return layout, [*remarks, *_skip_remarks(layout, passed, header + 1)]


def _written(cells: SheetCells, row: int) -> list[tuple[int, str]]:
    return [(position, str(cell)) for position, cell in enumerate(cells.rows[row]) if filled(cell)]


def _header_row(cells: SheetCells, titles: Mapping[str, str], enough: int) -> int | None:
    scores = [
        (len({fold(cell) for cell in row if isinstance(cell, str)} & titles.keys()), -index)
        for index, row in enumerate(cells.rows[:HEADER_ROWS])
    ]
    best = max(scores, default=(0, 0))
    return -best[1] if best[0] >= enough else None


def _column_remarks(
    sheet: Sheet, row: int, written: list[tuple[int, str]], columns: Mapping[str, int]
) -> Iterator[Problem]:
    known = {fold(column.title): column for column in sheet.columns}
    strange = [(position, title) for position, title in written if fold(title) not in known]
    repeated = Counter(fold(title) for _, title in written)
    missed = [column for column in sheet.columns if column.name not in columns]
    hints = like_columns(sheet, missed, [title for _, title in strange])
    for column in sheet.columns:
        if column.name not in columns:
            code = "COLUMNA_FALTA" if column.need is Need.REQUIRED else "COLUMNA_AUSENTE"
            facts = {"columna": column.title, "sugerencia": hints[column.name]}
            yield problem(code, Place(sheet=sheet.title, row=row, column=column.title), facts)
        elif repeated[fold(column.title)] > 1:
            spots = [
                address(row, position) for position, title in written if fold(title) == fold(column.title)
            ]
            facts = {"columna": column.title, "celdas": ", ".join(spots)}
            yield problem("COLUMNA_REPETIDA", Place(sheet=sheet.title, row=row, column=column.title), facts)
    if strange:
        facts = {"columnas": _quoted(title for _, title in strange)}
        yield problem("COLUMNA_AJENA", Place(sheet=sheet.title, row=row), facts)


def _above_remarks(sheet: Sheet, cells: SheetCells, header: int) -> Iterator[Problem]:
    """Point out rows over the titles that hold more than a heading."""
    above = [number for number, row in enumerate(cells.rows[:header], 1) if sum(map(filled, row)) > 1]
    if above:
        facts = {"filas": spell_rows(above), "titulos": str(header + 1)}
        yield problem("FILAS_SOBRE_TITULOS", Place(sheet=sheet.title, row=above[0]), facts)


def _hidden_remarks(sheet: Sheet, cells: SheetCells) -> Iterator[Problem]:
    if not cells.visible:
        yield problem("HOJA_OCULTA", Place(sheet=sheet.title), {"hoja": sheet.title})
    if cells.hidden_rows:
        facts = {"filas": spell_rows(cells.hidden_rows)}
        yield problem("FILAS_OCULTAS", Place(sheet=sheet.title), facts)


def _untitled(layout: Layout, header: int) -> Iterator[Problem]:
    """Tell of columns that have data and no title: a title was lost, or cells were shifted."""
    cells = layout.cells.rows
    bare = [position for position, title in enumerate(cells[header - 1]) if not filled(title)]
    spots = [position for position in bare if any(filled(row[position]) for row in cells[header:])]
    if spots:
        facts = {"columnas": ", ".join(map(letters, spots))}
        yield problem("COLUMNA_SIN_TITULO", Place(sheet=layout.sheet.title, row=header), facts)


def _skip_remarks(layout: Layout, passed: Passed, header: int) -> Iterator[Problem]:
    title = layout.sheet.title
    for row, reason in passed.reasons.items():
        yield problem(reason, Place(sheet=title, row=row))
    used = [*passed.data, *passed.reasons]
    blank = max(used, default=header) - header - len(used)
    if blank > 0:
        yield problem("FILAS_EN_BLANCO", Place(sheet=title), {"cuantas": str(blank)})


def _required(sheet: Sheet) -> list[str]:
    return [column.title for column in sheet.columns if column.need is Need.REQUIRED] or [
        sheet.columns[0].title
    ]


def _quoted(titles: Iterable[str]) -> str:
    return ", ".join(f"«{title}»" for title in titles)
