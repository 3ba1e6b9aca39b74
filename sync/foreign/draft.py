"""Rows for our sheets made of what was recognised in a foreign workbook: values as typed, codes proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plan.standard import ESTRATEGIA, PLANILLA, TABLES, Row
from sync.foreign.coding import Coded, code_rows
from sync.foreign.groups import groups, settled
from sync.foreign.measured import measurements
from sync.foreign.offices import code_of, made_code, office_columns, offices_of_rows
from sync.foreign.shapes import Family, Foreign, Office, Part, Recognised, Table
from sync.shapes import RawCell
from sync.validate.skipping import filled
from sync.validate.titles import fold

DraftRow = dict[str, RawCell]
"""One row of a sheet of ours, by name of the column; what is not there is blank."""

_OF_STRATEGY = frozenset({"eje", "dependencia", "relacion"})
_SHARED = frozenset({"lineamiento"})
_NOBODY = Office("", 0)


@dataclass(frozen=True, slots=True)
class Draft:
    """A standard workbook to be: whose it is, as far as that is known, and its rows by title of the sheet."""

    tipo: str
    dependencia: str
    nombre: str
    rows: Mapping[str, Sequence[DraftRow]]


def drafts(foreign: Foreign) -> tuple[Draft, ...]:
    """Make the workbook of each office; the strategy too, when there is none yet and the book tells of it.

    Nothing is made of a workbook that is ours and only lacks sheets: it is to be mended.
    """
    dependencias = foreign.dependencias
    gathered = [] if foreign.ours else list(_gathered(foreign.families))
    common = _OF_STRATEGY if dependencias else _OF_STRATEGY | _SHARED
    strategy = _sheets([(part, rows) for _, part, rows in gathered if part.sheet.table in common])
    own = [one for one in gathered if one[1].sheet.table not in common]
    offices = {made_code(office): office for office, _, _ in reversed(own)}
    made: list[Draft] = []
    if not dependencias:
        _name_offices(strategy, reversed(offices.values()))
    coded = code_rows(ESTRATEGIA, strategy, "")
    if foreign.ejes:
        named = _ejes(own, foreign.ejes)
        coded = replace(coded, codes={**coded.codes, "Ejes": named})
    if not dependencias and any(strategy.values()):
        made.append(Draft(ESTRATEGIA.tipo, "", "", coded.rows))
    made += [_planilla(office, own, coded) for office in reversed(offices.values())]
    return tuple(made)


def _ejes(
    own: Sequence[tuple[Office, Part, list[DraftRow]]], ejes: Mapping[str, Row]
) -> Mapping[str, RawCell]:
    """Give the codes of the ejes of the strategy by how the book calls them."""
    cells = {row.get("eje") for _, _, rows in own for row in rows}
    named = {cell for cell in cells if isinstance(cell, str) and fold(cell) not in ejes}
    return {fold(cell): code for cell in named if (code := code_of(cell, ejes))}


def _gathered(families: Sequence[Family]) -> Iterator[tuple[Office, Part, list[DraftRow]]]:
    for family in families:
        for sheet in family.sheets:
            for office, table in _by_office(family, sheet):
                for part in sheet.parts:
                    yield office, part, list(_rows(part, table))
                measured = measurements(sheet, table)
                if measured:
                    yield office, Part(TABLES["medicion"], (), len(measured), 1.0), measured


def _by_office(family: Family, sheet: Recognised) -> Iterator[tuple[Office, Table]]:
    """Part the rows of a sheet by the office they are of."""
    table = sheet.table
    if table is None:
        return
    known = {fold(office.name): office for office in (*family.offices, *sheet.offices)}
    if len(sheet.offices) <= 1:
        own = family.offices[family.sheets.index(sheet)] if len(family.sheets) > 1 else _alone(family)
        yield (sheet.offices[0] if sheet.offices and not own.code else own), replace(table, looked=table.data)
        return
    names = offices_of_rows(table, min(office_columns(table)))
    for name, office in known.items():
        rows = [row for row in table.data if names.get(row) == name]
        if rows:
            yield office, replace(table, data=rows, looked=rows)


def _alone(family: Family) -> Office:
    return family.offices[0] if family.offices else _NOBODY


def _rows(part: Part, table: Table) -> Iterator[DraftRow]:
    columns = {link.column.name: settled(table, link.heading.position) for link in part.links}
    if part.names:
        for rows in groups(table, part.names.position).values():
            yield _told({name: _first(cells, rows) for name, cells in columns.items()})
        return
    names = [link.heading.position for link in part.links if link.column.name == "nombre"]
    for row in table.data:
        if all(filled(table.cell(row, position)) for position in names):
            yield _told({name: cells.get(row) for name, cells in columns.items()})


def _first(cells: Mapping[int, RawCell], rows: Sequence[int]) -> RawCell:
    return next((cell for row in rows if filled(cell := cells.get(row))), None)


def _told(cells: Mapping[str, RawCell]) -> DraftRow:
    return {name: cell for name, cell in cells.items() if filled(cell)}


def _sheets(parts: Sequence[tuple[Part, list[DraftRow]]]) -> dict[str, list[DraftRow]]:
    """Put the rows of parts together by sheet; what names tell adds to what rows told."""
    sheets: dict[str, list[DraftRow]] = {}
    for part, rows in sorted(parts, key=lambda one: one[0].names is not None):
        there = sheets.setdefault(part.sheet.title, [])
        seen = {_name(row) for row in there}
        there += [row for row in rows if part.names is None or not _name(row) or _name(row) not in seen]
    return sheets


def _name(row: DraftRow) -> str:
    return fold(row.get("nombre") or row.get("codigo") or "")


def _name_offices(strategy: dict[str, list[DraftRow]], offices: Iterable[Office]) -> None:
    """Let the strategy know the offices that the book names, each to present a workbook."""
    there = [
        {"codigo": made_code(Office(str(row["nombre"]), 0)), **row} if "nombre" in row else row
        for row in strategy.get("Dependencias", ())
    ]
    known = {_name(row) for row in there}
    named = [office for office in offices if office.name and fold(office.name) not in known]
    strategy["Dependencias"] = [*there, *map(_dependencia, named)]


def _dependencia(office: Office) -> DraftRow:
    return {"codigo": made_code(office), "nombre": office.name, "presenta_planilla": "Sí"}


def _planilla(office: Office, own: Sequence[tuple[Office, Part, list[DraftRow]]], common: Coded) -> Draft:
    code = made_code(office)
    sheets = _sheets([(part, rows) for other, part, rows in own if made_code(other) == code])
    return Draft(PLANILLA.tipo, code, office.name, code_rows(PLANILLA, sheets, code, common.codes).rows)
