"""From cells to values: every cell of a sheet read by its column's kind, with all there is to say of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan.problems import CATALOGUE, Severity
from plan.standard import Column, Need, Row, Sheet
from plan.standard.kinds.base import Finding, Hint, Kind, Value, clave
from plan.standard.kinds.blanks import says_nothing
from sync.shapes import BrokenCell, RawCell
from sync.validate.findings import RowFinding
from sync.validate.layout import Layout
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
    for column in layout.sheet.columns:
        values = _read_column(layout, column, findings)
        columns[column.name] = values
        if column.kind.keyed and column.kind.refers_to:
            columns[f"{column.name}_clave"] = [
                clave(value) if isinstance(value, str) else None for value in values
            ]
    names = list(columns)
    rows = [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    return ReadSheet(layout, rows, findings)


def _raw_column(layout: Layout, name: str) -> list[RawCell]:
    position = layout.columns.get(name)
    if position is None:
        return [None] * len(layout.rows)
    found = layout.cells.rows
    return [row[position] if position < len(row := found[number - 1]) else None for number in layout.rows]


def _read_column(layout: Layout, column: Column, findings: list[RowFinding]) -> list[Value]:
    raw = _raw_column(layout, column.name)
    hint = column.kind.survey(cell for cell in raw if cell is not None and not isinstance(cell, BrokenCell))
    covering = Covering(layout.cells, layout.columns.get(column.name))
    named = column.need is Need.REQUIRED
    values: list[Value] = []
    blanks: list[int] = []
    for number, cell in zip(layout.rows, raw, strict=True):
        value, said = _read_cell(column.kind, cell, hint)
        if named and isinstance(value, str) and (blank := says_nothing(value)):
            value, said = None, blank.findings
        values.append(value)
        if covering and not filled(cell) and (span := covering.over(number)):
            said = (_merged(column, span),)
        elif value is None and column.need is not Need.OPTIONAL and not _is_error(said):
            blanks.append(number)
        if said:
            findings += [RowFinding(number, column.name, found.code, found.facts) for found in said]
    findings += _blank_findings(column, blanks, len(raw))
    return values


def _read_cell(kind: Kind, cell: RawCell, hint: Hint) -> tuple[Value, Sequence[Finding]]:
    if cell is None:
        return None, ()
    if isinstance(cell, BrokenCell):
        return None, (_broken(cell),)
    if isinstance(cell, str) and not cell.strip(BLANKS):
        return None, ()
    reading = kind.read(cell, hint)
    return reading.value, reading.findings


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
