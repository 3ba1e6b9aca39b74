"""Rows that stay only because others hang on them go in the very scan in which nothing does any more."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from plan import history
from plan.config import Config
from sync.journal import Journal
from tests.conftest import ESTRATEGIA, Town
from tests.sync.drawings import Ingest, Rows, codes, told

ONE = """
## Programas
| Código | Nombre | Lineamiento |
|--------|--------|-------------|
| P1     | Bacheo | {}          |
"""


def without(*codes: str) -> str:
    return "\n".join(
        line for line in ESTRATEGIA.splitlines() if not line.startswith(tuple(f"| {code} " for code in codes))
    )


def test_a_lineamiento_of_the_strategy_goes_with_the_last_programme_on_it(
    town: Town, ingest: Ingest, rows: Rows, config: Config, engine: sa.Engine
) -> None:
    for office in ("OP", "SAL"):
        town.save(f"{office}.xlsx", ONE.format("L1"))
    ingest()
    town.save("estrategia.xlsx", without("L1"))
    ingest(minutes=1)
    assert rows("lineamiento")["l1"]["marca"] == "retenido"
    town.save("OP.xlsx", ONE.format("L2"))
    assert told(ingest(minutes=2)) == [("OP.xlsx", "carga", "vigente")]
    assert rows("lineamiento")["l1"]["marca"] == "retenido"
    town.save("SAL.xlsx", ONE.format("L2"))
    outcomes = ingest(minutes=3)
    assert told(outcomes) == [("SAL.xlsx", "carga", "vigente"), ("", "liberacion", "")]
    assert set(rows("lineamiento")) == {"l2"}
    load = outcomes[1].load
    assert load is not None
    assert load.detalle == (
        "Se cerró lo que solo seguía por otras filas: «L1» de «Lineamientos» (Mejorar la limpieza)."
    )
    entry = Journal(config.datos).read(outcomes[1].carga or 0)
    assert (entry.carga["resultado"], [*map(list, entry.cerradas)]) == ("liberada", [["lineamiento", "l1"]])
    with engine.connect() as connection:
        assert history.last_cargas(connection)[""]["clase"] == "carga"
        assert history.owners(connection)[""] == "estrategia.xlsx"


def test_what_a_freed_row_hung_on_goes_with_it(town: Town, ingest: Ingest, rows: Rows) -> None:
    town.save("OP.xlsx", ONE.format("L1"))
    ingest()
    town.save(
        "estrategia.xlsx", without("L1", "E1").replace("| OP          | E1  |", "| OP          | E2  |")
    )
    ingest(minutes=1)
    assert (rows("eje")["e1"]["marca"], rows("lineamiento")["l1"]["marca"]) == ("retenido", "retenido")
    town.save("OP.xlsx", ONE.format("L2"))
    ingest(minutes=2)
    assert (set(rows("eje")), set(rows("lineamiento"))) == ({"e2"}, {"l2"})


def test_the_lineamientos_of_an_upper_dependencia_go_with_those_below(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    strategy = ESTRATEGIA.replace(
        "| INT    | Intendencia          | Intendencia |            | No",
        "| INT    | Intendencia          | Intendencia |            | Sí",
    )
    town.save(
        "estrategia.xlsx", strategy.replace("| OP          | E1  |", "| OP          | E1  |\n| INT | E1 |")
    )
    above = """
    ## Lineamientos
    | Código | Eje | Nombre          |
    |--------|-----|-----------------|
    | {}     | E1  | Abrir los datos |
    """
    town.save("INT.xlsx", above.format("INT-1"))
    town.save("OP.xlsx", ONE.format("INT-1"))
    ingest()
    assert rows("programa")["p1"]["origen"] == "op"
    town.save("INT.xlsx", above.format("INT-2"))
    ingest(minutes=1)
    assert rows("lineamiento")["int-1"]["marca"] == "retenido"
    town.save("OP.xlsx", ONE.format("INT-2"))
    outcomes = ingest(minutes=2)
    assert told(outcomes) == [("OP.xlsx", "carga", "vigente"), ("", "liberacion", "")]
    assert "int-1" not in rows("lineamiento")


def test_a_dependencia_stays_while_it_has_rows_or_takes_part(town: Town, ingest: Ingest, rows: Rows) -> None:
    part = ONE.replace("Lineamiento |", "Lineamiento | Participan |").replace("-|\n| P1", "-|---|\n| P1")
    town.save("OP.xlsx", part.replace("{}          |", "L1 | SAL |"))
    ingest()
    assert rows("programa")["p1"]["participan"] == "SAL"
    town.save("estrategia.xlsx", without("SAL"))
    ingest(minutes=1)
    assert rows("dependencia")["sal"]["marca"] == "retenido"
    town.save("OP.xlsx", ONE.format("L1"))
    ingest(minutes=2)
    assert set(rows("dependencia")) == {"int", "op"}


def test_an_office_may_take_over_a_lineamiento_that_the_strategy_gave_up(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("OP.xlsx", ONE.format("L1"))
    ingest()
    town.save("estrategia.xlsx", without("L1"))
    ingest(minutes=1)
    own = "## Lineamientos\n| Código | Eje | Nombre |\n|---|---|---|\n| L1 | E1 | Mejorar la limpieza |\n"
    town.save("OP.xlsx", own + ONE.format("L1"))
    outcomes = ingest(minutes=2)
    assert codes(outcomes[0]) & {"LINEAMIENTO_EN_ESTRATEGIA", "REFERENCIA_A_RETIRADA"} == set()
    assert told(outcomes)[1:] == [("", "liberacion", "")]
    assert {row["origen"] for row in rows("lineamiento").values() if row["codigo"] == "L1"} == {"op"}


def test_nothing_is_freed_while_nothing_moves(town: Town, ingest: Ingest) -> None:
    town.save("OP.xlsx", ONE.format("L1"))
    ingest()
    town.save("estrategia.xlsx", without("L1"))
    ingest(minutes=1)
    town.save("SAL.xlsx", ONE.format("L2"))
    assert told(ingest(minutes=2)) == [("SAL.xlsx", "carga", "vigente")]


@pytest.mark.parametrize("first", ["OP", "SAL"])
def test_a_programme_that_moved_is_closed_whichever_workbook_is_saved_first(
    town: Town, ingest: Ingest, rows: Rows, first: str
) -> None:
    moved = """
    ## Programas
    | Código | Nombre | Lineamiento | Código anterior |
    |--------|--------|-------------|-----------------|
    | S1     | Bacheo | L2          | OP/P1           |
    """
    town.save("OP.xlsx", ONE.format("L1"))
    town.save("SAL.xlsx", "")
    ingest()
    saves = {"OP": "", "SAL": moved}
    for turn, office in enumerate(sorted(saves, key=lambda code: code != first)):
        town.save(f"{office}.xlsx", saves[office])
        ingest(minutes=1 + turn)
    assert {key: row["marca"] for key, row in rows("programa").items()} == {"s1": None}
