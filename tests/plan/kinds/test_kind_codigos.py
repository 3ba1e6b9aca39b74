from __future__ import annotations

from datetime import date, datetime, time

import pytest

from plan.standard.kinds import Cell, Codigo, CodigoAnterior, Referencia, Referencias
from tests.plan.kinds.readings import Case, fact, outcome

CODIGO = Codigo()
REFERENCIA = Referencia("Programas")
REFERENCIAS = Referencias("Actividades")

CODIGOS: list[Case] = [
    ("OP-012", "OP-012", ""),
    ("op_01.2", "op_01.2", ""),
    ("Área_1", "Área_1", ""),
    ("A\u0301rea", "Área", ""),
    ("010101", "010101", ""),
    ("007", "007", ""),
    (20104.0, "20104", ""),
    ("450102600\n", "450102600", ""),
    (450102600.0, "450102600", ""),
    ("BP26004831 ", "BP26004831", ""),
    ("\xa0OP\u200b", "OP", ""),
    (2024257990042.0, "2024257990042", ""),
    (0.0, "0", ""),
    ("OP\xad-012", "OP-012", "CELDA_INVISIBLES"),
    (1.1, "1.1", "CODIGO_NUMERICO"),
    (-5.0, "-5", "CODIGO_NUMERICO"),
    (1234567890123456789.0, "1234567890123456800", "DIGITOS_PERDIDOS"),
    (date(2024, 3, 1), None, "CODIGO_ERA_FECHA"),
    (datetime.combine(date(2024, 3, 1), time(8, 0)), None, "CODIGO_ERA_FECHA"),
    ("OP 012", None, "CODIGO_INVALIDO"),
    ("OP/012", None, "CODIGO_INVALIDO"),
    ("P1°", None, "CODIGO_INVALIDO"),
    ("OP-012 - Red pluvial", None, "CODIGO_INVALIDO"),
    ("A" * 81, None, "CODIGO_INVALIDO"),
    (time(1, 30), None, "CODIGO_INVALIDO"),
    (True, None, "CODIGO_INVALIDO"),
    (1e80, None, "CODIGO_INVALIDO"),
    (float("nan"), None, "CELDA_CON_ERROR"),
    ("Pendiente", None, "CELDA_PENDIENTE"),
    ("#REF!", None, "CELDA_CON_ERROR"),
    ("SD", None, "CELDA_SIN_DATO"),
    ("S/D", None, "CELDA_SIN_DATO"),
    ("--", None, "CELDA_SIN_DATO"),
    ("..", None, "CELDA_SIN_DATO"),
    (" ", None, ""),
]


@pytest.mark.parametrize(("cell", "value", "code"), CODIGOS)
def test_a_code_is_kept_as_written_or_refused(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(CODIGO, cell) == (value, code)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("OP 012", "«OP-012»"),
        (" OP/012 ", "«OP-012»"),
        ("P1°", "«P1»"),
        ("OP-012 - Red pluvial", "«OP-012»"),
        ("OP-012: Red pluvial", "«OP-012»"),
    ],
)
def test_a_valid_spelling_is_suggested(cell: str, meant: str) -> None:
    assert meant in fact(CODIGO, cell, "sugerencia")


@pytest.mark.parametrize("cell", ["A" * 81, time(1, 30)])
def test_nothing_is_suggested_where_no_code_can_be_seen(cell: Cell) -> None:
    assert not fact(CODIGO, cell, "sugerencia")


def test_what_became_a_date_is_given_back_as_it_was_typed() -> None:
    assert fact(CODIGO, date(2024, 3, 1), "original") == "«1-3» o «1.3»"


def test_a_number_among_codes_with_leading_zeros_may_have_lost_its_own() -> None:
    hint = CODIGO.survey(["010101", "020202", 20104.0, None])
    assert outcome(CODIGO, 20104.0, hint) == ("20104", "CODIGO_NUMERICO")
    assert "«020104»" in fact(CODIGO, 20104.0, "sugerencia", hint)
    assert outcome(CODIGO, 110101.0, hint) == ("110101", "")


