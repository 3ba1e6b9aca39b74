"""From cells to values: every cell of a sheet read by its column's kind, with all there is to say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from plan.problems import CATALOGUE, Severity
from plan.standard import Column, Need, Row, Sheet
from plan.standard.kinds.base import Finding, Hint, Reading, Value, clave
from plan.standard.kinds.blanks import says_nothing
from sync.shapes import BrokenCell, RawCell
from sync.validate.findings import RowFinding
from sync.validate.layout import Layout
from sync.validate.memory import memory_of
from sync.validate.merging import Covering
from sync.validate.skipping import filled

_WITH_ITS_OWN_SENTENCE = {"corte": "INFORME_SIN_CORTE"}
"""Expected columns for which something else is taken when they are blank."""

BLANKS = " \t\r\n\u00a0\u200b"


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet read: a row of values per row of data, as `layout.rows`, with `fila` and twins."""

    layout: Layout
    rows: Sequence[Row]
    findings: Sequence[RowFinding]

    @property
    def sheet(self) -> Sheet:
        """The declaration of the sheet."""
        return self.layout.sheet


def read_cells(layout: Layout) -> ReadSheet:
    """Read every cell of a laid-out sheet; blank and unreadable cells give None."""
    findings: list[RowFinding] = []
    columns: dict[str, Sequence[Value]] = {"fila": layout.rows}
    written = _written(layout)
    for column in layout.sheet.columns:
        raw = written.get(column.name, [None] * len(layout.rows))
        values = _read_column(layout, column, raw, findings)
        columns[column.name] = values
        if column.kind.keyed and column.kind.refers_to:
            claves = {value: clave(value) if isinstance(value, str) else None for value in set(values)}
            columns[f"{column.name}_clave"] = [claves[value] for value in values]
    names = list(columns)
    rows = [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return ReadSheet(layout, rows, findings)


def _written(layout: Layout) -> Mapping[str, Sequence[RawCell]]:
    """Turn the rows of data around: the cells of each column there is, by name."""
    rows = layout.cells.rows
    columns = list(zip_longest(*(rows[number - 1] for number in layout.rows)))
    there = layout.columns.items()
    return {name: columns[position] for name, position in there if position < len(columns)}


def _read_column(
    layout: Layout, column: Column, raw: Sequence[RawCell], findings: list[RowFinding]
) -> list[Value]:
    hint = column.kind.survey(cell for cell in raw if cell is not None and not isinstance(cell, BrokenCell))
    readings = _readings(column, raw, hint)
    merged = _merged_blanks(layout, column, raw)
    told = _told(layout, readings) | merged
    for number, said in told.items():
        findings += [RowFinding(number, column.name, found.code, found.facts) for found in said]
    values = [reading.value for reading in readings]
    if column.need is not Need.OPTIONAL and None in values:
        settled = {number for number, said in told.items() if number in merged or _is_error(said)}
        blank = [number for number, value in zip(layout.rows, values, strict=True) if value is None]
        findings += _blank_findings(column, [number for number in blank if number not in settled], len(raw))
    return values


def _told(layout: Layout, readings: Sequence[Reading]) -> dict[int, tuple[Finding, ...]]:
    """Gather what is to be said of cells, by row: nothing, in most columns."""
    said = [reading.findings for reading in readings]
    return {number: each for number, each in zip(layout.rows, said, strict=True) if each} if any(said) else {}


def _readings(column: Column, raw: Sequence[RawCell], hint: Hint) -> list[Reading]:
    """Read each cell of a column; most columns repeat a few values, and each value is read once."""
    if bool in set(map(type, raw)):  # True would meet the number that equals it
        return [_read_cell(column, cell, hint) for cell in raw]
    memory = memory_of(column, hint)
    readings = memory.readings(dict.fromkeys(raw), lambda cell: _read_cell(column, cell, hint))
    return [readings[cell] for cell in raw]


def _read_cell(column: Column, cell: RawCell, hint: Hint) -> Reading:
    if cell is None or (isinstance(cell, str) and not cell.strip(BLANKS)):
        return _NOTHING
    if isinstance(cell, BrokenCell):
        return Reading(None, (_broken(cell),))
    reading = column.kind.read(cell, hint)
    if column.need is Need.REQUIRED and isinstance(reading.value, str):
        return says_nothing(reading.value) or reading
    return reading


_NOTHING = Reading(None)


def _merged_blanks(layout: Layout, column: Column, raw: Sequence[RawCell]) -> dict[int, tuple[Finding, ...]]:
    """Find the blank cells that lie under a merged one, by row."""
    covering = Covering(layout.cells, layout.columns.get(column.name))
    if not covering:
        return {}
    blank = [number for number, cell in zip(layout.rows, raw, strict=True) if not filled(cell)]
    return {number: (_merged(column, span),) for number in blank if (span := covering.over(number))}


def _merged(column: Column, span: str) -> Finding:
    code = "CELDA_COMBINADA" if column.need is Need.REQUIRED else "CELDA_COMBINADA_VACIA"
    return Finding(code, {"columna": column.title, "rango": span})


def _broken(cell: BrokenCell) -> Finding:
    if cell.uncalculated:
        return Finding("CELDA_SIN_CALCULAR")
    return Finding("CELDA_CON_ERROR", {"valor": cell.error})


def _is_error(said: Sequence[Finding]) -> bool:
    return any(CATALOGUE[finding.code].severity is Severity.ERROR for finding in said)


def _blank_findings(column: Column, blanks: Sequence[int], rows: int) -> list[RowFinding]:
    if column.need is not Need.REQUIRED and len(blanks) == rows and rows > 1:
        return [RowFinding(0, column.name, "COLUMNA_VACIA", {**_titled(column), "cuantas": str(rows)})]
    blank = "CELDA_OBLIGATORIA" if column.need is Need.REQUIRED else "CELDA_ESPERADA"
    code = _WITH_ITS_OWN_SENTENCE.get(column.name, blank)
    return [RowFinding(row, column.name, code, _titled(column)) for row in blanks]


def _titled(column: Column) -> Mapping[str, str]:
    return {"columna": column.title}
