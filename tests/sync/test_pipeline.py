"""From a file in the shared folder to rows in force: what each save changes, and what it must not."""

from __future__ import annotations

import os
from datetime import date, datetime
from zipfile import ZipFile

import sqlalchemy as sa

from plan.config import Config
from tests.conftest import Town
from tests.sync.drawings import OP, Ingest, Rows, codes, count, told


def test_a_save_becomes_rows_in_force(town: Town, ingest: Ingest, rows: Rows) -> None:
    town.save("OP.xlsx", OP)
    outcomes = ingest()
    assert told(outcomes) == [("estrategia.xlsx", "carga", "vigente"), ("OP.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.4
    assert rows("programa")["op-1"]["fin_planificado"] == date(2026, 12, 31)
    assert (rows("actividad")["a1"]["origen"], rows("actividad")["a1"]["programa_clave"]) == ("op", "op-1")
    load = outcomes[1].load
    assert load is not None
    assert (load.escritas, load.tomadas, load.cuarentena, load.omitidas) == (4, 4, 0, 0)


def test_the_same_bytes_and_a_file_merely_touched_add_nothing(
    town: Town, ingest: Ingest, engine: sa.Engine
) -> None:
    path = town.save("OP.xlsx", OP)
    ingest()
    before = count(engine)
    os.utime(path, (1, 1))
    assert ingest(minutes=1) == []
    path.write_bytes(path.read_bytes())
    assert ingest(minutes=2) == []
    assert count(engine) == before


def test_a_save_with_the_same_size_and_time_is_seen_while_the_time_is_fresh(
    town: Town, ingest: Ingest, rows: Rows, now: datetime
) -> None:
    def save(drawing: str) -> None:
        path = town.save("OP.xlsx", drawing)
        with ZipFile(path, "a") as archive:
            archive.comment = b" " * (30_000 - path.stat().st_size)
        os.utime(path, (now.timestamp(), now.timestamp()))

    save(OP)
    ingest()
    save(OP.replace("0.4 ", "0.45"))
    ingest(seconds=1)
    assert rows("programa")["op-1"]["avance_reportado"] == 0.45
    assert ingest(seconds=2) == []


def test_a_changed_cell_closes_one_version_and_opens_another(town: Town, ingest: Ingest, rows: Rows) -> None:
    town.save("OP.xlsx", OP)
    ingest()
    town.save("OP.xlsx", OP.replace("0.4 ", "0.45"))
    (outcome,) = ingest(minutes=1)
    assert [opening.clave for opening in outcome.decision.opened] == ["op-1"]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.45
    assert rows("programa", carga=2)["op-1"]["avance_reportado"] == 0.4


def test_a_row_with_an_error_waits_and_its_last_good_values_stay(
    town: Town, ingest: Ingest, rows: Rows
) -> None:
    town.save("OP.xlsx", OP)
    ingest()
    town.save("OP.xlsx", OP.replace("0.4 ", "7.63").replace("0.5 ", "0.55"))
    (outcome,) = ingest(minutes=1)
    found = rows("programa")
    assert (found["op-1"]["avance_reportado"], found["op-1"]["marca"]) == (0.4, "pendiente")
    assert found["op-1"]["al"] == date(2026, 10, 31)
    assert (found["op-2"]["avance_reportado"], found["op-2"]["marca"]) == (0.55, None)
    assert outcome.load is not None
    assert (outcome.load.escritas, outcome.load.tomadas, outcome.load.cuarentena) == (4, 3, 1)


def test_a_bad_workbook_does_not_stop_another(town: Town, ingest: Ingest, rows: Rows) -> None:
    town.save("OP.xlsx", b"<html>no soy un libro</html>")
    town.save("SAL.xlsx", OP.replace("L1", "L2"))
    told_first = told(ingest())
    assert ("SAL.xlsx", "carga", "vigente") in told_first
    assert {row["origen"] for row in rows("programa").values()} == {"sal"}


def test_a_workbook_half_copied_waits_and_is_taken_once_it_is_whole(
    town: Town, ingest: Ingest, config: Config
) -> None:
    ingest()
    path = town.save("OP.xlsx", OP)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert told(ingest()) == [("OP.xlsx", "", "pendiente")]
    assert told(ingest(seconds=config.gracia / 2)) == [("OP.xlsx", "", "pendiente")]
    path.write_bytes(whole)
    assert told(ingest(seconds=config.gracia)) == [("OP.xlsx", "carga", "vigente")]


def test_a_workbook_that_stays_half_copied_is_rejected_after_the_grace(
    town: Town, ingest: Ingest, config: Config, rows: Rows
) -> None:
    path = town.save("OP.xlsx", OP)
    ingest()
    path.write_bytes(path.read_bytes()[:3000])
    ingest(minutes=1)
    (outcome,) = ingest(minutes=1, seconds=config.gracia)
    assert (outcome.situacion, codes(outcome)) == ("rechazado", {"ARCHIVO_INCOMPLETO"})
    assert ingest(minutes=2) == []
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_a_file_too_large_to_be_read_is_rejected_once(town: Town, ingest: Ingest, rows: Rows) -> None:
    path = town.save("OP.xlsx", OP)
    ingest()
    with path.open("ab") as file:
        file.truncate(31 << 20)
    (outcome,) = ingest(minutes=1)
    assert (outcome.situacion, codes(outcome)) == ("rechazado", {"ARCHIVO_MUY_GRANDE"})
    assert ingest(minutes=2) == []
    assert set(rows("programa")) == {"op-1", "op-2"}
