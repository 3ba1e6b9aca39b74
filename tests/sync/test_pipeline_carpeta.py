"""Several workbooks at once: the strategy and those it touches, second copies, files that come and go."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from plan import history
from tests.conftest import ESTRATEGIA, Municipio
from tests.sync.planillas import OP, Ingest, Rows, codes, count, told


def test_a_planilla_that_came_before_the_strategy_is_taken_when_the_strategy_comes(
    municipio: Municipio, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    (municipio.carpeta / "estrategia.xlsx").unlink()
    municipio.guardar("OP.xlsx", OP)
    (early,) = ingest()
    assert codes(early) == {"LIBRO_SIN_ESTRATEGIA"}
    municipio.guardar("estrategia.xlsx", ESTRATEGIA)
    assert told(ingest(minutes=1)) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "vigente"),
    ]
    assert set(rows("programa")) == {"op-1", "op-2"}
    with engine.connect() as connection:
        assert history.cortes(connection)["op"].fecha == date(2026, 10, 31)


def test_a_changed_strategy_has_every_workbook_judged_again(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    municipio.guardar("OP.xlsx", OP.replace("| OP-2   | Bacheo       | L1 ", "| OP-2   | Bacheo       | L3 "))
    ingest()
    assert set(rows("programa")) == {"op-1"}
    municipio.guardar("estrategia.xlsx", ESTRATEGIA + "| L3     | E1  | Calles sanas  |\n")
    assert told(ingest(minutes=1)) == [
        ("estrategia.xlsx", "carga", "vigente"),
        ("OP.xlsx", "revalidacion", "vigente"),
    ]
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_a_new_lineamiento_of_the_office_above_has_those_below_judged_again(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    municipio.guardar("estrategia.xlsx", ESTRATEGIA.replace("INT        | Sí ", "SAL        | Sí "))
    municipio.guardar("OP.xlsx", OP.replace("| L1 ", "| S9 "))
    ingest()
    assert rows("programa") == {}
    municipio.guardar(
        "SAL.xlsx", "## Lineamientos\n| Código | Eje | Nombre |\n|---|---|---|\n| S9 | E2 | Barrios sanos |\n"
    )
    assert ("OP.xlsx", "revalidacion", "vigente") in told(ingest(minutes=1))
    assert set(rows("programa")) == {"op-1", "op-2"}


def test_a_second_workbook_of_an_office_is_flagged_and_taken_when_the_first_one_goes(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    first = municipio.guardar("OP.xlsx", OP)
    second = first.with_name("OP corregida.xlsx")
    ingest()
    second.write_bytes(municipio.guardar("copia/OP.xlsx", OP.replace("0.4 ", "0.9 ")).read_bytes())
    (municipio.carpeta / "copia" / "OP.xlsx").unlink()
    (flagged,) = ingest(minutes=1)
    assert (flagged.situacion, codes(flagged)) == ("duplicado", {"LIBRO_DUPLICADO"})
    assert ingest(minutes=2) == []
    first.unlink()
    assert told(ingest(minutes=3)) == [("OP corregida.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.9


def test_a_rejected_save_of_the_workbook_does_not_make_room_for_a_second_one(
    municipio: Municipio, ingest: Ingest, rows: Rows
) -> None:
    first = municipio.guardar("OP.xlsx", OP)
    ingest()
    first.with_name("OP vieja.xlsx").write_bytes(first.read_bytes())
    assert told(ingest(minutes=1)) == [("OP vieja.xlsx", "carga", "duplicado")]
    first.write_bytes(b"<html>no soy un libro</html>")
    assert told(ingest(minutes=2)) == [("OP.xlsx", "", "pendiente")]
    assert told(ingest(minutes=3)) == [("OP.xlsx", "carga", "rechazado")]
    assert ingest(minutes=4) == []
    assert rows("programa")["op-1"]["desde"] == 2


def test_at_first_contact_only_the_workbook_named_by_its_code_is_taken(
    municipio: Municipio, ingest: Ingest
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    path.with_name("A borrador.xlsx").write_bytes(
        municipio.guardar("x/OP.xlsx", OP.replace("0.4 ", "0.1 ")).read_bytes()
    )
    (municipio.carpeta / "x" / "OP.xlsx").unlink()
    assert ("A borrador.xlsx", "carga", "duplicado") in told(ingest())


def test_a_missing_file_changes_no_row_and_coming_back_is_no_new_load(
    municipio: Municipio, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    ingest()
    data, loads = path.read_bytes(), count(engine)[0]
    path.unlink()
    assert ingest(minutes=1) == []
    assert set(rows("programa")) == {"op-1", "op-2"}
    path.write_bytes(data)
    assert ingest(minutes=2) == []
    assert count(engine)[0] == loads


def test_a_conflict_copy_is_shown_and_never_read(
    municipio: Municipio, ingest: Ingest, rows: Rows, engine: sa.Engine
) -> None:
    path = municipio.guardar("OP.xlsx", OP)
    path.with_name("OP (conflicted copy 2026-11-20 101500).xlsx").write_bytes(path.read_bytes())
    ingest()
    with engine.connect() as connection:
        found = {record["ruta"]: record["situacion"] for record in history.files(connection)}
    assert found["OP (conflicted copy 2026-11-20 101500).xlsx"] == "conflicto"
    assert set(rows("programa")) == {"op-1", "op-2"}
