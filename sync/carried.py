"""What goes over from an old workbook into a new one: every cell as it was typed, and a word on the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from plan.problems import Problem, Severity
from plan.standard import Need, Row, Workbook
from plan.standard.kinds.base import Cell
from sync.shapes import Book, BrokenCell, RawCell
from sync.template import AsTyped
from sync.validate.address import address
from sync.validate.cells import read_cells
from sync.validate.layout import Layout, lay_out
from sync.validate.skipping import filled

InForce = Mapping[str, Sequence[Row]]
"""Rows in force of a workbook, by title of the sheet, each with its `clave`."""

MENDED = frozenset({"HOJA_FALTA", "HOJA_SIN_ENCABEZADO", "COLUMNA_FALTA"})
"""Errors of a workbook that a new one puts right by itself."""

NOT_CALCULATED = AsTyped("=NA()")
"""What stands for a formula that no program calculated: again one that none did."""

LEFT: Mapping[str, Callable[[Problem], str]] = {
    "HOJA_AJENA": lambda found: f"hojas que no son de la planilla: {found.facts['hojas']}",
    "HOJA_COPIA": lambda found: f"la hoja «{found.facts['hoja']}», que es una copia",
    "COLUMNA_AJENA": lambda found: f"{found.place.sheet}: columnas propias {found.facts['columnas']}",
    "COLUMNA_SIN_TITULO": lambda found: f"{found.place.sheet}: columnas sin título {found.facts['columnas']}",
    "FILAS_SOBRE_TITULOS": lambda found: f"{found.place.sheet}: lo escrito sobre los títulos",
}
"""What is not carried over, by the problem that tells of it."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows of a new workbook by title of the sheet, and what stayed behind, a phrase each."""

    rows: Mapping[str, Sequence[Row]]
    left: Sequence[str]


def carry(book: Book, workbook: Workbook, in_force: InForce) -> Carried | Problem:
    """Gather what goes over; the problem that keeps the workbook from being understood, if there is one.

    A sheet or a required column that it lacks comes from what is in force.
    """
    layouts, problems = lay_out(book, workbook)
    if hopeless := _hopeless(workbook, layouts, problems):
        return hopeless
    rows: dict[str, Sequence[Row]] = {}
    left = [LEFT[found.code](found) for found in problems if found.code in LEFT]
    left += [_perhaps(found) for found in problems if found.facts.get("sugerencia")]
    for sheet in workbook.sheets:
        if layout := layouts.get(sheet.table):
            rows[sheet.title] = list(_rows(layout, in_force[sheet.title]))
            left += _left_in(layout)
        else:
            rows[sheet.title] = in_force[sheet.title]
            left.append(f"{sheet.title}: la hoja no se encontró; se puso lo que el tablero tiene vigente")
    return Carried(rows, left)


def as_typed(cell: RawCell) -> Cell:
    """Give what is to be written so that a cell holds what it held, an error of Excel too."""
    if isinstance(cell, BrokenCell):
        return NOT_CALCULATED if cell.uncalculated else AsTyped(cell.error)
    return cell if filled(cell) else None


def _perhaps(found: Problem) -> str:
    """Tell of a sheet or column that was not there and may be one that is called nearly so."""
    lacking = found.place.column or found.facts.get("hoja", "")
    return f"{found.place.sheet}: no se encontró «{lacking}».{found.facts['sugerencia']}"


def _hopeless(
    workbook: Workbook, layouts: Mapping[str, Layout], problems: Sequence[Problem]
) -> Problem | None:
    errors = [found for found in problems if found.severity is Severity.ERROR]
    grave = [found for found in errors if found.code not in MENDED]
    if 2 * len(layouts) < len(workbook.sheets):  # too little of it to be that workbook at all
        return errors[0]
    return grave[0] if grave else None


def _rows(layout: Layout, in_force: Sequence[Row]) -> Iterator[Row]:
    completed = _completion(layout, in_force)
    for number in layout.rows:
        cells = {name: as_typed(layout.cell(number, name)) for name in layout.columns}
        yield {**cells, **completed.get(number, {})}


def _completion(layout: Layout, in_force: Sequence[Row]) -> Mapping[int, Row]:
    """Give what rows in force hold in required columns that a sheet lacks, by the row it is to stand in."""
    sheet = layout.sheet
    lacking = [
        column.name
        for column in sheet.columns
        if column.need is Need.REQUIRED and column.name not in layout.columns
    ]
    if not lacking or not set(sheet.key) <= layout.columns.keys():
        return {}
    known = {row["clave"]: {name: row[name] for name in lacking} for row in in_force}
    return {row["fila"]: known.get(sheet.key_of(row), {}) for row in read_cells(layout).rows}


def _left_in(layout: Layout) -> Iterator[str]:
    title, skipped = layout.sheet.title, len(layout.skipped)
    if skipped:
        yield f"{title}: {_filas(skipped)} de totales o títulos repetidos"
    if spots := [*_uncalculated(layout)]:
        yield f"{title}: fórmulas que nadie calculó, en {', '.join(spots)}"
    if any(layout.cells.merged):
        yield f"{title}: las celdas combinadas, que quedaron separadas"


def _uncalculated(layout: Layout) -> Iterator[str]:
    for number in layout.rows:
        for name, position in sorted(layout.columns.items(), key=itemgetter(1)):
            cell = layout.cell(number, name)
            if isinstance(cell, BrokenCell) and cell.uncalculated:
                yield address(number, position)


def _filas(count: int) -> str:
    return "1 fila" if count == 1 else f"{count} filas"
