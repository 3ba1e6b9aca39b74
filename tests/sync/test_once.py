"""What is said of row after row is said once."""

from __future__ import annotations

import pytest

from plan.problems import ALSO_ROWS, Place, message, places, problem
from sync.validate.findings import RowFinding
from sync.validate.once import MANY, TOO_MANY, once
from sync.validate.row_numbers import spell_rows


def said(code: str, rows: range, column: str = "meta") -> list[tuple[str, RowFinding]]:
    facts = {"columna": "Meta", "valor": "1/2/2026", "leido": "1 de febrero de 2026"}
    return [("indicador", RowFinding(fila, column, code, facts)) for fila in rows]


def test_a_few_rows_have_each_their_own_sentence() -> None:
    few = said("CELDA_ESPERADA", range(2, 2 + MANY))
    assert list(once(few)) == few


def test_many_rows_are_told_at_the_first_with_the_numbers_of_the_others() -> None:
    ((table, finding),) = once(reversed(said("CELDA_ESPERADA", range(2, 55))))
    assert (table, finding.fila) == ("indicador", 2)
    assert message(problem(finding.code, Place(), finding.facts)).startswith(
        "Falta «Meta». Pasa lo mismo en 52 filas más: 3 a 54. Complete la celda"
    )


def test_every_row_of_a_problem_said_once_can_be_found_again() -> None:
    filas = [2, 3, *range(5, 15), 40]
    many = [pair for fila in filas for pair in said("CELDA_ESPERADA", range(fila, fila + 1))]
    ((_, finding),) = once(many)
    found = problem(finding.code, Place("OP.xlsx", "Indicadores", 2, "Meta", "L2"), finding.facts)
    assert finding.facts["tambien_filas"] == "3,5-14,40"
    assert [(place.row, place.cell) for place in places(found)] == [(fila, f"L{fila}") for fila in filas]


def test_a_problem_of_one_place_has_one_place() -> None:
    place = Place("OP.xlsx", "Indicadores", 2, "Meta")
    assert places(problem("CELDA_ESPERADA", place, {"columna": "Meta"})) == (place,)


@pytest.mark.parametrize("code", ["REFERENCIA_EN_CUARENTENA", "FECHA_QUIZA_INVERTIDA"])
def test_what_waits_for_another_row_or_is_only_suspected_is_told_once_too(code: str) -> None:
    assert len(list(once(said(code, range(2, 55))))) == 1


def test_columns_are_told_apart() -> None:
    half = range(2, 2 + MANY)
    assert (
        len(list(once([*said("CELDA_ESPERADA", half), *said("CELDA_ESPERADA", half, "unidad")]))) == 2 * MANY
    )


@pytest.mark.parametrize("code", ["CELDA_OBLIGATORIA", "FECHA_TEXTO"])
def test_errors_and_how_a_cell_was_read_are_told_at_every_cell(code: str) -> None:
    assert len(list(once(said(code, range(2, 55))))) == 53


def test_of_a_sheet_of_junk_nothing_is_told_more_often_than_anybody_reads() -> None:
    (told,) = once(said("CELDA_OBLIGATORIA", range(2, TOO_MANY + 3)))

    assert told[1].facts[ALSO_ROWS] == f"3-{TOO_MANY + 2}"


@pytest.mark.parametrize(
    ("rows", "spelt"),
    [
        ([7], "7"),
        ([8, 7], "7, 8"),
        ([3, 4, 5, 9, 11, 12], "3 a 5, 9, 11, 12"),
        (range(1, 60, 2), "1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 y otras"),
    ],
)
def test_row_numbers_are_spelt_as_people_read_them(rows: list[int], spelt: str) -> None:
    assert spell_rows(rows) == spelt
