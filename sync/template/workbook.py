"""Write a whole standard workbook: instructions, sheets with their rows, lists and identity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC

from openpyxl import Workbook as Target
from openpyxl.packaging.core import DocumentProperties

from plan.standard import PLANILLA, STANDARD, VERSION
from plan.standard.identidad import CAMPO, DEPENDENCIA, GENERADA, TABLERO, TIPO, VALOR, VERSION_FIELD
from plan.standard.vocabulary import Row
from plan.umbrales import Umbrales
from sync.template.cells import put
from sync.template.instrucciones import Writer, write_instructions
from sync.template.lights import add_lights, lit_columns, name_the_day
from sync.template.listas import offers, write_lists
from sync.template.page import head
from sync.template.ruling import rule_rows
from sync.template.saving import Undated, steady_bytes
from sync.template.shapes import Identity, Lists, Saved
from sync.template.sheets import write_sheet
from sync.template.styles import Dresser

NOBODY = Saved()
FACTORY = Umbrales()


def write_workbook(
    identity: Identity,
    rows: Mapping[str, Sequence[Row]],
    lists: Lists | None = None,
    saved: Saved = NOBODY,
    umbrales: Umbrales = FACTORY,
) -> bytes:
    """Write a standard workbook; the same arguments give the same bytes.

    `rows` go by title of the sheet, and what a row does not have is blank; `lists` hold the codes that stand
    in other workbooks; `umbrales` decide the indicative lights.
    """
    book = STANDARD[identity.tipo]
    target, dresser = Target(), Dresser()
    write_instructions(Writer(target.active, dresser), book, identity, lists or {}, umbrales)
    found = offers(book, rows, lists or {})
    for sheet in book.sheets:
        page = target.create_sheet(sheet.title)
        last = write_sheet(page, sheet, rows.get(sheet.title, ()), found, dresser)
        add_lights(page, sheet, last, umbrales)
        rule_rows(page, len(sheet.columns), last, lit_columns(sheet))
    for page in target:
        head(page, _whose(identity))
    write_lists(target, found.values())
    if book.tipo == PLANILLA.tipo:
        name_the_day(target)
    _write_identity(target, identity)
    return _save(target, identity, saved)


def _whose(identity: Identity) -> str:
    return " · ".join(part for part in (identity.tipo.capitalize(), identity.nombre) if part)


def _write_identity(target: Target, identity: Identity) -> None:
    sheet = target.create_sheet(TABLERO)
    sheet.sheet_state = "hidden"
    generada = identity.generada.isoformat() if identity.generada else None
    entries = (
        (CAMPO, VALOR),
        (TIPO, identity.tipo),
        (VERSION_FIELD, VERSION),
        (DEPENDENCIA, identity.dependencia or None),
        (GENERADA, generada),
    )
    for number, entry in enumerate(entries, start=1):
        for place, value in enumerate(entry, start=1):
            put(sheet.cell(number, place), value)


def _save(target: Target, identity: Identity, saved: Saved) -> bytes:
    target.properties = _properties(identity, saved)
    return steady_bytes(target)


def _properties(identity: Identity, saved: Saved) -> DocumentProperties | Undated:
    title = _whose(identity)
    properties = DocumentProperties(creator=saved.by, lastModifiedBy=saved.by, title=title, language="es")
    if saved.at is None:
        return Undated(properties)
    properties.created = properties.modified = saved.at.astimezone(UTC).replace(tzinfo=None)
    return properties
