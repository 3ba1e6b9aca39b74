"""The life of a row under all the codes it had."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from plan.life import life, past_keys
from tests.conftest import Town
from tests.sync.drawings import Ingest, of_op, of_sal

BEFORE = """
## Programas
| Código | Nombre      | Lineamiento |
|--------|-------------|-------------|
| P1     | Red pluvial | L1          |

## Actividades
| Código | Programa | Nombre       | Avance |
|--------|----------|--------------|--------|
| A1     | P1       | Relevamiento | 0.6    |

## Presupuesto
| Programa | Ejercicio | Asignado |
|----------|-----------|----------|
| P1       | 2026      | 1000     |
"""


def test_the_life_of_a_row_is_told_under_every_code_it_had(
    town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    saves = [
        ("OP.xlsx", of_op("P1, Red pluvial, , 0.1")),
        ("OP.xlsx", of_op("P1, Red pluvial, , 0.2")),
        ("OP.xlsx", of_op("P9, Red pluvial, P1, 0.3")),
        ("OP.xlsx", of_op("P9, Red pluvial, P1, 0.4")),
        ("SAL.xlsx", of_sal("S1, Red pluvial, OP/P9, 0.5")),
        ("OP.xlsx", of_op("P1, Otra cosa, , 0.9")),
    ]
    for turn, (name, drawing) in enumerate(saves):
        town.save(name, drawing)
        ingest(minutes=turn)
    with engine.connect() as connection:
        told = [
            (row["origen"], row["clave"], row["avance_reportado"])
            for row in life(connection, "programa", "sal", "s1")
        ]
        assert past_keys(connection, "programa", [("sal", "s1")]) == {
            ("op", "p1"),
            ("op", "p9"),
            ("sal", "s1"),
        }
    assert told == [
        ("op", "p1", 0.1),
        ("op", "p1", 0.2),
        ("op", "p9", 0.3),
        ("op", "p9", 0.4),
        ("sal", "s1", 0.5),
    ]


@pytest.mark.parametrize(
    ("drawn", "lives"),
    [
        (
            ("P1, Luz, P2, 0.3", "P2, Agua, P1, 0.4"),
            {"p1": [("Luz", 0.2), ("Luz", 0.3)], "p2": [("Agua", 0.1), ("Agua", 0.4)]},
        ),
        (
            ("P1, Gas, , 0.3", "P2, Agua, P1, 0.4", "P3, Luz, P2, 0.5"),
            {
                "p1": [("Gas", 0.3)],
                "p2": [("Agua", 0.1), ("Agua", 0.4)],
                "p3": [("Luz", 0.2), ("Luz", 0.5)],
            },
        ),
    ],
)
def test_lives_do_not_mix_when_codes_are_swapped_or_shifted(
    town: Town, ingest: Ingest, engine: sa.Engine, drawn: tuple[str, ...], lives: dict[str, object]
) -> None:
    town.save("OP.xlsx", of_op("P1, Agua, , 0.1", "P2, Luz, , 0.2"))
    ingest()
    town.save("OP.xlsx", of_op(*drawn))
    ingest(minutes=1)
    with engine.connect() as connection:
        told = {
            key: [(row["nombre"], row["avance_reportado"]) for row in life(connection, "programa", "op", key)]
            for key in lives
        }
    assert told == lives


def test_a_row_that_names_no_former_code_has_the_life_of_its_key(
    town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    town.save("OP.xlsx", BEFORE)
    ingest()
    with engine.connect() as connection:
        assert [row["avance"] for row in life(connection, "actividad", "op", "a1")] == [0.6]
        assert len(life(connection, "presupuesto", "op", "p1\x1f2026\x1f")) == 1
        assert life(connection, "programa", "op", "nada") == []
