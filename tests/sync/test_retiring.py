"""Programmes that vanished stay as «retirado» until somebody confirms it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from plan import history
from plan.config import Config
from sync.journal import Journal
from sync.retiring import NotRetiredError, StillNeededError, retired
from tests.conftest import Town
from tests.sync.drawings import OP, Decide, Ingest, Rows, told

LESS = "\n".join(line for line in OP.splitlines() if not line.startswith("| OP-2"))


@pytest.fixture
def gone(town: Town, ingest: Ingest) -> None:
    """Save two programmes, then one of them: OP-2 is retired."""
    town.save("OP.xlsx", OP)
    ingest()
    town.save("OP.xlsx", LESS)
    ingest(minutes=1)


@pytest.mark.usefixtures("gone")
def test_a_confirmed_retirement_closes_the_row_and_is_journalled(
    decide: Decide, rows: Rows, config: Config
) -> None:
    (outcome,) = decide("retirar", dependencia="op", codigo="op-2")
    assert set(rows("programa")) == {"op-1"}
    entry = Journal(config.datos).read(outcome.carga or 0)
    told = {name: entry.carga[name] for name in ("clase", "resultado", "guardado_por", "detalle")}
    assert told == {
        "clase": "decision",
        "resultado": "retirada",
        "guardado_por": "ana",
        "detalle": "Se confirmó el retiro de «OP-2» (Bacheo).",
    }
    assert [*map(list, entry.cerradas)] == [["programa", "op-2"]]


@pytest.mark.usefixtures("gone")
def test_a_programme_that_comes_back_is_simply_opened_again(
    town: Town, decide: Decide, ingest: Ingest, rows: Rows
) -> None:
    decide("retirar", dependencia="OP", codigo="OP-2")
    town.save("OP.xlsx", OP)
    ingest(minutes=90)
    assert rows("programa")["op-2"]["marca"] is None


@pytest.mark.usefixtures("gone")
@pytest.mark.parametrize(("office", "code"), [("OP", "OP-1"), ("OP", "NADA"), ("SAL", "OP-2")])
def test_only_what_is_retired_can_be_let_go(decide: Decide, office: str, code: str) -> None:
    with pytest.raises(NotRetiredError, match=f"«{code}» de «{office}» no figura como retirado"):
        decide("retirar", dependencia=office, codigo=code)


def test_what_still_hangs_on_it_is_named(town: Town, ingest: Ingest, decide: Decide, rows: Rows) -> None:
    money = "\n## Presupuesto\n| Programa | Ejercicio | Asignado |\n|---|---|---|\n| OP-1 | 2026 | 100 |\n"
    town.save("OP.xlsx", OP + money)
    ingest()
    left = "\n".join(line for line in (OP + money).splitlines() if not line.startswith("| OP-1   |"))
    town.save("OP.xlsx", left)
    ingest(minutes=1)
    with pytest.raises(StillNeededError) as refused:
        decide("retirar", dependencia="OP", codigo="OP-1")
    assert "dependen de él en «Actividades», «A1»; en «Presupuesto», la fila de 2026." in str(refused.value)
    assert rows("programa")["op-1"]["marca"] == "retirado"


def test_the_lineamiento_it_kept_goes_with_it(town: Town, ingest: Ingest, decide: Decide, rows: Rows) -> None:
    own = "## Lineamientos\n| Código | Eje | Nombre |\n|---|---|---|\n| OP-L1 | E1 | Renovar |\n"
    town.save("OP.xlsx", own + OP.replace("| L1          |", "| OP-L1       |"))
    ingest()
    town.save("OP.xlsx", "")
    ingest(minutes=1)
    assert rows("lineamiento")["op-l1"]["marca"] == "retenido"
    decide("retirar", dependencia="OP", codigo="OP-1")
    assert rows("lineamiento")["op-l1"]["marca"] == "retenido"
    assert told(decide("retirar", dependencia="OP", codigo="OP-2")) == [
        ("", "decision", ""),
        ("", "liberacion", ""),
    ]
    assert "op-l1" not in rows("lineamiento")


@pytest.mark.usefixtures("gone")
def test_a_retirement_is_no_load_of_the_office(decide: Decide, engine: sa.Engine) -> None:
    def known() -> list[object]:
        with engine.connect() as connection:
            return [read(connection) for read in (history.cortes, history.last_cargas, history.owners)]

    before = known()
    decide("retirar", dependencia="OP", codigo="OP-2")
    assert known() == before
    with engine.connect() as connection:
        assert retired(connection) == []


@pytest.mark.usefixtures("gone")
def test_a_retirement_hides_no_load_that_waits(
    town: Town, ingest: Ingest, decide: Decide, engine: sa.Engine
) -> None:
    grown = "\n".join(f"| OP-{n}   | Programa {n} | L1 | | | |" for n in range(10, 28))
    town.save("OP.xlsx", LESS.replace("\n\n## Actividades", f"\n{grown}\n\n## Actividades"))
    ingest(minutes=2)
    town.save("OP.xlsx", LESS)
    assert told(ingest(minutes=3)) == [("OP.xlsx", "carga", "retenido")]
    decide("retirar", dependencia="OP", codigo="OP-2")
    with engine.connect() as connection:
        assert [found["ruta"] for found in history.held(connection)] == ["OP.xlsx"]
