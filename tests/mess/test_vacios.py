"""MESS.md, «Vacíos disfrazados»: what offices type where they have no data, in every kind of column."""

from __future__ import annotations

import re

import pytest

from tests.mess.columns import (
    ESTADO,
    FECHA,
    MONTO,
    NUMERO,
    PERSONAS,
    PORCENTAJE,
    TEXTO,
    Case,
    Judge,
    Spot,
    assert_told,
    fates,
    numbered,
    sentences,
    with_column,
)

UNIDAD = "Indicadores", "Unidad"
PREDECESORA = "Actividades", "Predecesora"
LINEAMIENTO = "Programas", "Lineamiento"
EVIDENCIA = "Actividades", "Evidencia"

SENSES = {
    "N/A": "no aplica",
    "NA": "no aplica",
    "na": "no aplica",
    "No aplica": "no aplica",
    "NP": "no informado",
    '"#N/A"': "no informado",
    "SD": "no informado",
    "S/D": "no informado",
    "N/I": "no informado",
    r'"-\n\n"': "sin dato",
    "-": "sin dato",
    "?": "sin dato",
    "sin asignar": "sin asignar",
}
"""What stands for no data, and in which of three senses it is told."""

_HALVES = (tuple(SENSES)[:7], (*tuple(SENSES)[7:], r'"\n\n"'))
"""Few enough for each to be told by itself."""

_OPTIONAL = (NUMERO, FECHA, PREDECESORA)
_EXPECTED = {MONTO: "500", PORCENTAJE: "0.5", ESTADO: "En curso", PERSONAS: "Ana Ruiz"}
"""With a value beside the blanks: a column all blank is told once."""

_REQUIRED = (TEXTO, UNIDAD, LINEAMIENTO)

WORDS: tuple[Case, ...] = (
    (
        "vacíos",
        NUMERO,
        "Pendiente",
        "no se toma CELDA_PENDIENTE",
        "«Pendiente» todavía no es un dato. Deje la celda vacía hasta tenerlo",
    ),
    (
        "vacíos",
        NUMERO,
        "Sin dotación",
        "no se toma NUMERO_ILEGIBLE",
        "si es cero escriba 0, y si no hay dato deje la celda vacía",
    ),
    (
        "vacíos",
        PERSONAS,
        "Pendiente",
        "vacía CELDA_ESPERADA CELDA_SIN_DATO",
        "«Pendiente» se tomó como celda vacía (sin asignar)",
    ),
    ("vacíos", EVIDENCIA, "N/A | Pendiente | -", "'N/A' | 'Pendiente' | '-'", ""),
    ("vacíos", UNIDAD, "% | ° | $", "'%' | '°' | '$'", ""),
)
"""An optional text is kept as it was written: it tells people what it says."""


@pytest.mark.parametrize("drawn", _HALVES)
@pytest.mark.parametrize("spot", _OPTIONAL)
def test_an_optional_cell_is_blank(judge: Judge, spot: Spot, drawn: tuple[str, ...]) -> None:
    _assert_blank(judge, spot, drawn, "vacía")


@pytest.mark.parametrize("drawn", _HALVES)
@pytest.mark.parametrize("spot", _EXPECTED)
def test_an_expected_cell_is_blank_and_missed(judge: Judge, spot: Spot, drawn: tuple[str, ...]) -> None:
    _assert_blank(judge, spot, drawn, "vacía CELDA_ESPERADA", _EXPECTED[spot])


@pytest.mark.parametrize("drawn", _HALVES)
@pytest.mark.parametrize("spot", _REQUIRED)
def test_a_row_without_a_required_cell_is_not_taken(judge: Judge, spot: Spot, drawn: tuple[str, ...]) -> None:
    _assert_blank(judge, spot, drawn, "no se toma CELDA_OBLIGATORIA")


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(WORDS))
def test_other_words_are_told_as_what_they_are(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))


def test_a_cell_in_error_is_no_blank(judge: Judge) -> None:
    assert_told(
        judge,
        NUMERO,
        "#N/A",
        ("no se toma CELDA_CON_ERROR", "una fórmula que da error: #N/A. Corrija la fórmula"),
    )


def _assert_blank(judge: Judge, spot: Spot, drawn: tuple[str, ...], fate: str, beside: str = "") -> None:
    cells = [*drawn, beside] if beside else list(drawn)
    checked = judge(with_column(spot, cells))
    expected = [f"{fate} CELDA_SIN_DATO" if cell in SENSES else fate for cell in drawn]
    assert fates(checked, spot, len(drawn)) == expected
    assert {_told(cell) for cell in drawn if cell in SENSES} <= set(_sentences(sentences(checked, spot)))


def _told(drawn: str) -> str:
    """Spell what is said of a disguised blank, which tells its sense."""
    written = drawn.strip('"').removesuffix(r"\n\n")
    return f"«{written}» se tomó como celda vacía ({SENSES[drawn]})."


def _sentences(told: str) -> list[str]:
    return re.findall(r"«[^»]*» se tomó como celda vacía \([^)]*\)\.", told)


CASES = WORDS
