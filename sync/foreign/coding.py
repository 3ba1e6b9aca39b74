"""Codes for rows that have none, and codes in place of the names by which rows refer to others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plan.standard import Sheet, Workbook
from plan.standard.kinds.codigos import is_code
from plan.standard.kinds.spelling import plain_number, spell
from sync.shapes import BrokenCell, RawCell
from sync.validate.titles import fold

_LETTERS = {"lineamiento": "L", "actividad": "A", "indicador": "I", "eje": "E"}
_NOBODY = "P"

CodeRow = dict[str, RawCell]
Codes = Mapping[str, Mapping[str, RawCell]]
"""Codes by title of the sheet and by how a row is called there: its code or its name, folded."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Rows with their codes, by title of the sheet, and the codes by name."""

    rows: Mapping[str, Sequence[CodeRow]]
    codes: Codes


def code_rows(
    book: Workbook, sheets: Mapping[str, Sequence[CodeRow]], prefix: str, known: Codes | None = None
) -> Coded:
    """Give each row a code that has none, and each reference the code of the row it names.

    Args:
        book: whose sheets they are, parents first.
        sheets: rows by title.
        prefix: what proposed codes begin with; the code of the office.
        known: codes of rows elsewhere that may be named.
    """
    codes: dict[str, dict[str, RawCell]] = {title: dict(names) for title, names in (known or {}).items()}
    rows: dict[str, list[CodeRow]] = {}
    for sheet in book.sheets:
        done: list[CodeRow] = []
        numbers: Counter[str] = Counter()
        for row in sheets.get(sheet.title, ()):
            referred = {**row, **_references(sheet, row, codes)}
            complete = {**_proposed(sheet, referred, prefix, numbers), **referred}
            done.append(complete)
            codes.setdefault(sheet.title, {}).update(_called(complete))
        rows[sheet.title] = done
    return Coded(rows, codes)


def _references(sheet: Sheet, row: CodeRow, codes: Codes) -> CodeRow:
    return {
        column.name: code
        for column in sheet.columns
        if column.name in row and (code := codes.get(column.kind.refers_to, {}).get(_key(row[column.name])))
    }


def _proposed(sheet: Sheet, row: CodeRow, prefix: str, numbers: Counter[str]) -> CodeRow:
    """Propose a code: of the programme and a number for its activities, else of the office and a number."""
    if "codigo" not in sheet.by_name or "codigo" in row:
        return {}
    start = _start(sheet, row, prefix)
    numbers[start] += 1
    return {"codigo": f"{start}{numbers[start]:02d}"}


def _start(sheet: Sheet, row: CodeRow, prefix: str) -> str:
    programme = _text(row.get("programa"))
    if sheet.table == "actividad" and is_code(programme):
        return f"{programme}."
    letter = _LETTERS.get(sheet.table, "" if prefix else _NOBODY)
    return f"{prefix}-{letter}" if prefix else letter


def _called(row: CodeRow) -> dict[str, RawCell]:
    return {
        _key(row[name]): row["codigo"] for name in ("nombre", "codigo") if name in row and "codigo" in row
    }


def _key(cell: RawCell) -> str:
    return fold(_text(cell))


def _text(cell: RawCell) -> str:
    if isinstance(cell, BrokenCell):
        return ""
    if isinstance(cell, float):
        return plain_number(cell)
    return cell.strip() if isinstance(cell, str) else spell(cell)
