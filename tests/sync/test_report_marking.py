"""Which cells of a copy are marked, what is said in them, and what of the office's own workbook stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from plan.problems import ALSO_ROWS, Place, Problem, Severity, problem
from sync.report.comments import fit
from sync.report.cover import HEADLINE, Cover
from sync.report.marked import ending
from sync.report.marking import mark
from sync.report.places import CELLS, IN_FULL
from sync.report.words import GRAVITY
from sync.template import blank
from sync.template.lights import is_light
from tests.catalogue.breaking import PLANILLA
from tests.drawing import drawn_book, merge, xlsx
from tests.raw import packed

COVER = Cover("OP.xlsx", "▲ Tomada, con correcciones pendientes", "amarillo", "Guardada por Ana.", (), 12)
ERROR, WARNING = (f"00{GRAVITY[kind].fill}" for kind in (Severity.ERROR, Severity.ADVERTENCIA))

Edit = Callable[[Any], object]


def at(cell: str, code: str = "FECHA_ILEGIBLE", sheet: str = "Actividades", **facts: str) -> Problem:
    row = int("".join(filter(str.isdigit, cell)) or 0) or None
    said = {"valor": "pronto", "sugerencia": "", "leido": "hoy", "fecha": "hoy"}
    return problem(code, Place("OP.xlsx", sheet, row, "", cell), said | facts)


def on_row(row: int | None, code: str, column: str = "", sheet: str = "Actividades", **facts: str) -> Problem:
    return problem(code, Place("OP.xlsx", sheet, row, column), facts)


def copied(problems: Sequence[Problem], data: bytes | None = None, cover: Cover = COVER) -> Workbook:
    return load_workbook(BytesIO(mark(data or xlsx(PLANILLA), problems, cover).data))


def marks(page: Worksheet) -> dict[str, str]:
    """Give the cells that are coloured or commented, with their colour."""
    cells = (cell for row in page.iter_rows() for cell in row)
    return {
        cell.coordinate: cell.fill.start_color.rgb if cell.fill.fill_type else ""
        for cell in cells
        if cell.comment or cell.fill.fill_type
    }


def listed(book: Workbook) -> list[list[Any]]:
    """Give the lines of the list under its titles."""
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    return rows[[row[0] for row in rows].index("Gravedad") + 1 :]


def edited(edit: Edit) -> bytes:
    """Give the planilla after an office worked on it."""
    book = load_workbook(BytesIO(xlsx(PLANILLA)))
    edit(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


# Where


def test_errors_and_warnings_are_coloured_and_notes_only_commented() -> None:
    found = [at("D2"), at("E3", "FECHA_TEXTO"), at("C2", "CELDA_INVISIBLES")]
    assert marks(copied(found)["Actividades"]) == {"C2": "", "D2": ERROR, "E3": WARNING}


def test_a_cell_says_what_is_wrong_and_what_to_do() -> None:
    comment = copied([at("D2")])["Actividades"]["D2"].comment
    assert "✖ Error: Fecha" in comment.text
    assert "«pronto» no es una fecha." in comment.text
    assert "→ Escriba la fecha" in comment.text


def test_all_that_is_wrong_with_a_cell_is_in_one_comment_the_gravest_first_and_gives_the_colour() -> None:
    page = copied([at("D2", "FECHA_TEXTO"), at("D2")])["Actividades"]
    said = page["D2"].comment.text
    assert marks(page) == {"D2": ERROR}
    assert said.index("✖ Error") < said.index("▲ Advertencia")


def test_a_comment_is_as_tall_as_its_text() -> None:
    short, tall = (
        copied([at("D2", valor="x" * length)])["Actividades"]["D2"].comment.text for length in (1, 400)
    )
    sizes = []
    for text in (short, tall):
        comment = Comment(text, "")
        fit(comment)
        sizes.append(comment.height)
    assert sizes[0] + 100 < sizes[1] <= 520


def test_a_comment_stands_beside_its_cell_whatever_the_columns_measure() -> None:
    def work(book: Workbook) -> None:
        book["Actividades"].column_dimensions["B"].width = 60
        book["Actividades"].column_dimensions["C"].hidden = True
        book["Actividades"].row_dimensions[2].height = 90

    found = [at("A2"), at("D300"), at("F1")]
    with ZipFile(BytesIO(mark(edited(work), found, COVER).data)) as package:
        boxes = package.read("xl/drawings/commentsDrawing1.vml").decode()
    anchors = [[int(part) for part in text.split(", ")] for text in re.findall(r"Anchor>([\d, ]+)<", boxes)]
    begins = [(anchor[0], anchor[2], anchor[4]) for anchor in anchors]
    assert sorted(begins) == [(1, 0, 1), (4, 298, 9), (6, 0, 11)]


def test_a_problem_of_a_row_marks_the_cell_by_which_the_row_is_told() -> None:
    assert marks(copied([on_row(3, "FILA_DE_MAS")])["Actividades"]) == {"A3": WARNING}


@pytest.mark.parametrize(
    ("found", "cells"),
    [
        (on_row(1, "COLUMNA_VACIA", "Avance", columna="Avance", cuantas="3"), {"F1"}),
        (on_row(None, "COLUMNA_VACIA", "Avance", columna="Avance", cuantas="3"), {"F1"}),
        (on_row(1, "COLUMNA_AUSENTE", "Pronóstico", columna="Pronóstico", sugerencia=""), {"A1"}),
        (on_row(1, "COLUMNA_REPETIDA", "Avance", columna="Avance", celdas="F1, H1"), {"F1", "H1"}),
        (on_row(1, "COLUMNA_SIN_TITULO", columnas="H, AB"), {"H1", "AB1"}),
        (on_row(None, "FILAS_EN_BLANCO", cuantas="2"), set()),
    ],
    ids=["title", "no row", "not there", "twice", "no title", "sheet"],
)
def test_a_problem_of_a_column_marks_its_title(found: Problem, cells: set[str]) -> None:
    assert marks(copied([found])["Actividades"]).keys() == cells


def test_titles_are_found_on_any_row_and_under_any_spelling() -> None:
    drawing = """
    ## ACTIVIDADES
    |       | Municipalidad |          |                    |
    |       | Secretaría    |          |                    |
    | nota  | CODIGO        | Programa | INICIO PLANIFICADO |
    |-------|---------------|----------|--------------------|
    |       | A1            | P1       | pronto             |
    """
    data = xlsx(drawn_book(drawing, exact=True))
    found = [
        on_row(4, "FILA_DE_MAS"),
        on_row(None, "COLUMNA_VACIA", "Inicio planificado", columna="Inicio planificado", cuantas="1"),
    ]
    book = copied(found, data)
    assert marks(book["ACTIVIDADES"]).keys() == {"B4", "D3"}
    assert [line[1:4] for line in listed(book)] == [["ACTIVIDADES", "B4", "A1"], ["ACTIVIDADES", "D3", None]]


def test_what_is_said_once_for_many_rows_marks_each_of_them() -> None:
    found = at("D2", "FECHA_TEXTO", tambien="3 filas más: 3, 5-6", **{ALSO_ROWS: "3,5-6"})
    page = copied([found])["Actividades"]
    assert marks(page).keys() == {"D2", "D3", "D5", "D6"}
    assert "Pasa lo mismo que en D2" in page["D6"].comment.text


def test_merged_cells_are_marked_where_they_show() -> None:
    data = xlsx(merge(PLANILLA, "Actividades", "B2:B3"))
    assert marks(copied([at("B3")], data)["Actividades"]) == {"B2": ERROR}


def test_a_sheet_that_is_not_there_is_told_in_the_list_alone() -> None:
    found = [problem("HOJA_FALTA", Place(sheet="Metas"), {"hoja": "Metas", "sugerencia": ""})]
    book = copied(found)
    assert not any(marks(page) for page in book.worksheets[1:])
    assert listed(book)[0][:3] == ["✖ Error", "Metas", "el libro"]


# The list


def test_the_list_is_the_first_sheet_the_only_one_selected_and_says_that_this_is_a_copy() -> None:
    book = copied([at("D2")])
    first = book.worksheets[0]
    assert (book.active, first.title, first["A1"].value) == (first, "Observaciones", HEADLINE)
    assert [page.sheet_view.tabSelected for page in book.worksheets].count(True) == 1
    assert "«OP.xlsx»" in first["A2"].value


def test_no_chart_stays_selected_beside_the_list_and_letters_of_several_kinds_are_read() -> None:
    def work(book: Workbook) -> None:
        chart = BarChart()
        chart.add_data(Reference(book["Actividades"], 6, 1, 6, 3), titles_from_data=True)
        book.create_chartsheet("Gráfico").add_chart(chart)
        book.active = len(book.sheetnames) - 1
        book["Actividades"]["C2"] = CellRichText("Rele", TextBlock(InlineFont(b=True), "vamiento"))

    marked = mark(edited(work), [at("D2")], COVER)
    book = load_workbook(BytesIO(marked.data))
    assert [view.tabSelected for view in book.chartsheets[0].sheetViews.sheetView] == [False]
    assert marked.names == {"Actividades": {2: "A1 · Relevamiento"}}


def test_the_list_leads_to_each_cell_whatever_the_sheet_is_called() -> None:
    title = "D'Ambrosio & 'hijos' 1"
    data = edited(lambda book: setattr(book["Actividades"], "title", title))
    line = copied([at("D2", sheet=title)], data).worksheets[0]
    links = {
        cell.value: cell.hyperlink.location for row in line.iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {"D2": "'D''Ambrosio & ''hijos'' 1'!D2"}


def test_texts_that_look_like_formulas_stay_texts() -> None:
    hostile = ["=1+1", "+cmd|' /C calc'!A0", "-2", '@SUM(A1)"', "_x0041_"]
    found = [at(f"D{row}", valor=text, sugerencia=text) for row, text in enumerate(hostile, 2)]
    cover = Cover("=OP.xlsx", "=1", "rojo", "+1", ("@1",), 1)
    book = copied(found, cover=cover)
    sheet = book.worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert all(text in line[4] for text, line in zip(hostile, listed(book), strict=True))


def test_the_errors_come_first_two_hundred_in_full_and_all_are_counted() -> None:
    found = [at(f"E{row}", "FECHA_TEXTO") for row in range(2, 4900)]
    found += [at(f"D{row}") for row in range(2, 104)]
    book = copied(found)
    lines = listed(book)
    assert [line[2] for line in lines[:103]] == [*(f"D{row}" for row in range(2, 104)), "E2"]
    assert len(marks(book["Actividades"])) == IN_FULL == 200
    assert "4.800 advertencias más" in lines[IN_FULL][4]
    assert "102 errores" in book.worksheets[0]["A4"].value
    assert "4.898 advertencias" in book.worksheets[0]["A4"].value


def test_problems_of_very_many_rows_mark_no_more_cells_than_a_program_can_open() -> None:
    found = at("D2", "FECHA_TEXTO", tambien="9000 filas más", **{ALSO_ROWS: "3-9002"})
    assert len(marks(copied([found])["Actividades"])) == CELLS


def test_an_office_with_a_sheet_of_that_name_keeps_it() -> None:
    book = copied([at("D2")], edited(lambda book: book.create_sheet("observaciones").append(["mía"])))
    assert book.sheetnames[0] == "Observaciones (2)"
    assert book["observaciones"]["A1"].value == "mía"


# What stays


def test_a_comment_of_the_office_stays_above_ours() -> None:
    def comment(book: Workbook) -> None:
        book["Actividades"]["D2"].comment = Comment("Falta que responda Juan", "Ana")

    left = copied([at("D2")], edited(comment))["Actividades"]["D2"].comment
    assert left.text.startswith("Falta que responda Juan\n")
    assert "no es una fecha" in left.text


def test_a_copy_that_comes_back_as_a_workbook_is_not_told_twice() -> None:
    once = mark(xlsx(PLANILLA), [at("D2")], COVER).data
    book = copied([at("D2")], once)
    assert book.sheetnames.count("Observaciones") == 1
    assert len(book.sheetnames) == len(PLANILLA.titles) + 1
    assert book["Actividades"]["D2"].comment.text.count("Observación del tablero") == 1


def test_formulas_tables_lists_formats_widths_and_images_stay() -> None:
    def work(book: Workbook) -> None:
        page = book["Actividades"]
        page["Z1"] = "=SUM(F2:F3)"
        page.column_dimensions["C"].width = 41
        page.add_data_validation(DataValidation(type="list", formula1='"Sí,No"', sqref="H2:H9"))
        book["Programas"].add_table(Table(displayName="Programas", ref="A1:H3"))
        picture = BytesIO()
        Picture.new("RGB", (9, 9), "red").save(picture, "PNG")
        page.add_image(Image(picture), "J2")

    page = copied([at("D2")], edited(work))["Actividades"]
    assert page["Z1"].value == "=SUM(F2:F3)"
    assert page.column_dimensions["C"].width == 41
    assert [str(rule.sqref) for rule in page.data_validations.dataValidation] == ["H2:H9"]
    assert len(page._images) == 1
    assert list(page.parent["Programas"].tables) == ["Programas"]


def test_a_conditional_format_of_the_office_paints_over_no_mark() -> None:
    def light(book: Workbook) -> None:
        rule = CellIsRule(operator="greaterThan", formula=["0"], fill=PatternFill("solid", bgColor="00FF00"))
        book["Actividades"].conditional_formatting.add("A2:F9", rule)
        book["Actividades"]["D2"].number_format = "0 %"

    areas = list(copied([at("D2")], edited(light))["Actividades"].conditional_formatting)
    assert [str(area.sqref) for area in areas] == ["D2", "A2:F9"]
    assert areas[0].rules[0].priority < areas[1].rules[0].priority
    assert areas[0].rules[0].dxf.numFmt.formatCode == "0 %"


def test_the_lights_of_our_own_planilla_are_out_so_that_only_marks_are_coloured() -> None:
    def ruled(page: Worksheet) -> list[bool]:
        return sorted(is_light(rule) for area in page.conditional_formatting for rule in area.rules)

    given = load_workbook(BytesIO(blank("planilla")))["Actividades"]
    page = copied([at("D2")], blank("planilla"))["Actividades"]
    assert True in ruled(given)
    assert ruled(page).count(False) >= ruled(given).count(False) > 0
    assert True not in ruled(page)
    assert page["D2"].border.top.style == "medium"


def test_the_planilla_we_hand_out_can_be_marked() -> None:
    book = copied([at("D2")], blank("planilla"))
    assert marks(book["Actividades"])["D2"] == ERROR
    assert len(book["Actividades"].tables) == 1


def test_macros_stay_and_the_name_says_that_there_are() -> None:
    with ZipFile(BytesIO(xlsx(PLANILLA))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    types, plain = "[Content_Types].xml", b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
    parts[types] = parts[types].replace(plain, b"vnd.ms-excel.sheet.macroEnabled.main")
    data = packed(parts | {"xl/vbaProject.bin": b"macros"})

    copy = mark(data, [at("D2")], COVER).data

    with ZipFile(BytesIO(copy)) as package:
        assert package.read("xl/vbaProject.bin") == b"macros"
        assert b"macroEnabled" in package.read(types)
    assert (ending(copy), ending(mark(xlsx(PLANILLA), [at("D2")], COVER).data)) == (".xlsm", ".xlsx")
    assert marks(load_workbook(BytesIO(copy))["Actividades"]) == {"D2": ERROR}


def test_rows_are_called_by_code_and_name_or_by_their_key() -> None:
    found = [at("D2"), at("C2", sheet="Presupuesto"), at("B3", sheet="Mediciones")]
    assert mark(xlsx(PLANILLA), found, COVER).names == {
        "Actividades": {2: "A1 · Relevamiento"},
        "Presupuesto": {2: "P1 · 2026"},
        "Mediciones": {3: "I1 · 30/09/2026"},
    }