REFERENCES: list[Case] = [
    ("OP-012", "OP-012", ""),
    (12.0, "12", ""),
    ("OP-012 - Red pluvial", "OP-012", "REFERENCIA_CON_NOMBRE"),
    ("OP-012 — Red pluvial", "OP-012", "REFERENCIA_CON_NOMBRE"),
    ("OP - Obras Públicas", "OP", "REFERENCIA_CON_NOMBRE"),
    ("OP-1; OP-2", None, "REFERENCIA_MULTIPLE"),
    ("OP-1 y OP-2", None, "REFERENCIA_MULTIPLE"),
    ("OP-1\nOP-2", None, "REFERENCIA_MULTIPLE"),
    ("A1 - A3", None, "CODIGO_INVALIDO"),
    ("Secretaría de Turismo ", None, "CODIGO_INVALIDO"),
    ("OP 012", None, "CODIGO_INVALIDO"),
    ("NA", None, "CELDA_SIN_DATO"),
    ("Ninguna", None, "CELDA_SIN_DATO"),
    (date(2024, 3, 1), None, "CODIGO_ERA_FECHA"),
]


@pytest.mark.parametrize(("cell", "value", "code"), REFERENCES)
def test_a_reference_is_one_code(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(REFERENCIA, cell) == (value, code)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("OP 012", " (¿quiso decir «OP-012»?)"),
        ("OP-012 Red pluvial", " (¿quiso decir «OP-012»?)"),
        ("Secretaría de Turismo", ""),
        ("Programa 12 de obras", ""),
    ],
)
def test_a_name_in_place_of_a_reference_suggests_no_code(cell: str, meant: str) -> None:
    assert fact(REFERENCIA, cell, "sugerencia") == meant


SEVERAL: list[Case] = [
    ("A1", "A1", ""),
    ("A1; A2", "A1; A2", ""),
    ("A1;A2;", "A1; A2", ""),
    ("A1, A2", "A1; A2", "SEPARADOR_DISTINTO"),
    ("A1 / A2", "A1; A2", "SEPARADOR_DISTINTO"),
    ("A1\nA2", "A1; A2", "SEPARADOR_DISTINTO"),
    ("A1 y A2", "A1; A2", "SEPARADOR_DISTINTO"),
    ("A1 - Poda, riego; A2", "A1; A2", "REFERENCIA_CON_NOMBRE"),
    ("A1; -", "A1", "CELDA_SIN_DATO"),
    ("A1; S/D", "A1", "CELDA_SIN_DATO"),
    ("A1, NA", "A1", "SEPARADOR_DISTINTO CELDA_SIN_DATO"),
    ("A1 A2", None, "CODIGO_INVALIDO"),
    ("A1 - A3", None, "CODIGO_INVALIDO"),
    ("A1; ¿dos?", None, "CODIGO_INVALIDO"),
    ("A1; Pendiente", None, "CELDA_PENDIENTE"),
    ("Todas las Secretarías", None, "CODIGO_INVALIDO"),
    (1.2, "1.2", "CODIGO_NUMERICO"),
    (12.0, "12", ""),
    ("-; S/D", None, "CELDA_SIN_DATO CELDA_SIN_DATO"),
    (";", None, "CELDA_SIN_DATO"),
    ("N/A", None, "CELDA_SIN_DATO"),
]


@pytest.mark.parametrize(("cell", "value", "code"), SEVERAL)
def test_several_references_are_taken_apart(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(REFERENCIAS, cell) == (value, code)


@pytest.mark.parametrize("cell", ["A1 A3", "A1 - A3"])
def test_codes_with_only_a_space_between_them_are_suggested_apart(cell: str) -> None:
    assert fact(REFERENCIAS, cell, "sugerencia") == " (¿quiso decir «A1; A3»?)"


FORMER: list[Case] = [
    ("OP-012", "OP-012", ""),
    ("OP/OP-012", "OP/OP-012", ""),
    (" OP / OP-012 ", "OP/OP-012", ""),
    (12.0, "12", ""),
    ("OP/", None, "CODIGO_INVALIDO"),
    ("a/b/c", None, "CODIGO_INVALIDO"),
    ("OP/OP 012", None, "CODIGO_INVALIDO"),
    ("N/A", None, "CELDA_SIN_DATO"),
]


@pytest.mark.parametrize(("cell", "value", "code"), FORMER)
def test_a_former_code_may_name_its_dependencia(cell: Cell, value: str | None, code: str) -> None:
    assert outcome(CodigoAnterior(), cell) == (value, code)


def test_a_former_code_is_suggested_part_by_part() -> None:
    assert fact(CodigoAnterior(), "OP/OP 012", "sugerencia") == " (¿quiso decir «OP/OP-012»?)"


def test_rows_are_looked_up_by_single_codes_only() -> None:
    kinds = (CODIGO, REFERENCIA, REFERENCIAS, CodigoAnterior())
    assert [kind.keyed for kind in kinds] == [True, True, False, False]


def test_a_text_pasted_by_mistake_is_not_answered_word_by_word() -> None:
    assert len(REFERENCIAS.read("¿qué?; " * 1000).findings) == 10
