"""When a file is looked into: by size and times, by name, and by moments of a clock that may be wrong."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan import history
from plan.tables import ARCHIVO
from sync.pipeline import Pipeline
from sync.watch import scan
from tests.conftest import Town, drawn_bytes
from tests.sync.drawings import OP, Ingest, Rows, count, told

LATER = OP.replace("0.4 ", "0.9 ")


def rewrite(path: Path, drawing: str) -> None:
    """Write in place as many bytes as there were, and set the time back."""
    status = path.stat()
    data = drawn_bytes(drawing, "OP")
    more = status.st_size - len(data)
    with path.open("r+b") as file:
        file.write(data[:-2] + more.to_bytes(2, "little") + b"." * more)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.fixture
def path(town: Town) -> Path:
    data = drawn_bytes(OP, "OP")
    return town.save("OP.xlsx", data[:-2] + b"\xe8\x03" + b"." * 1000)


def test_a_rewrite_of_the_same_size_and_time_is_found_by_the_next_scan(
    path: Path, ingest: Ingest, rows: Rows
) -> None:
    ingest()
    rewrite(path, LATER)
    assert told(ingest(minutes=1)) == [("OP.xlsx", "carga", "vigente")]
    assert rows("programa")["op-1"]["avance_reportado"] == 0.9


def test_what_an_event_names_is_read_though_all_its_times_are_as_they_were(
    path: Path, ingest: Ingest, pipeline: Pipeline, now: datetime, town: Town
) -> None:
    ingest()
    rewrite(path, LATER)
    (there,) = [found for found in scan(town.folder).workbooks if found.path == "OP.xlsx"]
    with pipeline._store._engine.begin() as connection:  # as on a disk that keeps no change times
        same = sa.update(ARCHIVO).values(ctime_ns=there.ctime_ns).where(ARCHIVO.c.ruta == "OP.xlsx")
        connection.execute(same)
    assert ingest(minutes=1) == []
    named = pipeline.ingest(now + timedelta(minutes=2), frozenset({"OP.xlsx"}))
    assert told(list(named)) == [("OP.xlsx", "carga", "vigente")]


def test_what_an_event_names_without_need_leaves_no_load(
    path: Path, ingest: Ingest, pipeline: Pipeline, now: datetime, engine: sa.Engine
) -> None:
    ingest()
    path.with_name("OP viejo.xlsx").write_bytes(path.read_bytes())
    ingest(minutes=1)
    loads = count(engine)[0]
    names = frozenset({"OP.xlsx", "OP viejo.xlsx", "no está.xlsx", "."})
    assert list(pipeline.ingest(now + timedelta(minutes=2), names)) == []
    assert count(engine)[0] == loads


@pytest.mark.parametrize("seconds", [-5e9, -1, 0, 1.5e9, 4e9, 9.3e9, 1.5e10])
def test_a_file_of_any_time_is_taken_once(path: Path, ingest: Ingest, rows: Rows, seconds: float) -> None:
    os.utime(path, (seconds, seconds))
    ingest()
    assert set(rows("programa")) == {"op-1", "op-2"}
    assert ingest(minutes=1) == []


def test_what_a_clock_that_ran_ahead_saw_is_not_trusted(
    path: Path, ingest: Ingest, rows: Rows, pipeline: Pipeline, engine: sa.Engine
) -> None:
    ingest(days=3652)
    rewrite(path, LATER)
    (there,) = [found for found in scan(path.parent).workbooks if found.path == "OP.xlsx"]
    with pipeline._store._engine.begin() as connection:
        connection.execute(sa.update(ARCHIVO).values(ctime_ns=there.ctime_ns))
    assert told(ingest()) == [("OP.xlsx", "carga", "vigente")]
    with engine.connect() as connection:
        seen = {found["visto"] for found in history.files(connection)}
    assert max(seen) < "2027"
    assert rows("programa")["op-1"]["avance_reportado"] == 0.9


def test_a_workbook_missed_by_a_clock_that_ran_ahead_makes_room_for_another_in_time(
    path: Path, ingest: Ingest, town: Town
) -> None:
    ingest()
    town.save("x/OP.xlsx", LATER).replace(path.with_name("OP corregida.xlsx"))
    ingest(minutes=1)
    path.unlink()
    ingest(days=3652)
    assert ingest(minutes=2) == []
    assert told(ingest(minutes=3)) == [("OP corregida.xlsx", "carga", "vigente")]
