from __future__ import annotations

from itertools import chain

import pytest
import test_kind_codigos as codigos
import test_kind_fechas as fechas
import test_kind_listas as listas
import test_kind_numeros as numeros
import test_kind_porcentajes as porcentajes
import test_kind_textos as textos

from plan.problems import (
    CATALOGUE,
    Place,
    Severity,
    archivo,
    celda,
    fila,
    hoja,
    libro,
    message,
    plausible,
    problem,
    title,
)
from plan.standard import SHEETS, Column
from plan.standard.kinds import Anio, CodigoAnterior, Correo, Correos, Hint, Kind, Personas, Reading
from tests.plan.kinds.readings import Case

TABLES: list[tuple[Kind, list[Case], Hint]] = [
    (fechas.FECHA, fechas.CASES, None),
    (fechas.FECHA, fechas.IN_A_COLUMN_WITH_MONTH_FIRST, fechas.MONTH_FIRST),
    (numeros.NUMERO, numeros.NUMEROS, None),
    (numeros.WEIGHT, [(0.0, None, "")], None),
    (Anio(), numeros.ANIOS, None),
    (porcentajes.PORCENTAJE, porcentajes.CASES, None),
    (porcentajes.PORCENTAJE, porcentajes.IN_A_COLUMN_OF_POINTS, True),
    (codigos.CODIGO, codigos.CODIGOS, None),
    (codigos.REFERENCIA, codigos.REFERENCES, None),
    (codigos.REFERENCIAS, codigos.SEVERAL, None),
    (CodigoAnterior(), codigos.FORMER, None),
    (listas.ESTADO, listas.ESTADOS, None),
    (listas.SI_NO, listas.YES_NO, None),
    (textos.TEXTO, textos.TEXTOS, None),
    (Personas(), textos.PEOPLE, None),
    (Correos(), textos.ADDRESSES, None),
    (Correo(), textos.SINGLE, None),
]

READINGS: list[Reading] = [kind.read(cell, hint) for kind, cases, hint in TABLES for cell, _, _ in cases]
FINDINGS = list(chain.from_iterable(reading.findings for reading in READINGS))


def test_every_problem_of_a_cell_is_raised_by_some_kind() -> None:
    assert {entry.code for entry in celda.ENTRIES} <= {found.code for found in FINDINGS}


def test_every_finding_is_in_the_catalogue() -> None:
    assert {found.code for found in FINDINGS} <= set(CATALOGUE)


def test_every_code_stands_once_in_the_catalogue() -> None:
    scopes = (archivo, libro, hoja, celda, fila, plausible)
    codes = [entry.code for scope in scopes for entry in scope.ENTRIES]
    assert sorted(codes) == sorted(CATALOGUE)


def test_every_finding_tells_its_value_and_makes_whole_sentences() -> None:
    for found in FINDINGS:
        said = message(problem(found.code, Place(), found.facts))
        assert "valor" in found.facts, found
        assert said.endswith("."), said
        assert not [slip for slip in ("  ", "{", "}", "None", "«»", "()") if slip in said], said
        assert said[0].isupper() or said[0] in "«-0123456789", said


def test_no_finding_carries_a_fact_that_its_sentences_do_not_use() -> None:
    for found in FINDINGS:
        entry = CATALOGUE[found.code]
        unused = [name for name in found.facts if f"{{{name}}}" not in entry.says + entry.remedy]
        assert unused in ([], ["valor"]), (found.code, unused)


def test_only_an_error_loses_the_value_of_a_cell() -> None:
    for reading in READINGS:
        worst = {CATALOGUE[found.code].severity for found in reading.findings}
        blank = {found.code for found in reading.findings} == {"CELDA_SIN_DATO"}
        assert (Severity.ERROR in worst) == (reading.value is None and bool(worst) and not blank), reading


@pytest.mark.parametrize("entry", celda.ENTRIES, ids=lambda entry: entry.code)
def test_a_title_holds_no_value_of_a_workbook(entry: celda.Entry) -> None:
    assert title(entry.code)
    assert "{" not in title(entry.code)


COLUMNS = [column for sheet in SHEETS for column in sheet.columns]


@pytest.mark.parametrize(
    "column",
    [column for column in COLUMNS if column.example],
    ids=lambda column: f"{column.title}={column.example}",
)
def test_every_example_of_the_standard_can_be_written_as_it_stands(column: Column) -> None:
    reading = column.kind.read(column.example)
    assert reading.value is not None


@pytest.mark.parametrize(
    "column", [column for column in COLUMNS if column.default is not None], ids=lambda column: column.name
)
def test_every_default_of_the_standard_is_a_valid_value(column: Column) -> None:
    assert column.kind.read(column.kind.write(column.default)) == Reading(column.default)
