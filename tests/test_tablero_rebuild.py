"""The command `rebuild`, run as people run it."""

from __future__ import annotations

import sqlite3

import pytest

from plan.config import Config
from sync.lock import data_lock
from tests.commands import tablero
from tests.conftest import Town
from tests.sync.drawings import OP
from tests.sync.histories import history_of


@pytest.fixture
def loaded(config: Config, town: Town) -> Config:
    town.save("OP.xlsx", OP)
    assert tablero(config, "ingest").returncode == 0
    return config


def harm(config: Config) -> None:
    with sqlite3.connect(config.datos / "tablero.sqlite") as raw:
        raw.execute("UPDATE programa SET nombre = 'otro' WHERE clave = 'op-1'")
    raw.close()


@pytest.mark.parametrize("words", [["rebuild"], ["rebuild", "--comprobar"]])
def test_an_equal_database_is_said_to_be_equal(loaded: Config, words: list[str]) -> None:
    done = tablero(loaded, *words)
    assert done.returncode == 0
    assert "tiene 2 cargas" in done.stdout
    assert "programa 2, actividad 1" in done.stdout
    assert done.stdout.endswith("La base de datos es igual al diario, fila por fila: no se cambió nada.\n")


def test_a_different_database_is_told_and_gives_way(loaded: Config) -> None:
    before = history_of(loaded)
    harm(loaded)
    difference = (
        "«programa», origen op, clave op-1, desde 2: nombre es «otro» en la base de datos y «Red pluvial»"
    )
    proved = tablero(loaded, "rebuild", "--comprobar")
    assert (proved.returncode, difference in proved.stdout) == (1, True), proved.stdout
    assert history_of(loaded) != before
    done = tablero(loaded, "rebuild")
    assert (done.returncode, difference in done.stdout) == (1, True)
    assert "La base de datos quedó rehecha desde el diario.\nLa anterior está en" in done.stdout
    assert history_of(loaded) == before
    assert tablero(loaded, "rebuild").returncode == 0


def test_a_damaged_database_is_made_anew(loaded: Config) -> None:
    before = history_of(loaded)
    (loaded.datos / "tablero.sqlite").write_bytes(b"nada" * 5000)
    done = tablero(loaded, "rebuild")
    assert (done.returncode, "no se puede leer (file is not a database)" in done.stdout) == (1, True)
    assert history_of(loaded) == before


def test_a_missing_database_is_made_anew(loaded: Config) -> None:
    (loaded.datos / "tablero.sqlite").unlink()
    done = tablero(loaded, "rebuild")
    assert (done.returncode, "No había base de datos." in done.stdout) == (0, True)
    assert tablero(loaded, "ingest").stdout == "Sin novedades en la carpeta.\n"


def test_missing_workbooks_of_the_archive_are_told(loaded: Config) -> None:
    for file in (loaded.datos / "archivo").glob("*/*"):
        file.unlink()
    done = tablero(loaded, "rebuild")
    assert (done.returncode, "Faltan en el archivo las planillas de las cargas 1, 2:" in done.stdout) == (
        0,
        True,
    )


def test_nothing_is_made_anew_under_a_running_service(loaded: Config) -> None:
    with data_lock(loaded.datos):
        done = tablero(loaded, "rebuild")
    assert (done.returncode, "Ya hay un servicio" in done.stderr) == (2, True)


def test_a_gap_in_the_journal_is_told_in_a_sentence(loaded: Config) -> None:
    (loaded.datos / "diario" / "00000" / "00000001.json").unlink()
    done = tablero(loaded, "rebuild")
    assert (done.returncode, "En el diario falta la carga 1 (" in done.stderr) == (2, True)
