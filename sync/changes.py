"""What a load changes, or would change, sheet by sheet, as people read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.anterior import predecessor
from plan.standard import TABLES, Column, Row, Sheet
from plan.standard.cells import spell_value
from plan.standard.kinds.base import Value
from plan.standard.kinds.spelling import shorten
from sync.decide import PENDIENTE, Decision
from sync.holds import watched
from sync.validate.findings import Rows

BLANK = "(en blanco)"
ONLY_ROW = "la única fila"
"""What the row of a sheet is called that has but one, and no key."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell that changes: its column, and what it held and holds, spelt."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A row that changes, by its name."""

    name: str
    edits: Sequence[Edit]


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """What changes in one sheet.

    Args:
        vanishing: names of the rows that are gone, even if they stay as retired or for others.
        suspicious: rows that change name or dates.
        edited: rows of which only other cells change.
        waiting: names of those whose last good values stay until they are corrected.
    """

    title: str
    vanishing: Sequence[str]
    suspicious: Sequence[Edited]
    edited: Sequence[Edited]
    opened: Sequence[str]
    waiting: Sequence[str]


def decided(decision: Decision, own: Rows, origen: str) -> list[SheetChanges]:
    """Tell what a decision changes of the rows in force of an origen."""
    opened: dict[str, dict[str, Row]] = {}
    for opening in decision.opened:
        row = {**opening.values, "clave": opening.clave, "marca": opening.marca}
        opened.setdefault(opening.table, {})[opening.clave] = row
    closed: dict[str, dict[str, Row]] = {}
    for table, key in decision.closed:
        closed.setdefault(table, {})[key] = own[table][key]
    return told(opened, closed, origen)


def told(opened: Rows, closed: Rows, origen: str) -> list[SheetChanges]:
    """Tell what changed between the versions that were closed and those that were opened."""
    tables = [table for table in TABLES if opened.get(table) or closed.get(table)]
    return [
        _of_sheet(TABLES[table], opened.get(table, {}), closed.get(table, {}), origen) for table in tables
    ]


def _of_sheet(
    sheet: Sheet, opened: Mapping[str, Row], closed: Mapping[str, Row], origen: str
) -> SheetChanges:
    live = {key: row for key, row in opened.items() if row["marca"] is None}
    pairs = [(row, then) for row in live.values() if (then := predecessor(row, closed, origen))]
    moved = {str(then["clave"]) for _, then in pairs}
    edited = [Edited(_name(sheet, row), [*_edits(sheet, row, then)]) for row, then in pairs]
    names = {sheet.by_name[name].title for name in watched(sheet)}
    suspicious = [each for each in edited if any(edit.column in names for edit in each.edits)]
    waiting = [row for row in opened.values() if row["marca"] == PENDIENTE]
    still = {*moved, *(str(row["clave"]) for row in waiting)}
    paired = {str(row["clave"]) for row, _ in pairs}
    return SheetChanges(
        title=sheet.title,
        vanishing=[_name(sheet, row) for key, row in closed.items() if key not in still],
        suspicious=suspicious,
        edited=[each for each in edited if each not in suspicious],
        opened=[_name(sheet, row) for key, row in live.items() if key not in paired],
        waiting=[_name(sheet, row) for row in waiting],
    )


def _edits(sheet: Sheet, row: Row, then: Row) -> Iterator[Edit]:
    for column in sheet.columns:
        before, after = then[column.name], row[column.name]
        if before != after:
            yield Edit(column.title, _spell(column, before), _spell(column, after))


def _name(sheet: Sheet, row: Row) -> str:
    """Name a row by its code and name, else by the cells of its key."""
    if "codigo" in row:
        return f"{row['codigo']} ({shorten(str(row['nombre']))})" if row.get("nombre") else str(row["codigo"])
    parts = [_spell(sheet.by_name[name], row[name]) for name in sheet.key if row[name] is not None]
    return " · ".join(part.strip("«»") for part in parts) or ONLY_ROW


def _spell(column: Column, value: Value) -> str:
    if value is None:
        return BLANK
    return f"«{shorten(value)}»" if isinstance(value, str) else spell_value(column, value)
