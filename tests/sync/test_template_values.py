"""What a generated workbook holds is what it was given, in every program."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook as Written
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from plan.standard import PLANILLA
from plan.standard.identidad import TABLERO
from sync.template import AUTHOR, AsTyped, Saved, blank, prefilled, write_workbook
from tests.templates import AWKWARD, LISTS, OFFICE, ROWS, TODAY, Row, offered_at


@pytest.fixture(scope="module")
def filled() -> Written:
    return load_workbook(BytesIO(write_workbook(OFFICE, ROWS, LISTS)))


def test_the_properties_say_who_saved_it_and_when() -> None:
    saved = Saved("Paula Ferreyra", datetime(2026, 11, 20, 13, 5, tzinfo=UTC))
    properties = load_workbook(BytesIO(write_workbook(OFFICE, ROWS, LISTS, saved))).properties
    assert properties.lastModifiedBy == "Paula Ferreyra"
    assert properties.modified == datetime(2026, 11, 20, 13, 5)


def test_the_same_rows_give_the_same_bytes() -> None:
    assert write_workbook(OFFICE, ROWS, LISTS) == write_workbook(OFFICE, ROWS, LISTS)


def test_nothing_is_said_of_when_a_blank_workbook_was_saved() -> None:
    core = ZipFile(BytesIO(blank("planilla"))).read("docProps/core.xml").decode()
    assert "dcterms:modified" not in core
    assert f"<dc:creator>{AUTHOR}</dc:creator>" in core


def test_no_text_becomes_a_formula_or_an_error(filled: Written) -> None:
    for number in range(2, len(AWKWARD) + 2):
        assert filled["Programas"][f"B{number}"].data_type == "s"
        assert filled["Programas"][f"A{number}"].number_format == "@"


def test_every_value_is_read_back_as_it_was() -> None:
    read = CalamineWorkbook.from_filelike(BytesIO(write_workbook(OFFICE, ROWS, LISTS)))
    for title, rows in ROWS.items():
        sheet = PLANILLA.by_title[title]
        cells = read.get_sheet_by_name(title).to_python(skip_empty_area=False)[1:]
        assert cells == [[row.get(column.name, "") for column in sheet.columns] for row in rows]


def test_what_is_as_typed_is_a_formula_or_an_error() -> None:
    rows = {"Presupuesto": [{"asignado": AsTyped("#REF!"), "ejecutado": AsTyped("=D2*2")}]}
    page = load_workbook(BytesIO(write_workbook(OFFICE, rows)))["Presupuesto"]
    assert [page["D2"].data_type, page["E2"].data_type] == ["e", "f"]


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#SPILL!", "#CALC!", "#BLOCKED!"])
def test_every_error_of_excel_is_one_again(error: str) -> None:
    rows = {"Presupuesto": [{"asignado": AsTyped(error)}]}
    page = load_workbook(BytesIO(write_workbook(OFFICE, rows)))["Presupuesto"]
    assert (page["D2"].data_type, page["D2"].value) == ("e", error)


def test_a_prefilled_workbook_holds_what_the_office_has_in_force() -> None:
    tables: dict[str, list[Row]] = {
        "dependencia": [
            {"codigo": "DES", "nombre": "Desarrollo Social", "depende_de": "INT"},
            {"codigo": "MUJ", "nombre": "Mujeres", "depende_de": "des"},
        ],
        "eje": [{"codigo": "E1", "nombre": "Uno"}, {"codigo": "E2", "nombre": "Dos"}],
        "relacion": [{"dependencia": "MUJ", "eje": "e2"}],
        "lineamiento": [
            {"codigo": "L1", "nombre": "Común", "origen": ""},
            {"codigo": "DES-L1", "nombre": "De arriba", "origen": "des"},
            {"codigo": "OP-L1", "nombre": "Ajeno", "origen": "op"},
        ],
        "programa": [
            {"codigo": "B", "nombre": "Segundo", "origen": "muj", "fila": 3, "marca": "pendiente"},
            {"codigo": "A", "nombre": "Primero", "origen": "muj", "fila": 2, "marca": None},
            {"codigo": "C", "nombre": "Se fue", "origen": "muj", "fila": 4, "marca": "retirado"},
            {"codigo": "D", "nombre": "De otra", "origen": "op", "fila": 2, "marca": None},
        ],
    }
    written = load_workbook(BytesIO(prefilled("muj", tables, TODAY)))
    assert [cell.value for cell in written["Programas"]["A"]] == ["Código", "A", "B"]
    assert [cell.value for cell in written[TABLERO]["B"]][3] == "MUJ"
    assert offered_at(written, "Lineamientos", "eje") == ["E2"]
    assert offered_at(written, "Programas", "lineamiento") == ["L1", "DES-L1"]


def test_drop_downs_offer_what_an_office_may_name_and_nothing_else() -> None:
    """Ejes of its own or of one above it, lineamientos from above and of the strategy; none that is gone."""
    tables: dict[str, list[Row]] = {
        "dependencia": [
            {"codigo": "DES", "nombre": "Desarrollo Social"},
            {"codigo": "MUJ", "nombre": "Mujeres", "depende_de": "DES"},
            {"codigo": "VIE", "nombre": "Vieja", "marca": "retenido"},
        ],
        "eje": [{"codigo": code, "nombre": code} for code in ("E1", "E2", "E3")]
        + [{"codigo": "E0", "nombre": "Viejo", "marca": "retenido"}],
        "relacion": [
            {"dependencia": "DES", "eje": "E1"},
            {"dependencia": "MUJ", "eje": "E3"},
            {"dependencia": "MUJ", "eje": "E0"},
            {"dependencia": "OP", "eje": "E2"},
        ],
        "lineamiento": [
            {"codigo": "L1", "nombre": "Común", "origen": ""},
            {"codigo": "L0", "nombre": "Viejo", "origen": "", "marca": "retenido"},
            {"codigo": "MUJ-L1", "nombre": "De abajo", "origen": "muj"},
        ],
    }
    below = load_workbook(BytesIO(prefilled("MUJ", tables, TODAY)))
    assert offered_at(below, "Lineamientos", "eje") == ["E1", "E3"]
    assert offered_at(below, "Programas", "participan") == ["DES", "MUJ"]
    assert offered_at(below, "Programas", "lineamiento") == ["L1", "MUJ-L1"]
    above = load_workbook(BytesIO(prefilled("DES", tables, TODAY)))
    assert offered_at(above, "Lineamientos", "eje") == ["E1"]
    assert offered_at(above, "Programas", "lineamiento") == ["L1"]


def test_a_circle_of_dependencias_ends_where_it_closes() -> None:
    tables: dict[str, list[Row]] = {
        "dependencia": [
            {"codigo": "A", "nombre": "A", "depende_de": "B"},
            {"codigo": "B", "nombre": "B", "depende_de": "A"},
        ],
        "lineamiento": [{"codigo": "B-L1", "nombre": "De B", "origen": "b"}],
    }
    written = load_workbook(BytesIO(prefilled("A", tables, TODAY)))
    assert offered_at(written, "Programas", "lineamiento") == ["B-L1"]


def test_without_dependencia_the_strategy_is_prefilled() -> None:
    tables: dict[str, list[Row]] = {
        "eje": [{"codigo": "E1", "nombre": "Uno", "origen": ""}],
        "lineamiento": [{"codigo": "OP-L1", "nombre": "De una oficina", "origen": "op"}],
    }
    written = load_workbook(BytesIO(prefilled("", tables, TODAY)))
    assert [cell.value for cell in written["Ejes"]["A"]] == ["Código", "E1"]
    assert [cell.value for cell in written["Lineamientos"]["A"]] == ["Código"]
