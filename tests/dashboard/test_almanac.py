"""What is kept of past days may be lost at any moment: the site goes on and measures it again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dashboard.day.days import Standing, WholeDay
from dashboard.keeping.almanac import FILE, Almanac
from dashboard.keeping.spelled_days import read, spell
from plan.evaluado import Luz, Motivo

STANDING = Standing(
    Luz.ROJO, Motivo.VENCIDO, retirado=False, planificado=1.0, real=0.1 + 0.2, reportado=None, brecha=-0.25,
    codigo="OP-1", nombre="Ñandú «»", eje="e1", lineamiento="op/l1",
)  # fmt: skip
DAY = WholeDay({("op", "op-1"): STANDING}, frozenset({("op", "op-9")}))


def test_a_day_comes_back_as_it_was_kept() -> None:
    assert read(spell(DAY)) == DAY


@pytest.mark.parametrize("content", [b"", b"nada", spell(DAY)[:-9], spell(DAY).replace(b"x", b"y", 1)[4:]])
def test_a_day_that_is_damaged_is_no_day(content: bytes) -> None:
    assert read(content) is None


def test_what_is_kept_is_there_for_the_next_program(tmp_path: Path) -> None:
    almanac = Almanac(tmp_path / FILE)
    almanac.put("ayer", b"algo")
    almanac.close()
    again = Almanac(tmp_path / FILE)
    assert again.get("ayer") == b"algo"
    assert again.get("anteayer") is None
    again.close()


@pytest.mark.parametrize(
    "content", [b"esto no es una base de datos, y es bastante largo" * 90, b"", b"SQLite"]
)
def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    almanac = Almanac(tmp_path / FILE)
    almanac.put("ayer", b"algo")
    almanac.close()
    again = Almanac(tmp_path / FILE)
    assert again.get("ayer") == b"algo"
    again.close()


def test_a_file_damaged_while_it_is_in_use_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / FILE
    almanac = Almanac(path)
    for number in range(50):
        almanac.put(f"día {number}", bytes(4_000))
    almanac.close()
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 200_000)
    almanac = Almanac(path)
    assert almanac.get("día 7") is None
    almanac.put("ayer", b"algo")
    assert almanac.get("ayer") == b"algo"
    almanac.close()


def test_a_file_of_an_older_format_is_made_anew(tmp_path: Path) -> None:
    old = sqlite3.connect(tmp_path / FILE)
    old.execute("CREATE TABLE dia (cosa)")
    old.close()
    almanac = Almanac(tmp_path / FILE)
    almanac.put("ayer", b"algo")
    assert almanac.get("ayer") == b"algo"
    almanac.close()


def test_where_no_file_can_be_made_the_days_are_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    almanac = Almanac(tmp_path / FILE)
    almanac.put("ayer", b"algo")
    assert almanac.get("ayer") == b"algo"
    almanac.close()


def test_a_file_that_another_program_holds_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / FILE
    first = Almanac(path)
    first.put("ayer", b"algo")
    first.close()
    holding = sqlite3.connect(path, isolation_level=None)
    holding.execute("BEGIN EXCLUSIVE")
    second = Almanac(path)
    second.put("hoy", b"algo")
    assert second.get("hoy") == b"algo"
    holding.execute("ROLLBACK")
    holding.close()
    second.close()
    third = Almanac(path)
    assert third.get("ayer") == b"algo"
    third.close()


def test_what_does_not_fit_on_the_disk_is_lost_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / FILE
    almanac = Almanac(path)
    almanac.put("ayer", b"algo")
    locked = sqlite3.connect(path, isolation_level=None)
    locked.execute("BEGIN EXCLUSIVE")  # as with a full disk, nothing can be written for now
    almanac.put("hoy", b"algo")
    locked.execute("ROLLBACK")
    locked.close()
    assert almanac.get("hoy") is None
    assert almanac.get("ayer") == b"algo"
    almanac.close()


def test_only_so_many_days_are_kept(tmp_path: Path) -> None:
    almanac = Almanac(tmp_path / FILE)
    for number in range(1_002):
        almanac.put(f"día {number}", b"")
    assert [almanac.get(f"día {number}") for number in (0, 1, 2)] == [None, None, b""]
    almanac.close()


def test_the_edition_tells_of_more_only_when_that_is_published(tmp_path: Path) -> None:
    almanac = Almanac(tmp_path / FILE)
    before = almanac.edition
    almanac.put("ayer", b"algo")
    assert almanac.edition == before
    almanac.publish()
    after = almanac.edition
    assert after != before
    almanac.close()
    again = Almanac(tmp_path / FILE)
    assert again.edition == after
    again.close()
    (tmp_path / FILE).unlink()
    new = Almanac(tmp_path / FILE)
    new.put("ayer", b"otra cosa")
    new.publish()
    assert new.edition != after
    new.close()
