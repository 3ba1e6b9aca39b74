"""The command line when something is wrong: one sentence, exit code 2, nothing changed."""

from __future__ import annotations

import socket
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from plan.config import Config
from sync.lock import data_lock
from tablero import tablero as program
from tests.commands import tablero
from tests.conftest import Town, write_config
from tests.sync.drawings import OP


def test_check_of_a_file_that_is_not_there_cannot_run(config: Config) -> None:
    done = tablero(config, "check", "no-esta.xlsx")
    assert (done.returncode, done.stderr) == (2, "No existe o no es un archivo: no-esta.xlsx.\n")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("2099-01-01", "todavía no llegó"), ("2020-01-01", "todavía no había datos. La primera carga es del")],
)
def test_there_is_nothing_to_export_of_days_without_data(
    config: Config, town: Town, day: str, sentence: str
) -> None:
    del town
    tablero(config, "ingest")
    done = tablero(config, "export", str(config.datos / "csv"), "--al", day)
    assert (done.returncode, sentence in done.stderr) == (2, True), done.stderr
    assert not (config.datos / "csv").exists()


@pytest.mark.parametrize("words", [["ingest"], ["cargas"], ["doctor"]])
def test_a_damaged_database_is_told_in_a_sentence(config: Config, town: Town, words: list[str]) -> None:
    del town
    (config.datos / "tablero.sqlite").write_bytes(b"esto no es una base de datos" * 200)
    done = tablero(config, *words)
    assert (done.returncode, "no se puede usar" in done.stdout + done.stderr) == (
        (1 if words == ["doctor"] else 2),
        True,
    )


@pytest.mark.parametrize("url", ["nada://x", "postgresql://x/y"])
def test_an_address_that_cannot_be_opened_is_told(tmp_path: Path, url: str) -> None:
    (tmp_path / "compartida").mkdir()
    config = write_config(tmp_path, {"carpetas.compartida": "compartida", "base_de_datos.url": url})
    done = tablero(config, "ingest")
    assert (done.returncode, "corrija «base_de_datos.url»" in done.stderr) == (2, True)


def test_a_data_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "compartida").mkdir()
    (tmp_path / "datos").write_text("no soy una carpeta", encoding="utf-8")
    done = tablero(write_config(tmp_path, {"carpetas.compartida": "compartida"}), "ingest")
    assert (done.returncode, "No se puede leer o escribir" in done.stderr) == (2, True)


def test_a_wrong_config_is_told_whole(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[web]\npuerto = 'x'\nhilos = 0\n", encoding="utf-8")
    done = CliRunner().invoke(program, ["--config", str(path), "run"])
    assert done.exit_code == 2
    assert done.stderr.splitlines()[1:] == [
        "  - web.puerto: debe ser un número entero de 1 a 65535",
        "  - web.hilos: debe ser un número entero de 1 a 64",
    ]


@pytest.mark.parametrize("command", ["run", "ingest", "templates"])
def test_without_the_shared_folder_nothing_runs_and_nothing_is_made(config: Config, command: str) -> None:
    config.compartida.rmdir()
    done = tablero(config, command)
    assert (done.returncode, "No se puede leer la carpeta compartida" in done.stderr) == (2, True)
    assert list(config.datos.iterdir()) == []


def test_a_second_service_on_the_same_data_is_refused(config: Config) -> None:
    with data_lock(config.datos):
        done = tablero(config, "ingest")
    assert (done.returncode, "Ya hay un servicio" in done.stderr) == (2, True)


def test_a_database_of_a_newer_program_is_left_alone(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP)
    tablero(config, "ingest")
    path = config.datos / "tablero.sqlite"
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    for words in (["ingest"], ["cargas"], ["export", str(config.datos / "csv")]):
        done = tablero(config, *words)
        assert (done.returncode, "versión más nueva" in done.stderr) == (2, True), done.stderr


def test_a_service_started_twice_is_not_told_to_take_another_port(config: Config) -> None:
    with socket.socket() as taken, data_lock(config.datos):
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        twice = write_config(
            config.path.parent,
            {"carpetas.compartida": "compartida", "carpetas.datos": "datos", "web.puerto": port},
        )
        done = tablero(twice, "run")
    assert (done.returncode, "Ya hay un servicio" in done.stderr) == (2, True)


def test_a_busy_port_is_told_before_anything_is_touched(tmp_path: Path) -> None:
    (tmp_path / "compartida").mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        options = {"carpetas.compartida": "compartida", "web.puerto": taken.getsockname()[1]}
        done = tablero(write_config(tmp_path, options), "run")
    assert (done.returncode, "Cambie «web.puerto»" in done.stderr) == (2, True)
    assert not (tmp_path / "datos").exists()


def test_commands_that_read_say_that_there_are_no_data_yet(config: Config) -> None:
    for words in (["cargas"], ["templates"], ["export", "x"]):
        done = tablero(config, *words)
        assert (done.returncode, "Todavía no hay datos" in done.stderr) == (2, True)
