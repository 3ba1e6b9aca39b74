"""What a reference that leads nowhere may have meant."""

from __future__ import annotations

import pytest

from plan.standard import TABLES
from sync.validate.findings import Known, RowFinding
from sync.validate.references import Targets
from sync.validate.suggestions import MOST, Codes, suggest

OFFICES = {
    "op-1": {"codigo": "OP-1", "nombre": "Secretaría de Obras"},
    "sal": {"codigo": "SAL", "nombre": "Salud"},
    "x": {"codigo": "X", "nombre": None},
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OP-01", "OP-1"),
        ("op1", "OP-1"),
        ("SECRETARIA DE OBRAS", "OP-1"),
        ("salud ", "SAL"),
        ("Turismo", ""),
        ("None", ""),
    ],
)
def test_the_nearest_is_found_by_code_and_by_name(text: str, expected: str) -> None:
    assert Codes(OFFICES).nearest(text) == expected


def wrong(code: str, valor: str, hint: str = "", fila: int = 2) -> RowFinding:
    return RowFinding(fila, "participan", code, {"valor": valor, "sugerencia": hint})


def hints(*findings: RowFinding) -> list[str]:
    targets = Targets("planilla", Known(strategy={"dependencia": OFFICES}), {})
    return [found.facts.get("sugerencia", "-") for found in suggest(TABLES["programa"], findings, targets)]


@pytest.mark.parametrize(
    ("finding", "expected"),
    [
        (wrong("REFERENCIA_DESCONOCIDA", "OP-01"), " ¿Quiso decir «OP-1»?"),
        (wrong("CODIGO_INVALIDO", "Secretaría de Obras"), " (¿quiso decir «OP-1»?)"),
        (wrong("CODIGO_INVALIDO", "OP 1", " (¿quiso decir «OP-1»?)"), " (¿quiso decir «OP-1»?)"),
        (wrong("CODIGO_INVALIDO", "Turismo 1", " (¿quiso decir «Turismo-1»?)"), ""),
        (wrong("CODIGO_INVALIDO", "T1 T2", " (¿quiso decir «T1; T2»?)"), " (¿quiso decir «T1; T2»?)"),
        (RowFinding(2, "nombre", "CELDA_OBLIGATORIA"), "-"),
    ],
)
def test_a_suggestion_names_something_that_is_there(finding: RowFinding, expected: str) -> None:
    assert hints(finding) == [expected]


def test_a_sheet_of_renamed_codes_is_not_looked_up_for_ever() -> None:
    many = [wrong("REFERENCIA_DESCONOCIDA", f"OP-1x{n}", fila=n) for n in range(MOST + 10)]
    found = hints(*many)
    assert all(found[:MOST])
    assert not any(found[MOST:])
