"""The sheets of the standard, to be taken away as the offices filled them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.day.photo import Photo
from dashboard.day.visibility import View
from dashboard.downloads.table import PERCENT, Field, Kind, Table, Value, fill
from dashboard.downloads.telling import Telling
from plan.standard import PLANILLA, STANDARD, TABLES, Column, Row, Sheet
from plan.standard.kinds.base import items
from plan.standard.vocabulary import name_of

HOJAS: Mapping[str, str] = {name_of(sheet.title): table for table, sheet in TABLES.items()}
"""The table of each sheet, by the name it has in addresses."""


def table(photo: Photo, hoja: str, telling: Telling) -> Table:
    """Make the list of the rows of a sheet that are in force."""
    sheet = TABLES[HOJAS[hoja]]
    rows = photo.panorama.tablas.get(sheet.table, ())
    columns, records = fill([*_whose(photo, sheet), *map(_field, published(sheet, photo.view))], rows)
    return Table(hoja, sheet.title, columns, records, telling.about(len(rows)), telling.facts(len(rows)))


def published(sheet: Sheet, view: View) -> list[Column]:
    """Choose the columns that a view may see."""
    return [column for column in sheet.columns if column.public or view is View.WHOLE]


def _whose(photo: Photo, sheet: Sheet) -> Sequence[Field[Row]]:
    """Say which office a row is of, where it may be of several; rows of the strategy are of none."""
    if sheet not in PLANILLA.sheets and sheet.table not in _BOTH:
        return ()
    codes = {str(row["clave"]): str(row["codigo"]) for row in photo.panorama.tablas.get("dependencia", ())}

    def code(row: Row) -> Value:
        return codes.get(str(row["origen"]), str(row["origen"]).upper()) or None

    return [Field("planilla", "Planilla", Kind(width=13), code)]


_BOTH = {
    sheet.table
    for sheet in STANDARD["estrategia"].sheets
    if sheet.table in {other.table for other in PLANILLA.sheets}
}


def _field(column: Column) -> Field[Row]:
    return Field(column.name, column.title, _kind(column), _value(column))


def _kind(column: Column) -> Kind:
    kind = column.kind
    return PERCENT if kind.excel_format == PERCENT.excel else Kind(kind.excel_format, kind.width)


def _value(column: Column) -> Callable[[Row], Value]:
    if column.kind.many:
        return lambda row: items(row.get(column.name))
    return lambda row: row.get(column.name)
