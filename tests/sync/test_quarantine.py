"""Rows with errors: what was accepted before stays, and nothing counts as removed or as missing for them."""

from __future__ import annotations

import pytest

from plan.standard import PLANILLA
from tests.conftest import Town
from tests.sync.drawings import Ingest, Rows, codes

BOOK = """
## Informe
| Corte      |
|------------|
| 2026-10-31 |

## Lineamientos
| Código | Eje | Nombre  |
|--------|-----|---------|
| N1     | E1  | Renovar |
| N2     | E1  | Cuidar  |

## Programas
| Código | Nombre      | Lineamiento | Avance reportado |
|--------|-------------|-------------|------------------|
| P1     | Red pluvial | N1          | 0.5              |
| P2     | Bacheo      | N1          | 0.5              |

## Actividades
| Código | Programa | Nombre       | Avance |
|--------|----------|--------------|--------|
| A1     | P1       | Relevamiento | 0.2    |
| A2     | P1       | Obra         | 0.8    |

## Presupuesto
| Programa | Ejercicio | Fuente | Asignado |
|----------|-----------|--------|----------|
| P1       | 2026      | Nación | 1000     |
| P2       | 2026      | Nación | 1000     |

## Indicadores
| Código | Programa | Nombre   | Unidad | Sentido    |
|--------|----------|----------|--------|------------|
| I1     | P1       | Conducto | metros | Ascendente |
| I2     | P1       | Cámaras  | camara | Ascendente |

## Mediciones
| Indicador | Fecha      | Valor |
|-----------|------------|-------|
| I1        | 2026-06-30 | 300   |
| I1        | 2026-09-30 | 700   |
"""


def in_force(rows: Rows) -> dict[str, set[str]]:
    return {sheet.table: set(rows(sheet.table)) for sheet in PLANILLA.sheets}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("| N2     | E1 ", "|        | E1 "),
        ("| N2     | E1 ", "| N 2 ?? | E1 "),
        ("| P2     | Bacheo", "|        | Bacheo"),
        ("| P2     | Bacheo", "| #REF!  | Bacheo"),
        ("| A2     | P1", "|        | P1"),
        ("| A2     | P1", "| 5/3    | P1"),
        ("| P2       | 2026      | Nación", "|          | 2026      | Nación"),
        ("| P2       | 2026      | Nación", "| P2       | pronto    | Nación"),
        ("| P2       | 2026      | Nación", "| P2       | 2026      | #REF! "),
        ("| I2     | P1", "|        | P1"),
        ("| I1        | 2026-09-30", "|           | 2026-09-30"),
        ("| I1        | 2026-09-30", "| I1        | pronto    "),
    ],
)
def test_while_a_code_cannot_be_read_no_row_of_any_sheet_counts_as_removed(
    town: Town, ingest: Ingest, rows: Rows, good: str, bad: str
) -> None:
    assert good in BOOK
    town.save("OP.xlsx", BOOK)
    ingest()
    before = in_force(rows)
    # The row of N2 goes too: nobody can tell whether it is the one whose code cannot be read.
    without = "\n".join(
        line for line in BOOK.splitlines() if good[:4] == "| N2" or not line.startswith("| N2")
    )
    town.save("OP.xlsx", without.replace(good, bad))
    (outcome,) = ingest(minutes=1)
    assert outcome.load is not None
    assert (outcome.load.cuarentena, in_force(rows)) == (1, before)
    assert not {row["marca"] for table in before for row in rows(table).values()} & {"retirado", "retenido"}
    town.save("OP.xlsx", without)
    ingest(minutes=2)
    assert ("n2" in rows("lineamiento")) == (good[:4] == "| N2")


def test_both_rows_of_a_duplicate_wait_and_what_was_accepted_stays(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("OP.xlsx", BOOK)
    ingest()
    town.save(
        "OP.xlsx",
        BOOK.replace("| A2     | P1       | Obra         | 0.8", "| a1     | P1       | Obra         | 0.8"),
    )
    (outcome,) = ingest(minutes=1)
    assert [str(found.place) for found in outcome.problems if found.code == "FILA_REPETIDA"] == [
        "Actividades!A2",
        "Actividades!A3",
    ]
    assert (rows("actividad")["a1"]["avance"], rows("actividad")["a1"]["marca"]) == (0.2, "pendiente")


def test_a_row_that_waits_counts_in_sums_as_it_was_last_good(town: Town, ingest: Ingest) -> None:
    town.save("OP.xlsx", BOOK)
    assert "AVANCE_LEJOS_DE_ACTIVIDADES" not in codes(ingest()[1])
    town.save("OP.xlsx", BOOK.replace("| 0.8    |", "| 7.8    |"))
    assert "AVANCE_LEJOS_DE_ACTIVIDADES" not in codes(ingest(minutes=1)[0])


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("| 0.8    |", "| 7.8    |"),
        ("| A2     | P1 ", "|        | P1 "),
        ("| A2     | P1 ", "| A2     | P9 "),
    ],
)
def test_a_sum_that_lacks_a_row_nobody_knows_yet_says_nothing(
    town: Town, ingest: Ingest, good: str, bad: str
) -> None:
    assert good in BOOK
    town.save("OP.xlsx", BOOK.replace(good, bad))
    assert "AVANCE_LEJOS_DE_ACTIVIDADES" not in codes(ingest()[1])


def test_a_sum_of_another_programme_still_tells(town: Town, ingest: Ingest) -> None:
    far = BOOK.replace(
        "| P2     | Bacheo      | N1          | 0.5 ", "| P2     | Bacheo      | N1          | 0.9 "
    )
    far = far.replace("| A2     | P1       | Obra         | 0.8", "| A2     | P2       | Obra         | 0.1")
    town.save("OP.xlsx", far.replace("| 0.2    |", "| 7.2    |"))
    (found,) = [each for each in ingest()[1].problems if each.code == "AVANCE_LEJOS_DE_ACTIVIDADES"]
    assert str(found.place) == "Programas!D3"


def test_money_that_waits_is_not_missing(town: Town, ingest: Ingest) -> None:
    money = """
    ## Programas
    | Código | Nombre      | Lineamiento | Avance reportado |
    |--------|-------------|-------------|------------------|
    | P1     | Red pluvial | L1          | 0.8              |

    ## Presupuesto
    | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
    |----------|-----------|--------|----------|-----------|
    | P1       | 2025      | Nación | 1000     | 0         |
    | P1       | 2025      | Propia | 1000     | {}        |
    """
    town.save("OP.xlsx", money.format("0"))
    assert "AVANCE_SIN_GASTO" in codes(ingest()[1])
    town.save("OP.xlsx", "")
    ingest(minutes=1)
    town.save("OP.xlsx", money.format("muchos"))
    assert "AVANCE_SIN_GASTO" not in codes(ingest(minutes=2)[0])
