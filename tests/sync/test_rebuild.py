"""The database made anew from the journal: equal row by row, or in the place of one that is not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plan import database, history
from plan.config import Config
from plan.database import DatabaseError
from sync.differences import sentence
from sync.journal import Journal, JournalError
from sync.read.pool import ReaderPool
from sync.rebuild import SHOWN, Found, prove, rebuild
from tests.sync.histories import dump, forget, history_of, installed


def run(config: Config, statement: str) -> None:
    with sqlite3.connect(config.datos / "tablero.sqlite") as raw:
        raw.execute(statement)
    raw.close()


def told(config: Config) -> list[str]:
    return [sentence(found) for found in prove(config).differences]


def test_what_the_journal_makes_is_the_database_itself(lived: Config) -> None:
    proof = prove(lived)
    assert (proof.found, proof.differences, proof.without_bytes) == (Found.EQUAL, (), ())
    held = history_of(lived)
    assert proof.rows == {name: len(held[name]) for name in proof.rows}
    assert proof.rows["carga"] == 8
    assert all(proof.rows[name] for name in ("problema", "programa", "actividad", "informe"))


def test_an_equal_database_stays_as_it_is(lived: Config, now: datetime) -> None:
    file = lived.datos / "tablero.sqlite"
    before = file.stat().st_ino
    assert rebuild(lived, now).found is Found.EQUAL
    assert file.stat().st_ino == before
    assert not list(lived.datos.glob("tablero.sqlite.*"))


@pytest.mark.parametrize(
    ("statement", "sentences"),
    [
        (
            (
                "UPDATE programa SET avance_reportado = 0.41"
                " WHERE origen = 'op' AND clave = 'op-1' AND marca = 'pendiente'"
            ),
            ["avance_reportado es «0.41» en la base de datos y «0.4» según el diario."],
        ),
        (
            "UPDATE programa SET nombre = NULL WHERE origen = 'op' AND clave = 'op-2'",
            ["nombre es (vacío) en la base de datos y «Bacheo» según el diario."],
        ),
        (
            "DELETE FROM informe",
            ["«informe», origen op, clave , desde 3: falta en la base de datos."],
        ),
        (
            "INSERT INTO eje (origen, clave, desde, codigo) VALUES ('', 'e9', 1, 'E9')",
            ["«eje», origen , clave e9, desde 1: el diario no la conoce."],
        ),
        (
            "UPDATE problema SET hechos = 'x' WHERE carga = 4 AND orden = 0",
            ["«problema», carga 4, orden 0: "],
        ),
        ("UPDATE carga SET corte = 'roto' WHERE id = 2", ["corte es «roto» en la base de datos y "]),
        ("UPDATE eje SET desde = 'x' WHERE clave = 'e1'", ["falta en la base", "el diario no la conoce"]),
    ],
)
def test_each_row_that_differs_is_told(lived: Config, statement: str, sentences: list[str]) -> None:
    run(lived, statement)
    found = told(lived)
    assert [part in line for part, line in zip(sentences, found, strict=True)] == [True] * len(found), found


def test_a_different_database_gives_way_and_is_kept_aside(lived: Config, now: datetime) -> None:
    before = history_of(lived)
    run(lived, "DELETE FROM problema")
    with database.reader(lived).connect() as connection:
        version = history.version(connection)
    proof = rebuild(lived, now)
    assert (proof.found, len(proof.differences) > 0) == (Found.DIFFERENT, True)
    assert history_of(lived) == before
    assert proof.set_aside == lived.datos / "tablero.sqlite.apartada-20261120-120000"
    assert proof.set_aside.is_file()
    with database.reader(lived).connect() as connection:
        assert history.version(connection) > version
    assert not list(lived.datos.glob("*.nueva*"))
    assert prove(lived).found is Found.EQUAL


def test_nothing_is_loaded_again_after_the_database_was_made_anew(
    lived: Config, now: datetime, pool: ReaderPool
) -> None:
    run(lived, "DELETE FROM problema")
    rebuild(lived, now)
    (lived.compartida / "otra" / "OP.xlsx").unlink()  # left alone, it is judged at each new look
    with installed(lived, pool) as pipeline:
        assert list(pipeline.ingest(now + timedelta(minutes=5))) == []


@pytest.mark.parametrize("content", [b"esto no es una base de datos" * 500, b"", None])
def test_an_unreadable_or_missing_database_is_made_anew(
    lived: Config, now: datetime, content: bytes | None
) -> None:
    before = history_of(lived)
    for file in lived.datos.glob("tablero.sqlite*"):
        file.unlink()
    if content is not None:
        (lived.datos / "tablero.sqlite").write_bytes(content)
    proof = rebuild(lived, now)
    assert proof.found is (Found.UNREADABLE if content else Found.MISSING)
    assert (proof.set_aside is not None) is (content is not None)
    assert history_of(lived) == before


def test_what_lies_beside_the_old_database_goes_with_it(lived: Config, now: datetime) -> None:
    file = lived.datos / "tablero.sqlite"
    file.write_bytes(b"nada" * 5000)
    file.with_name("tablero.sqlite-wal").write_bytes(b"resto")
    proof = rebuild(lived, now)
    assert proof.set_aside is not None
    assert prove(lived).found is Found.EQUAL


def test_only_so_many_differences_are_told(lived: Config) -> None:
    run(lived, "UPDATE programa SET nombre = 'x'")
    assert len(prove(lived).differences) == SHOWN


def test_proving_changes_nothing(lived: Config) -> None:
    run(lived, "DELETE FROM problema")
    before = sorted(path.name for path in lived.datos.iterdir())
    assert prove(lived).found is Found.DIFFERENT
    assert sorted(path.name for path in lived.datos.iterdir()) == before


def test_a_carga_whose_bytes_are_gone_is_named(lived: Config) -> None:
    entry = Journal(lived.datos).read(2)
    digest = entry.carga["sha256"]
    (lived.datos / "archivo" / digest[:2] / digest).unlink()
    assert 2 in prove(lived).without_bytes


def remove(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


@pytest.mark.parametrize(
    ("harm", "reason"), [(remove, "falta la carga 3"), (truncate, "está dañada la carga 3")]
)
def test_a_journal_that_is_not_whole_changes_nothing(
    lived: Config, now: datetime, harm: Callable[[Path], None], reason: str
) -> None:
    run(lived, "DELETE FROM problema")
    harm(lived.datos / "diario" / "00000" / "00000003.json")
    before = dump(lived)
    with pytest.raises(JournalError, match=reason):
        rebuild(lived, now)
    assert dump(lived) == before
    assert not list(lived.datos.glob("tablero.sqlite.*"))


def test_a_journal_that_ends_early_never_takes_cargas_away(lived: Config, now: datetime) -> None:
    (lived.datos / "diario" / "00000" / "00000008.json").unlink()
    before = dump(lived)
    with pytest.raises(JournalError, match="llega a la carga 8 y el diario termina en la 7"):
        rebuild(lived, now)
    assert dump(lived) == before


def test_without_a_journal_there_is_nothing_to_make(config: Config, now: datetime) -> None:
    with pytest.raises(JournalError, match="no hay diario"):
        rebuild(config, now)


def test_a_database_on_a_server_is_not_made_anew(lived: Config, now: datetime) -> None:
    with pytest.raises(DatabaseError, match="trabaja con una base SQLite"):
        rebuild(replace(lived, url="postgresql://x/y"), now)


def test_entries_of_the_first_format_make_the_same_database(lived: Config) -> None:
    journal = Journal(lived.datos)
    for number in range(1, journal.last() + 1):
        path = lived.datos / "diario" / "00000" / f"{number:08d}.json"
        told = json.loads(path.read_bytes().partition(b"\n")[0])
        old = {name: told[name] for name in ("carga", "problemas", "cerradas", "abiertas")}
        path.write_text(json.dumps(old, ensure_ascii=False), encoding="utf-8")
    assert prove(lived).found is Found.EQUAL


def test_a_carga_the_database_does_not_know_yet_is_a_difference(lived: Config) -> None:
    forget(lived, 1)
    assert "«carga», id 1: falta en la base de datos." in told(lived)
