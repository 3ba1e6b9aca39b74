"""The frequent mistakes of the declaration are mistakes, and what it tells to type instead is right."""

from __future__ import annotations

import pytest

from plan.problems import CATALOGUE, Severity
from plan.standard import PLANILLA, SHEETS, STANDARD, Column, Mistake, Sheet, Workbook
from plan.standard.kinds import Lista

COLUMNS = [
    pytest.param(column, id=f"{sheet.title}.{column.title}") for sheet in SHEETS for column in sheet.columns
]
MISTAKES = [
    pytest.param(column, mistake, id=f"{sheet.title}.{column.title}={mistake.typed}")
    for sheet in SHEETS
    for column in sheet.columns
    for mistake in column.mistakes
]


@pytest.mark.parametrize(("column", "mistake"), MISTAKES)
def test_every_frequent_mistake_is_refused_or_warned_of(column: Column, mistake: Mistake) -> None:
    said = {CATALOGUE[found.code].severity for found in column.kind.read(mistake.cell).findings}
    assert said & {Severity.ERROR, Severity.ADVERTENCIA}


@pytest.mark.parametrize(("column", "mistake"), MISTAKES)
def test_what_is_to_be_typed_instead_is_read_without_a_word(column: Column, mistake: Mistake) -> None:
    if mistake.corrected is not None:
        reading = column.kind.read(mistake.corrected)
        assert reading.findings == ()
        assert reading.value is not None


@pytest.mark.parametrize(("column", "mistake"), MISTAKES)
def test_every_mistake_says_why_in_one_short_sentence(column: Column, mistake: Mistake) -> None:
    assert mistake.why.endswith(".")
    assert len(mistake.why) <= 80, column.title


@pytest.mark.parametrize("column", COLUMNS)
def test_every_closed_list_tells_of_a_mistake(column: Column) -> None:
    assert column.mistakes or not isinstance(column.kind, Lista)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.table)
def test_the_pitfalls_of_a_sheet_are_in_the_catalogue(sheet: Sheet) -> None:
    assert set(sheet.pitfalls) <= set(CATALOGUE)


@pytest.mark.parametrize("book", STANDARD.values(), ids=lambda book: book.tipo)
def test_a_workbook_tells_each_mistake_once(book: Workbook) -> None:
    told = [frequent.mistake for frequent in book.mistakes()]
    made = {mistake for sheet in book.sheets for column in sheet.columns for mistake in column.mistakes}
    assert len(told) == len(set(told))
    assert set(told) == made


def test_a_mistake_names_every_column_in_which_it_is_made() -> None:
    dates = next(found for found in PLANILLA.mistakes() if found.mistake.typed == "31/11/2026")
    assert dates.columns[:3] == ("Corte", "Inicio planificado", "Fin planificado")


def test_columns_of_one_title_in_several_sheets_are_told_apart() -> None:
    told = {found.mistake.typed: found.columns for found in PLANILLA.mistakes()}
    assert told["En ejecución"] == ("Estado (hoja Programas)",)
    assert told["En curso"] == ("Estado (hoja Actividades)",)
    assert told["OP 012"] == ("Código",)
