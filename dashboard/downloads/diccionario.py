"""The data dictionary, to be taken away: every column of every sheet, out of the declaration."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.downloads.table import LONG_TEXT, TEXT, Field, Table, fill
from dashboard.downloads.telling import Telling
from plan.standard import TABLES, Column, Need, Sheet
from plan.standard.vocabulary import name_of

NAME = "diccionario"
TITLE = "Diccionario"

NEEDS = {Need.REQUIRED: "obligatoria", Need.EXPECTED: "esperada", Need.OPTIONAL: "opcional"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A column and the sheet it stands in."""

    sheet: Sheet
    column: Column


def entries() -> list[Entry]:
    """List every column once, sheet by sheet."""
    return [Entry(sheet, column) for sheet in TABLES.values() for column in sheet.columns]


def table(telling: Telling) -> Table:
    """Make the dictionary."""
    rows = entries()
    columns, records = fill(_FIELDS, rows)
    return Table(NAME, TITLE, columns, records, telling.about(len(rows)), telling.facts(len(rows)))


_FIELDS: tuple[Field[Entry], ...] = (
    Field("hoja", "Hoja", TEXT, lambda entry: entry.sheet.title),
    Field("tabla", "Nombre de la lista", TEXT, lambda entry: name_of(entry.sheet.title)),
    Field("columna", "Columna", TEXT, lambda entry: entry.column.title),
    Field("nombre", "Nombre en JSON", TEXT, lambda entry: entry.column.name),
    Field("hace_falta", "Hace falta", TEXT, lambda entry: NEEDS[entry.column.need]),
    Field("que_es", "Qué es", LONG_TEXT, lambda entry: entry.column.help),
    Field("que_se_escribe", "Qué se escribe", LONG_TEXT, lambda entry: entry.column.kind.describe()),
    Field("opciones", "Opciones", LONG_TEXT, lambda entry: entry.column.kind.options),
    Field("se_publica", "Se publica", TEXT, lambda entry: "Sí" if entry.column.public else "No"),
)
