"""A list as an Excel workbook: real dates and numbers, a header that stays, a sheet that says what it is."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date
from typing import Any

import pandas as pd

from dashboard.downloads.table import PERCENT, Column, Kind, Table, Value, fitting, joined

ABOUT = "Acerca de"
ABOUT_TITLES = ("Dato", "Valor")
ABOUT_WIDTHS = (22, 90)
RIBBON = "FF12385B"
"""The blue of the header of the pages."""
WHITE = "FFFFFFFF"

_ORDERS = ("=", "+", "-", "@", "'", "\t", "\n")

_Cell = Any
"""A cell of openpyxl, as pandas hands it over."""


def write(table: Table) -> bytes:
    """Write a list as a workbook."""
    file = io.BytesIO()
    kinds = [column.kind for column in table.columns]
    records = [
        [_value(value, kind) for value, kind in zip(record, kinds, strict=True)] for record in table.records
    ]
    about = [[name, fitting(text)] for name, text in table.about]
    with pd.ExcelWriter(file, engine="openpyxl") as writer:
        _frame(records, [_title(column) for column in table.columns]).to_excel(
            writer, sheet_name=table.title, index=False
        )
        _frame(about, ABOUT_TITLES).to_excel(writer, sheet_name=ABOUT, index=False)
        _dress(writer.sheets[table.title], [kind.width for kind in kinds], [kind.excel for kind in kinds])
        writer.sheets[table.title].auto_filter.ref = writer.sheets[table.title].dimensions
        _dress(writer.sheets[ABOUT], ABOUT_WIDTHS, ["General"] * len(ABOUT_WIDTHS))
    return file.getvalue()


def _frame(records: Sequence[Sequence[Value]], titles: Sequence[str]) -> pd.DataFrame:
    # As objects: pandas must guess no types, or a column of dates with a gap would become text.
    return pd.DataFrame(list(records), columns=list(titles), dtype=object)


def _value(value: Value, kind: Kind) -> Value:
    single = joined(value)
    if isinstance(single, str):
        return fitting(single)
    if single is None or isinstance(single, date):
        return single
    return single * kind.excel_scale


def _title(column: Column) -> str:
    bare = column.kind is PERCENT or not column.kind.unit
    return column.title if bare else f"{column.title} ({column.kind.unit})"


def _dress(sheet: _Cell, widths: Sequence[int], formats: Sequence[str]) -> None:
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.page_setup.orientation = "landscape"
    head, *rows = sheet.iter_rows()
    font, fill = copy(head[0].font), copy(head[0].fill)
    font.b, font.color = True, WHITE
    fill.fill_type, fill.fgColor = "solid", RIBBON
    for cell, width in zip(head, widths, strict=True):
        sheet.column_dimensions[cell.column_letter].width = width
        cell.font, cell.fill = font, fill
    for row in rows:
        _dress_row(row, formats)


def _dress_row(row: Iterable[_Cell], formats: Sequence[str]) -> None:
    for cell, number_format in zip(row, formats, strict=True):
        if isinstance(cell.value, str):
            _keep_as_text(cell)
        elif cell.value is not None:
            cell.number_format = number_format


def _keep_as_text(cell: _Cell) -> None:
    """Keep a text from being taken for a formula, now (its type) and when somebody edits it (its mark)."""
    cell.data_type = "s"
    if cell.value.startswith(_ORDERS):
        cell.quotePrefix = True
