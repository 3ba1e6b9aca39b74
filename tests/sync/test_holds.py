"""Loads that wait for somebody: which are held, what is decided by hand, and what becomes of them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from plan import history
from plan.config import Config
from sync.journal import Journal
from sync.resolving import NotHeldError
from tests.conftest import ESTRATEGIA, Town
from tests.sync.drawings import Decide, Ingest, Rows, codes, many, told

HELD = "En «Programas» desaparecen 7 de 18 filas."
GROWN = ESTRATEGIA.replace("Ciudad cercana", "Ciudad cercana y limpia")


def without_l1(strategy: str = ESTRATEGIA) -> str:
    return "\n".join(line for line in strategy.splitlines() if not line.startswith("| L1"))


def marks(rows: Rows, table: str = "programa") -> list[object]:
    return sorted({row["marca"] for row in rows(table).values()} - {None}, key=str)


def held_numbers(engine: sa.Engine) -> list[int]:
    with engine.connect() as connection:
        return [found["id"] for found in history.held(connection)]


@pytest.fixture
def held(town: Town, ingest: Ingest) -> int:
    """Save a workbook with 18 programmes, then one without 7 of them: carga 3 waits."""
    town.save("OP.xlsx", many())
    ingest()
    town.save("OP.xlsx", many(gone=7))
    (outcome,) = ingest(minutes=1)
    assert outcome.load is not None
    assert (outcome.carga, outcome.situacion, outcome.load.detalle) == (3, "retenido", HELD)
    return 3


def test_a_held_load_changes_nothing_and_is_not_tried_at_each_scan(
    held: int, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    assert marks(rows) == []
    assert ingest(minutes=2) == []
    assert held_numbers(engine) == [held]


def test_a_confirmed_load_is_taken_and_says_what_was_confirmed_and_by_whom(
    held: int, decide: Decide, rows: Rows, config: Config
) -> None:
    (outcome,) = decide("confirmar", held)
    assert sum(row["marca"] == "retirado" for row in rows("programa").values()) == 7
    assert outcome.load is not None
    assert (outcome.load.clase, outcome.load.resultado) == ("carga", "tomada")
    assert outcome.load.detalle == f"Se confirmó la carga 3: {HELD} Lo decidió ana."
    assert Journal(config.datos).read(4).carga["detalle"] == outcome.load.detalle


def test_a_load_is_decided_once(held: int, decide: Decide) -> None:
    decide("confirmar", held)
    for again in ("confirmar", "rechazar"):
        with pytest.raises(NotHeldError, match="La carga 3 no está retenida"):
            decide(again, held)


def test_a_dropped_load_leaves_everything_and_is_not_held_again_until_its_bytes_change(
    held: int, town: Town, decide: Decide, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    (outcome,) = decide("rechazar", held)
    assert outcome.load is not None
    assert (outcome.load.clase, outcome.load.guardado_por) == ("decision", "ana")
    path = town.folder / "OP.xlsx"
    path.write_bytes(path.read_bytes())
    assert (ingest(minutes=90), marks(rows), held_numbers(engine)) == ([], [], [])
    town.save("OP.xlsx", many(gone=8))
    assert told(ingest(minutes=91)) == [("OP.xlsx", "carga", "retenido")]


def test_a_dropped_load_stays_dropped_when_the_strategy_changes_and_when_its_file_was_away(
    held: int, town: Town, decide: Decide, ingest: Ingest, rows: Rows
) -> None:
    decide("rechazar", held)
    town.save("estrategia.xlsx", GROWN)
    assert told(ingest(minutes=90)) == [("estrategia.xlsx", "carga", "vigente")]
    path = town.folder / "OP.xlsx"
    saved = path.read_bytes()
    path.unlink()
    ingest(minutes=91)
    path.write_bytes(saved)
    town.save("estrategia.xlsx", ESTRATEGIA)
    assert told(ingest(minutes=92)) == [("estrategia.xlsx", "carga", "vigente")]
    assert marks(rows) == []


def test_a_newer_save_is_judged_against_what_is_in_force_and_the_older_hold_lapses(
    held: int, town: Town, ingest: Ingest, decide: Decide, rows: Rows, engine: sa.Engine
) -> None:
    town.save("OP.xlsx", many(gone=6))
    assert told(ingest(minutes=2)) == [("OP.xlsx", "carga", "vigente")]
    assert sum(row["marca"] == "retirado" for row in rows("programa").values()) == 6
    assert held_numbers(engine) == []
    with pytest.raises(NotHeldError):
        decide("confirmar", held)


def test_a_newer_save_that_cannot_be_taken_makes_the_hold_lapse_too(
    held: int, town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    assert held_numbers(engine) == [held]
    town.save("OP.xlsx", b"<html>no soy un libro</html>")
    assert ingest(minutes=2)[0].situacion == "rechazado"
    assert held_numbers(engine) == []


def test_a_second_file_of_the_office_does_not_hide_the_load_that_waits(
    held: int, town: Town, ingest: Ingest, decide: Decide, engine: sa.Engine
) -> None:
    (town.folder / "obras").mkdir()
    town.save("obras/OP.xlsx", many(gone=2))
    (outcome,) = ingest(minutes=2)
    assert codes(outcome) == {"LIBRO_DUPLICADO"}
    assert held_numbers(engine) == [held]
    assert decide("confirmar", held)[0].situacion == "vigente"


def test_a_confirmed_load_does_not_hide_the_save_that_is_being_copied_over_it(
    held: int, town: Town, ingest: Ingest, decide: Decide, rows: Rows
) -> None:
    whole = town.save("OP.xlsx", many(gone=1)).read_bytes()
    path = town.folder / "OP.xlsx"
    path.write_bytes(whole[:3000])
    assert ingest(seconds=61)[0].situacion == "pendiente"
    assert decide("confirmar", held)[0].situacion == "vigente"
    assert sum(row["marca"] == "retirado" for row in rows("programa").values()) == 7
    assert ingest(minutes=61)[0].situacion == "pendiente"
    path.write_bytes(whole)
    assert told(ingest(minutes=61, seconds=1)) == [("OP.xlsx", "carga", "vigente")]
    assert sum(row["marca"] == "retirado" for row in rows("programa").values()) == 1


def test_a_first_load_is_never_held(town: Town, ingest: Ingest) -> None:
    town.save("OP.xlsx", many())
    assert {outcome.situacion for outcome in ingest()} == {"vigente"}


def test_rows_in_quarantine_have_not_vanished(town: Town, ingest: Ingest, rows: Rows) -> None:
    town.save("OP.xlsx", many())
    ingest()
    town.save("OP.xlsx", many().replace("| L1 |", "| L99 |"))
    assert ingest(minutes=1)[0].situacion == "vigente"
    assert marks(rows) == ["pendiente"]


def test_rows_that_vanished_before_do_not_count_again(
    held: int, town: Town, ingest: Ingest, decide: Decide
) -> None:
    decide("confirmar", held)  # 11 are left, 7 are retired
    town.save("OP.xlsx", many(gone=12))
    assert told(ingest(minutes=90)) == [("OP.xlsx", "carga", "vigente")]


def test_a_sheet_emptied_whole_is_held(town: Town, ingest: Ingest) -> None:
    town.save("OP.xlsx", many())
    ingest()
    town.save("OP.xlsx", many(gone=18))
    (outcome,) = ingest(minutes=1)
    assert outcome.load is not None
    assert outcome.load.detalle == "En «Programas» desaparecen 18 de 18 filas."


def test_a_strategy_row_on_which_many_hang_is_not_taken_away_unasked(
    town: Town, ingest: Ingest, decide: Decide, rows: Rows
) -> None:
    town.save("OP.xlsx", many(gone=12))
    ingest()
    town.save("estrategia.xlsx", without_l1())
    (held,) = ingest(minutes=1)
    assert held.load is not None
    sentence = "En «Lineamientos» desaparece una fila de la que dependen 6 filas de las dependencias."
    assert held.load.detalle == sentence
    assert rows("lineamiento")["l1"]["marca"] is None
    assert held.carga is not None
    assert told(decide("confirmar", held.carga)) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "vigente"),
    ]
    assert rows("lineamiento")["l1"]["marca"] == "retenido"


def test_workbooks_are_judged_against_the_strategy_in_force_not_the_one_that_waits(
    town: Town, ingest: Ingest
) -> None:
    town.save("OP.xlsx", many(gone=12))
    ingest()
    town.save("estrategia.xlsx", without_l1())
    town.save("OP.xlsx", many(gone=11))
    outcomes = ingest(minutes=1)
    assert told(outcomes) == [("estrategia.xlsx", "carga", "retenido"), ("OP.xlsx", "carga", "vigente")]
    assert "REFERENCIA_DESCONOCIDA" not in codes(outcomes[1])


def test_a_revalidation_that_would_lose_too_much_is_held_once(
    held: int, town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    town.save("estrategia.xlsx", GROWN)
    outcomes = ingest(minutes=2)
    assert told(outcomes) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "retenido"),
    ]
    assert held_numbers(engine) == [outcomes[1].carga] != [held]
    assert ingest(minutes=3) == []


def test_a_dropped_load_is_no_report_of_the_office(held: int, decide: Decide, engine: sa.Engine) -> None:
    with engine.connect() as connection:
        before = history.cortes(connection), history.last_cargas(connection)
    decide("rechazar", held)
    with engine.connect() as connection:
        assert (history.cortes(connection), history.last_cargas(connection)) == before
