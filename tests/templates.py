"""What tests ask of generated workbooks, and rows that are awkward to hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from openpyxl import Workbook as Written
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from plan.standard import PLANILLA, Column, Sheet
from plan.standard.identidad import LISTAS
from sync.template import Identity

Row = dict[str, Any]

TODAY = date(2026, 11, 22)
OFFICE = Identity("planilla", "OP", "Secretaría de Obras Públicas", TODAY)

AWKWARD = [
    "=1+1",
    "+54 11 4000",
    "-3",
    "@todos",
    "#REF!",
    "#N/A",
    "007",
    "1/2",
    "S/D",
    "  sangrado ",
    "dos\nrenglones",
    "_x0041_",
    "fin de línea\r\n",
    "\x07 campana",
    "ñandú 😀",
]

ROWS: dict[str, list[Row]] = {
    "Informe": [{"corte": date(2026, 10, 31), "sin_novedades": "No"}],
    "Lineamientos": [{"codigo": "OP-L1", "eje": "E1", "nombre": "Renovar la red pluvial"}],
    "Programas": [
        {
            "codigo": f"{number:03}",
            "nombre": text,
            "lineamiento": "OP-L1",
            "avance_reportado": 0.1 + number / 7,
        }
        for number, text in enumerate(AWKWARD, start=1)
    ],
    "Actividades": [
        {
            "codigo": "001.1",
            "programa": "001",
            "nombre": "Relevamiento",
            "inicio_planificado": date(2026, 3, 2),
            "fin_planificado": date(2026, 4, 10),
            "avance": 0.6,
        }
    ],
    "Presupuesto": [
        {"programa": "001", "ejercicio": 2026.0, "asignado": 12_500_000.5, "ejecutado": 0.1 + 0.2}
    ],
}
LISTS = {
    "Ejes": [("E1", "Ciudad cercana"), ("E2", "Comunidad que cuida")],
    "Dependencias": [("INT", "Intendencia"), ("OP", "Obras Públicas")],
    "Lineamientos": [("L1", "Limpieza")],
}


def letter_of(sheet: Sheet, column: Column) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[[one.name for one in sheet.columns].index(column.name)]


def column_style(page: Worksheet, letter: str) -> ColumnDimension:
    """Give the dimension whose run of equal columns holds a letter."""
    place = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    return next(one for one in page.column_dimensions.values() if one.min <= place <= one.max)


def validations(page: Worksheet) -> list[DataValidation]:
    return page.data_validations.dataValidation


def validation(page: Worksheet, address: str) -> DataValidation:
    return next(one for one in validations(page) if address in one.sqref)


def offered(written: Written, sheet: Sheet, column: Column) -> list[str]:
    """List what a drop-down offers from `_listas`; nothing when it offers cells of another sheet."""
    found = validation(written[sheet.title], f"{letter_of(sheet, column)}2")
    reference = written.defined_names[found.formula1].attr_text if found.type == "list" else ""
    if not reference.startswith(f"'{LISTAS}'"):
        return []
    return [row[0].value for row in written[LISTAS][reference.partition("!")[2]]]


def offered_at(written: Written, title: str, name: str) -> list[str]:
    sheet = PLANILLA.by_title[title]
    return offered(written, sheet, sheet.by_name[name])


def assert_validations_fit(page: Worksheet) -> None:
    seen: set[str] = set()
    for one in validations(page):
        first = str(one.sqref).split(":")[0]
        assert first not in seen
        seen.add(first)
        assert len(one.promptTitle or "") <= 32
        assert len(one.errorTitle or "") <= 32
        assert len(one.prompt or "") <= 255
        assert len(one.error or "") <= 255
        assert len(one.formula1 or "") <= 255


def cells(page: Worksheet) -> Iterator[tuple[object, ...]]:
    for row in page.iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell.coordinate, cell.value, cell.data_type, cell.number_format


def facts(written: Written) -> dict[str, object]:
    """Gather all that people see or feel of a workbook."""
    return {
        "names": {name: one.attr_text for name, one in written.defined_names.items()},
        **{page.title: facts_of_page(page) for page in written},
    }


def facts_of_page(page: Worksheet) -> list[object]:
    return [
        list(cells(page)),
        [cell.fill.start_color.rgb for cell in page[1]],
        [sorted((name, str(value)) for name, value in one) for one in validations(page)],
        [(one.formula1, one.formula2) for one in validations(page)],
        [(name, one.width, one.number_format) for name, one in page.column_dimensions.items()],
        [(str(area.sqref), [rule.formula for rule in area.rules]) for area in page.conditional_formatting],
        {table.displayName: table.ref for table in page.tables.values()},
        (page.freeze_panes, page.print_title_rows, page.sheet_state, page.page_setup.fitToWidth),
    ]
