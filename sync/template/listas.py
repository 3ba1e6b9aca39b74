"""The hidden sheet `_listas`: what the drop-downs offer, and the defined names they take it by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook as Target
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from plan.standard.identidad import LISTAS
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Column, Row, Sheet, Workbook, name_of
from sync.template.cells import put
from sync.template.shapes import Lists

ROOM = 500
"""How many rows below the data keep formats, drop-downs and messages."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one drop-down offers: where it is defined, and the items when they stand in `_listas`."""

    name: str
    reference: str = ""
    items: tuple[tuple[str, str], ...] = ()


def offers(book: Workbook, rows: Mapping[str, Sequence[Row]], lists: Lists) -> dict[tuple[str, str], Offer]:
    """Decide what each column with a drop-down offers; keys: title of the sheet, name of the column."""
    found = {}
    for sheet in book.sheets:
        for column in sheet.columns:
            offer = _closed(sheet, column) or _codes(column, book, rows, lists)
            if offer:
                found[sheet.title, column.name] = offer
    return found


def write_lists(target: Target, found: Iterable[Offer]) -> None:
    """Add the hidden sheet and define the name of every offer."""
    sheet = target.create_sheet(LISTAS)
    sheet.sheet_state = "hidden"
    places = _places()
    for offer in {offer.name: offer for offer in found}.values():
        reference = offer.reference
        if offer.items:
            codes, names = next(places)
            for row, entry in enumerate([(offer.name, ""), *offer.items], start=1):
                put(sheet[f"{codes}{row}"], entry[0])
                put(sheet[f"{names}{row}"], entry[1] or None)
            reference = f"{quote_sheetname(LISTAS)}!${codes}$2:${codes}${len(offer.items) + 1}"
        target.defined_names[offer.name] = DefinedName(offer.name, attr_text=reference)


def _closed(sheet: Sheet, column: Column) -> Offer | None:
    if not column.kind.options:
        return None
    items = tuple((option, "") for option in column.kind.options)
    return Offer(f"lista_{sheet.table}_{column.name}", items=items)


def _codes(column: Column, book: Workbook, rows: Mapping[str, Sequence[Row]], lists: Lists) -> Offer | None:
    title = column.kind.refers_to
    if not title:
        return None
    own = book.by_title.get(title)
    given = tuple(lists.get(title, ()))
    if own and not given:
        return Offer(f"codigos_{name_of(title)}", reference=_growing(own))
    items = _distinct([*given, *(_entries(own, rows) if own else ())])
    return Offer(f"codigos_{name_of(title)}", items=items) if items else None


def _growing(sheet: Sheet) -> str:
    """Refer to the codes of a sheet from its second row down to the last one written."""
    letter = get_column_letter([column.name for column in sheet.columns].index(sheet.key[0]) + 1)
    start = f"{quote_sheetname(sheet.title)}!${letter}$2"
    whole = f"{start}:${letter}${20 * ROOM}"
    return f"{start}:INDEX({whole},MAX(1,COUNTA({whole})))"


def _entries(sheet: Sheet, rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, str]]:
    for row in rows.get(sheet.title, ()):
        code, name = (_read(sheet.by_name.get(column), row) for column in (sheet.key[0], "nombre"))
        if code:
            yield code, name


def _read(column: Column | None, row: Row) -> str:
    """Read what a row holds in a column, as a workbook would be: rows may hold cells as they were typed."""
    if column is None or row.get(column.name) is None:
        return ""
    return str(column.kind.read(row[column.name]).value or "")


def _distinct(entries: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple({clave(code): (code, name) for code, name in entries}.values())


def _places() -> Iterator[tuple[str, str]]:
    """Give pairs of columns: codes and their names."""
    column = 1
    while True:
        yield get_column_letter(column), get_column_letter(column + 1)
        column += 2
