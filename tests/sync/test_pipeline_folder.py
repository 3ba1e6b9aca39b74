"""Several workbooks at once: the strategy and those it touches, second copies, files that come and go."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from plan import history
from plan.config import Config
from tests.conftest import ESTRATEGIA, Town
from tests.sync.drawings import OP, Ingest, Rows, codes, count, told


def test_a_planilla_that_came_before_the_strategy_is_taken_when_the_strategy_comes(
    town: Town, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    (town.folder / "estrategia.xlsx").unlink()
    town.save("OP.xlsx", OP)
    (early,) = ingest()
    assert codes(early) == {"LIBRO_SIN_ESTRATEGIA"}
    town.save("estrategia.xlsx", ESTRATEGIA)
    assert told(ingest(minutes=1)) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "vigente"),
    ]
    assert set(rows("programa")) == {"op-1", "op-2"}
    with engine.connect() as connection:
        assert history.cortes(connection)["op"].fecha == date(2026, 10, 31)


def test_a_changed_strategy_has_every_workbook_judged_again(town: Town, ingest: Ingest, rows: Rows) -> None:
    town.save("OP.xlsx", OP.replace("| OP-2   | Bacheo       | L1 ", "| OP-2   | Bacheo       | L3 "))
    ingest()
    assert set(rows("programa")) == {"op-1"}
    town.save("estrategia.xlsx", ESTRATEGIA + "| L3     | E1  | Calles sanas  |\n")
    assert told(ingest(minutes=1)) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "vigente"),
    ]
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_what_hangs_on_a_lineamiento_removed_from_the_strategy_says_so(
    town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    town.save("OP.xlsx", OP)
    ingest()
    without = "\n".join(line for line in ESTRATEGIA.splitlines() if not line.startswith("| L1 "))
    town.save("estrategia.xlsx", without)
    again = ingest(minutes=1)[-1]
    assert "REFERENCIA_A_RETIRADA" in codes(again)
    with engine.connect() as connection:
        corte = history.cortes(connection)["op"]
    assert corte.carga == 2  # what the office loaded, not what was judged again


def test_a_new_lineamiento_of_the_office_above_has_those_below_judged_again(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("estrategia.xlsx", ESTRATEGIA.replace("INT        | Sí ", "SAL        | Sí "))
    town.save("OP.xlsx", OP.replace("| L1 ", "| S9 "))
    ingest()
    assert rows("programa") == {}
    town.save(
        "SAL.xlsx", "## Lineamientos\n| Código | Eje | Nombre |\n|---|---|---|\n| S9 | E2 | Barrios sanos |\n"
    )
    assert ("OP.xlsx", "revalidacion", "vigente") in told(ingest(minutes=1))
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_a_second_workbook_of_an_office_is_flagged_and_taken_when_the_first_one_goes(
    town: Town, ingest: Ingest, rows: Rows, config: Config
) -> None:
    first = town.save("OP.xlsx", OP)
    second = first.with_name("OP corregida.xlsx")
    ingest()
    second.write_bytes(town.save("copia/OP.xlsx", OP.replace("0.4 ", "0.9 ")).read_bytes())
    (town.folder / "copia" / "OP.xlsx").unlink()
    (flagged,) = ingest(minutes=1)
    assert (flagged.situacion, codes(flagged)) == ("duplicado", {"LIBRO_DUPLICADO"})
    assert ingest(minutes=2) == []
    first.unlink()
    assert ingest(minutes=3) == []
    assert told(ingest(minutes=3, seconds=config.gracia)) == [("OP corregida.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.9


def test_a_rejected_save_of_the_workbook_does_not_make_room_for_a_second_one(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    first = town.save("OP.xlsx", OP)
    ingest()
    first.with_name("OP vieja.xlsx").write_bytes(first.read_bytes())
    assert told(ingest(minutes=1)) == [("OP vieja.xlsx", "carga", "duplicado")]
    first.write_bytes(b"<html>no soy un libro</html>")
    assert told(ingest(minutes=2)) == [("OP.xlsx", "carga", "rechazado")]
    assert ingest(minutes=3) == []
    assert rows("programa")["op-1"]["desde"] == 2


def test_at_first_contact_only_the_workbook_named_by_its_code_is_taken(town: Town, ingest: Ingest) -> None:
    path = town.save("OP.xlsx", OP)
    path.with_name("A borrador.xlsx").write_bytes(
        town.save("x/OP.xlsx", OP.replace("0.4 ", "0.1 ")).read_bytes()
    )
    (town.folder / "x" / "OP.xlsx").unlink()
    assert ("A borrador.xlsx", "carga", "duplicado") in told(ingest())


def test_the_moment_without_a_workbook_that_a_save_leaves_lets_no_second_one_in(
    town: Town, ingest: Ingest, rows: Rows, config: Config
) -> None:
    path = town.save("OP.xlsx", OP)
    ingest()
    path.with_name("OP vieja.xlsx").write_bytes(path.read_bytes())
    ingest(minutes=1)
    path.unlink()
    assert ingest(minutes=2) == []
    town.save("OP.xlsx", OP.replace("0.4 ", "0.7 "))
    assert told(ingest(minutes=2, seconds=config.gracia)) == [("OP.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.7


def test_a_workbook_put_back_is_in_force_again_even_with_its_old_bytes(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    path = town.save("OP.xlsx", OP)
    ingest()
    old = path.read_bytes()
    path.unlink()
    ingest(minutes=1)
    newer = path.with_name("OP nuevo.xlsx")
    newer.write_bytes(town.save("x/OP.xlsx", OP.replace("0.4 ", "0.1 ")).read_bytes())
    (town.folder / "x" / "OP.xlsx").unlink()
    assert told(ingest(minutes=2)) == [("OP nuevo.xlsx", "carga", "vigente")]
    newer.unlink()
    path.write_bytes(old)
    assert told(ingest(minutes=3)) == [("OP.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.4


def test_a_missing_file_changes_no_row_and_coming_back_is_no_new_load(
    town: Town, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    path = town.save("OP.xlsx", OP)
    ingest()
    data, loads = path.read_bytes(), count(engine)[0]
    path.unlink()
    assert ingest(minutes=1) == []
    assert set(rows("programa")) == {"op-1", "op-2"}
    path.write_bytes(data)
    assert ingest(minutes=2) == []
    assert count(engine)[0] == loads


def test_a_conflict_copy_is_shown_and_never_read(
    town: Town, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    path = town.save("OP.xlsx", OP)
    path.with_name("OP (conflicted copy 2026-11-20 101500).xlsx").write_bytes(path.read_bytes())
    ingest()
    with engine.connect() as connection:
        found = {record["ruta"]: record["situacion"] for record in history.files(connection)}
    assert found["OP (conflicted copy 2026-11-20 101500).xlsx"] == "conflicto"
    assert set(rows("programa")) == {"op-1", "op-2"}
