"""The standard workbooks agree with their declaration."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from runpy import run_module

import pytest
from openpyxl import Workbook as Written
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from plan.problems import advice, title
from plan.standard import ESTRATEGIA, PLANILLA, STANDARD, Column, Need, Sheet, Workbook
from plan.standard.identidad import INSTRUCCIONES, LISTAS, TABLERO
from plan.umbrales import Umbrales
from sync.template import blank, styles, write_workbook
from tests.templates import (
    AWKWARD,
    LISTS,
    OFFICE,
    ROWS,
    assert_validations_fit,
    column_style,
    facts,
    letter_of,
    offered,
    offered_at,
    validation,
)

COMMITTED = Path(__file__).parents[2] / "templates_xlsx"
COLUMNS = [
    pytest.param(tipo, sheet, column, id=f"{tipo}-{sheet.title}-{column.name}")
    for tipo, book in STANDARD.items()
    for sheet in book.sheets
    for column in sheet.columns
]


@pytest.fixture(scope="module")
def blanks() -> dict[str, Written]:
    return {tipo: load_workbook(BytesIO(blank(tipo))) for tipo in STANDARD}


@pytest.fixture(scope="module")
def filled() -> Written:
    return load_workbook(BytesIO(write_workbook(OFFICE, ROWS, LISTS)))


@pytest.mark.parametrize("book", STANDARD.values(), ids=lambda book: book.tipo)
def test_sheets_and_titles_are_those_of_the_declaration(book: Workbook, blanks: dict[str, Written]) -> None:
    written = blanks[book.tipo]
    assert written.sheetnames == [INSTRUCCIONES, *(sheet.title for sheet in book.sheets), LISTAS, TABLERO]
    for sheet in book.sheets:
        titles = [cell.value for cell in written[sheet.title][1]]
        assert titles == [column.title for column in sheet.columns]


@pytest.mark.parametrize("tipo", STANDARD)
def test_a_blank_workbook_has_no_rows(tipo: str) -> None:
    read = CalamineWorkbook.from_filelike(BytesIO(blank(tipo)))
    for sheet in STANDARD[tipo].sheets:
        assert len(read.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)) == 1


def test_only_the_lists_and_the_identity_are_hidden(blanks: dict[str, Written]) -> None:
    for written in blanks.values():
        assert [sheet.title for sheet in written if sheet.sheet_state != "visible"] == [LISTAS, TABLERO]


def test_the_workbook_says_whose_it_is(filled: Written) -> None:
    assert list(filled[TABLERO].iter_rows(values_only=True)) == [
        ("Campo", "Valor"),
        ("tipo", "planilla"),
        ("version", "1"),
        ("dependencia", "OP"),
        ("generada", "2026-11-22"),
    ]


@pytest.mark.parametrize(("tipo", "sheet", "column"), COLUMNS)
def test_each_column_is_formatted_as_its_kind_says(
    tipo: str, sheet: Sheet, column: Column, blanks: dict[str, Written]
) -> None:
    page = blanks[tipo][sheet.title]
    letter = letter_of(sheet, column)
    assert column_style(page, letter).number_format == column.kind.excel_format
    assert page.column_dimensions[letter].width >= column.kind.width


@pytest.mark.parametrize(("tipo", "sheet", "column"), COLUMNS)
def test_each_title_is_guarded_and_each_column_explained(
    tipo: str, sheet: Sheet, column: Column, blanks: dict[str, Written]
) -> None:
    page = blanks[tipo][sheet.title]
    letter = letter_of(sheet, column)
    title = validation(page, f"{letter}1")
    cells = validation(page, f"{letter}2")
    assert title.formula1 == f'EXACT({letter}1,"{column.title}")'
    assert title.showErrorMessage
    assert cells.promptTitle == column.title
    assert column.help in cells.prompt


@pytest.mark.parametrize(("tipo", "sheet", "column"), COLUMNS)
def test_titles_are_marked_by_how_badly_their_cells_are_wanted(
    tipo: str, sheet: Sheet, column: Column, blanks: dict[str, Written]
) -> None:
    fill = {
        Need.REQUIRED: styles.HEADER,
        Need.EXPECTED: styles.EXPECTED,
        Need.OPTIONAL: styles.OPTIONAL,
    }
    title = blanks[tipo][sheet.title][f"{letter_of(sheet, column)}1"]
    assert title.fill.start_color.rgb == f"00{fill[column.need]}"


def test_no_sheet_is_protected(filled: Written) -> None:
    assert not any(page.protection.sheet for page in filled)


@pytest.mark.parametrize(("tipo", "sheet", "column"), COLUMNS)
def test_drop_downs_offer_the_options_of_the_kind_to_the_letter(
    tipo: str, sheet: Sheet, column: Column, blanks: dict[str, Written]
) -> None:
    assert offered(blanks[tipo], sheet, column) == list(column.kind.options)


def test_codes_of_other_workbooks_are_offered_with_the_own_ones(filled: Written) -> None:
    assert offered_at(filled, "Lineamientos", "eje") == ["E1", "E2"]
    assert offered_at(filled, "Programas", "participan") == ["INT", "OP"]
    assert offered_at(filled, "Programas", "lineamiento") == ["L1", "OP-L1"]


def test_own_codes_are_offered_from_a_range_that_grows(filled: Written) -> None:
    reference = filled.defined_names["codigos_programas"].attr_text
    assert (
        reference
        == "'Programas'!$A$2:INDEX('Programas'!$A$2:$A$10000,MAX(1,COUNTA('Programas'!$A$2:$A$10000)))"
    )
    assert validation(filled["Actividades"], "B2").formula1 == "codigos_programas"


def test_a_cell_of_several_codes_is_not_refused(filled: Written) -> None:
    assert not validation(filled["Actividades"], "M2").showErrorMessage


@pytest.mark.parametrize("book", [ESTRATEGIA, PLANILLA], ids=lambda book: book.tipo)
def test_excel_would_open_it_without_repair(book: Workbook, blanks: dict[str, Written]) -> None:
    written = blanks[book.tipo]
    tables = [table for sheet in written for table in sheet.tables.values()]
    names = [table.displayName for table in tables] + list(written.defined_names)
    assert len(names) == len({name.casefold() for name in names})
    for page in written:
        assert_validations_fit(page)
        for table in page.tables.values():
            assert [column.name for column in table.tableColumns] == [cell.value for cell in page[1]]


def test_lists_grow_as_tables_and_single_rows_do_not(filled: Written) -> None:
    assert [table.ref for table in filled["Programas"].tables.values()] == [f"A1:R{len(AWKWARD) + 1}"]
    assert not filled["Informe"].tables


def test_formats_reach_far_below_the_data_without_making_cells(filled: Written) -> None:
    assert filled["Programas"].max_row == len(AWKWARD) + 1
    assert "A516" in validation(filled["Programas"], "A2").sqref


def test_titles_stay_in_sight_on_screen_and_paper(filled: Written) -> None:
    for sheet in PLANILLA.sheets:
        page = filled[sheet.title]
        names = [column.name for column in sheet.columns]
        kept = names.index("nombre") if "nombre" in names[:3] else 0
        assert page.freeze_panes == f"{'ABCD'[kept + 1]}2"
        assert page.print_title_cols == f"$A:${'ABC'[kept]}"
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"


def test_activities_carry_lights_with_the_thresholds_in_force() -> None:
    other = Umbrales(verde_puntos=0.07, amarillo_razon=0.6, tolerancia=4, por_cerrar=0.95)
    for umbrales, marks in (
        (Umbrales(), (">10)", "<=0.05", ">=0.7*", "0.99")),
        (other, (">4)", "<=0.07", ">=0.6*", "0.95")),
    ):
        formulas = " ".join(light_formulas(write_workbook(OFFICE, ROWS, LISTS, umbrales=umbrales)))
        plain = formulas.replace("000001", "").replace("0.699999999", "0.7").replace("0.599999999", "0.6")
        assert [mark for mark in marks if mark not in plain] == []


def test_a_line_is_drawn_under_every_row_with_data_and_none_hides_a_light(filled: Written) -> None:
    for sheet in PLANILLA.sheets:
        page = filled[sheet.title]
        ruled = [
            letter
            for area in page.conditional_formatting
            for rule in area.rules
            if rule.formula == [f"COUNTA($A2:${letter_of(sheet, sheet.columns[-1])}2)>0"]
            for letter in re.findall(r"\b([A-Z])2\b", str(area.sqref))
        ]
        assert sorted(ruled) == sorted(letter_of(sheet, column) for column in sheet.columns)
    for area in filled["Actividades"].conditional_formatting:
        if len(area.rules) > 1:
            *lit, last = sorted(area.rules, key=lambda rule: rule.priority)
            assert all(rule.stopIfTrue and rule.dxf.fill for rule in lit)
            assert last.dxf.fill is None


def light_formulas(book: bytes) -> list[str]:
    areas = load_workbook(BytesIO(book))["Actividades"].conditional_formatting
    return [rule.formula[0] for area in areas for rule in area.rules]


def test_the_legend_of_the_lights_tells_the_thresholds_in_force() -> None:
    umbrales = Umbrales(verde_puntos=0.07, tolerancia=4)
    legend = load_workbook(BytesIO(write_workbook(OFFICE, ROWS, LISTS, umbrales=umbrales)))[INSTRUCCIONES]
    told = " ".join(str(cell) for row in legend.iter_rows(values_only=True) for cell in row if cell)
    assert "Hasta 7 puntos menos que lo planificado, o el 90 %." in told
    assert "Pasaron más de 4 días desde su fin planificado." in told


def test_the_instructions_name_every_sheet_and_column(blanks: dict[str, Written]) -> None:
    for tipo, book in STANDARD.items():
        told = {cell for row in blanks[tipo][INSTRUCCIONES].iter_rows(values_only=True) for cell in row}
        assert {sheet.title for sheet in book.sheets} <= told
        assert {column.title for sheet in book.sheets for column in sheet.columns} <= told


@pytest.mark.parametrize("tipo", STANDARD)
def test_the_instructions_tell_every_frequent_mistake_and_what_to_type_instead(
    tipo: str, blanks: dict[str, Written]
) -> None:
    told = {cell for row in blanks[tipo][INSTRUCCIONES].iter_rows(values_only=True) for cell in row}
    for mistake in (frequent.mistake for frequent in STANDARD[tipo].mistakes()):
        assert f"{mistake.typed}  →  {mistake.instead or '(la celda vacía)'}" in told
        assert mistake.why in told
    for code in (code for sheet in STANDARD[tipo].sheets for code in sheet.pitfalls):
        assert {title(code), advice(code)} <= told


def test_every_sheet_is_led_to_from_the_first_one(filled: Written) -> None:
    page = filled[INSTRUCCIONES]
    links = {cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{sheet.title}'!A1" for sheet in PLANILLA.sheets}


def test_printed_instructions_break_only_before_a_heading(filled: Written) -> None:
    page = filled[INSTRUCCIONES]
    breaks = [one.id for one in page.row_breaks.brk]
    assert breaks
    for row in breaks:
        assert page.cell(row, 2).value is None
        assert page.cell(row + 1, 2).font.size > page.cell(row + 3, 2).font.size


def test_every_printed_page_says_whose_it_is_and_when_it_was_printed(filled: Written) -> None:
    for page in filled.worksheets[: len(PLANILLA.sheets) + 1]:
        assert page.oddHeader.left.text == "Planilla · Secretaría de Obras Públicas"
        assert page.oddHeader.right.text == "Impreso el &D"
        assert page.oddFooter.right.text == "Página &P de &N"


def test_the_committed_workbooks_are_those_of_the_declaration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["sync.template", str(tmp_path)])
    run_module("sync.template", run_name="__main__")
    for name in ("estrategia.xlsx", "planilla.xlsx"):
        assert facts(load_workbook(tmp_path / name)) == facts(load_workbook(COMMITTED / name))
