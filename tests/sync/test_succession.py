"""Rows that go on under another code: «Código anterior» carries their history over."""

from __future__ import annotations

import pytest

from sync.intake import Outcome
from tests.conftest import Town
from tests.sync.drawings import Ingest, Rows, codes, of_op, of_sal, told

BEFORE = """
## Programas
| Código | Nombre      | Lineamiento | Avance reportado | Fin planificado |
|--------|-------------|-------------|------------------|-----------------|
| P1     | Red pluvial | L1          | 0.5              | 2026-12-31      |
| P2     | Bacheo      | L1          | 0.1              | 2026-12-31      |

## Actividades
| Código | Programa | Nombre       | Avance |
|--------|----------|--------------|--------|
| A1     | P1       | Relevamiento | 0.6    |

## Presupuesto
| Programa | Ejercicio | Asignado |
|----------|-----------|----------|
| P1       | 2026      | 1000     |
"""


def marks(rows: Rows) -> dict[str, object]:
    return {key: row["marca"] for key, row in rows("programa").items()}


def said(outcome: Outcome, code: str) -> list[str]:
    return [str(found.place) for found in outcome.problems if found.code == code]


def test_a_corrected_code_closes_the_old_row_and_opens_the_new_one_at_once(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("OP.xlsx", BEFORE)
    ingest()
    renamed = BEFORE.replace("P1  ", "P-1 ").replace(
        "Fin planificado |", "Fin planificado | Código anterior |"
    )
    renamed = renamed.replace("|-----------------|\n", "|-----------------|---|\n").replace(
        "0.5              | 2026-12-31      |", "0.5              | 2026-12-31      | P1 |"
    )
    town.save("OP.xlsx", renamed)
    (outcome,) = ingest(minutes=1)
    assert marks(rows) == {"p-1": None, "p2": None}
    assert rows("actividad")["a1"]["programa_clave"] == "p-1"
    assert {row["programa_clave"] for row in rows("presupuesto").values()} == {"p-1"}
    assert codes(outcome) & {"REFERENCIA_A_RETIRADA", "CODIGO_ANTERIOR_DESCONOCIDO"} == set()


def test_what_still_names_the_old_code_keeps_the_old_row_until_it_is_corrected(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("OP.xlsx", BEFORE)
    ingest()
    tail = BEFORE[BEFORE.index("## Actividades") :]
    town.save("OP.xlsx", of_op("P9, Red pluvial, P1", "P2, Bacheo") + tail)
    (outcome,) = ingest(minutes=1)
    assert "REFERENCIA_A_RETIRADA" in codes(outcome)
    assert marks(rows) == {"p1": "retirado", "p2": None, "p9": None}
    town.save("OP.xlsx", of_op("P9, Red pluvial, P1", "P2, Bacheo") + tail.replace("P1", "P9"))
    ingest(minutes=2)
    assert marks(rows) == {"p2": None, "p9": None}


def test_a_code_corrected_one_load_too_late_still_takes_the_retired_row_along(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("OP.xlsx", of_op("P1, Red pluvial"))
    ingest()
    town.save("OP.xlsx", of_op("P9, Red pluvial"))
    ingest(minutes=1)
    assert marks(rows) == {"p1": "retirado", "p9": None}
    town.save("OP.xlsx", of_op("P9, Red pluvial, P1"))
    ingest(minutes=2)
    assert marks(rows) == {"p9": None}


def test_recoding_a_whole_workbook_is_not_held(town: Town, ingest: Ingest, rows: Rows) -> None:
    def book(prefix: str, former: str = "") -> str:
        programmes = of_op(*(f"{prefix}{n}, Programa {n}, {former and former + str(n)}" for n in range(9)))
        budget = "\n".join(f"| {prefix}{n} | 2026 | {n}000 |" for n in range(9))
        return programmes + "\n## Presupuesto\n| Programa | Ejercicio | Asignado |\n|---|---|---|\n" + budget

    town.save("OP.xlsx", book("A"))
    ingest()
    town.save("OP.xlsx", book("B", "A"))
    assert told(ingest(minutes=1)) == [("OP.xlsx", "carga", "vigente")]
    assert set(rows("programa")) == {f"b{n}" for n in range(9)}
    assert len(rows("presupuesto")) == 9
    town.save("OP.xlsx", book("C"))
    (outcome,) = ingest(minutes=2)
    assert outcome.load is not None
    assert outcome.load.detalle == (
        "En «Programas» desaparecen 9 de 9 filas. En «Presupuesto» desaparecen 9 de 9 filas."
    )


def test_names_are_compared_with_those_of_the_former_code(town: Town, ingest: Ingest) -> None:
    names = ["Agua", "Cloaca", "Luz", "Gas", "Plaza", "Puente", "Calle", "Vereda"]
    town.save("OP.xlsx", of_op(*(f"P{n}, {name}" for n, name in enumerate(names))))
    ingest()
    shifted = [f"P{n + 1}, {name}, P{n}" for n, name in enumerate(names)]
    town.save("OP.xlsx", of_op("P0, Teatro", *shifted))
    assert told(ingest(minutes=1)) == [("OP.xlsx", "carga", "vigente")]


def test_progress_and_dates_are_compared_with_those_of_the_former_code(town: Town, ingest: Ingest) -> None:
    town.save("OP.xlsx", BEFORE)
    ingest()
    town.save("OP.xlsx", of_op("P9, Red pluvial, P1, 0.3, 2027-06-30", "P2, Bacheo, , 0.1, 2026-12-31"))
    (outcome,) = ingest(minutes=1)
    assert codes(outcome) >= {"AVANCE_RETROCEDE", "FECHA_CORRIDA_SIN_JUSTIFICACION"}


def test_a_programme_of_another_office_is_compared_with_what_it_was_there(town: Town, ingest: Ingest) -> None:
    town.save("OP.xlsx", BEFORE)
    ingest()
    town.save("SAL.xlsx", of_sal("S1, Red pluvial, OP/P1, 0.3, 2026-12-31"))
    (outcome,) = ingest(minutes=1)
    assert "AVANCE_RETROCEDE" in codes(outcome)


def test_a_programme_that_another_office_claims_too_is_told_to_both(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("OP.xlsx", of_op("P1, Red pluvial"))
    ingest()
    town.save("SAL.xlsx", of_sal("S1, Red pluvial, OP/P1"))
    (outcome,) = ingest(seconds=1)
    assert said(outcome, "CODIGO_ANTERIOR_VIGENTE") == ["Programas!D2"]
    assert marks(rows) == {"p1": None, "s1": None}
    town.save("OP.xlsx", of_op("P1, Red pluvial", "P2, Bacheo"))
    (outcome,) = ingest(minutes=1)
    assert said(outcome, "FILA_RECLAMADA") == ["Programas!A2"]
    town.save("OP.xlsx", of_op("P2, Bacheo"))
    (outcome,) = ingest(minutes=2)
    assert marks(rows) == {"p2": None, "s1": None}


def test_an_actividad_that_moves_along_does_not_count_as_vanished(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    tail = "\n## Actividades\n| Código | Programa | Nombre |\n|---|---|---|\n"
    tail += "\n".join(f"| A{n} | P1 | Tarea {n} |" for n in range(8))
    town.save("OP.xlsx", of_op("P1, Red pluvial", "P2, Bacheo") + tail)
    town.save("SAL.xlsx", of_sal("S1, Red pluvial, OP/P1"))
    ingest()
    town.save("OP.xlsx", of_op("P2, Bacheo"))
    assert told(ingest(minutes=1)) == [("OP.xlsx", "carga", "vigente")]
    assert (marks(rows), rows("actividad")) == ({"p2": None, "s1": None}, {})


@pytest.mark.parametrize(
    ("drawn", "code", "cells"),
    [
        (("P1, Red pluvial", "P3, Bacheo, P2x"), "CODIGO_ANTERIOR_DESCONOCIDO", ["Programas!D3"]),
        (("P1, Red pluvial", "P3, Bacheo, SAL/P2"), "CODIGO_ANTERIOR_DESCONOCIDO", ["Programas!D3"]),
        (("P1, Red pluvial", "P2, Bacheo, p2"), "CODIGO_ANTERIOR_PROPIO", ["Programas!D3"]),
        (("P1, Red pluvial", "P2, Bacheo, OP/P2"), "CODIGO_ANTERIOR_PROPIO", ["Programas!D3"]),
        (("P1, Red pluvial", "P2, Bacheo", "P3, Bacheo, P2"), "CODIGO_ANTERIOR_VIGENTE", ["Programas!D4"]),
        (
            ("P1, Red pluvial", "P3, Bacheo norte, P2", "P4, Bacheo sur, P2"),
            "CODIGO_ANTERIOR_REPETIDO",
            ["Programas!D3", "Programas!D4"],
        ),
        (("P2, Red pluvial, P1", "P1, Bacheo, P2"), "CODIGO_REUTILIZADO", []),
    ],
)
def test_former_codes_that_cannot_be_are_told_and_the_rows_are_taken(
    town: Town, ingest: Ingest, rows: Rows, drawn: tuple[str, ...], code: str, cells: list[str]
) -> None:
    town.save("OP.xlsx", of_op("P1, Red pluvial", "P2, Bacheo"))
    ingest()
    town.save("OP.xlsx", of_op(*drawn))
    (outcome,) = ingest(minutes=1)
    assert said(outcome, code) == cells
    expected = {row.partition(",")[0].casefold() for row in drawn}
    assert {key for key, mark in marks(rows).items() if mark is None} == expected
