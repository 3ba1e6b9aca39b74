"""The command line, run as people run it: what it prints and the code it exits with."""

from __future__ import annotations

import csv
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from plan.config import Config
from sync.lock import data_lock
from tablero import tablero as program
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.sync.drawings import OP, many

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, str(ROOT / "tablero.py")]
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1"}


@dataclass(frozen=True, slots=True)
class Done:
    """What a command printed and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def tablero(config: Config, *words: str) -> Done:
    """Run a command inside this process: the same code as from a terminal, without the start of Python."""
    done = CliRunner().invoke(program, ["--config", str(config.path), *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def test_it_runs_from_a_terminal(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP)
    words = [*COMMAND, "--config", str(config.path), "ingest"]
    done = subprocess.run(words, capture_output=True, text=True, env=ENVIRONMENT, timeout=120, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "2 planillas con novedades."), done.stderr


def test_ingest_tells_each_workbook_in_a_line(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP)
    done = tablero(config, "ingest")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "2 planillas con novedades."
    assert "OP.xlsx: carga tomada (carga 2): 4 tomadas, 0 en cuarentena, 0 omitidas" in done.stdout
    again = tablero(config, "ingest")
    assert (again.returncode, again.stdout) == (0, "Sin novedades en la carpeta.\n")


def test_ingest_exits_with_1_when_there_are_errors(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP.replace("0.5 ", "7.63"))
    done = tablero(config, "ingest")
    assert done.returncode == 1
    assert "3 tomadas, 1 en cuarentena, 0 omitidas" in done.stdout


def test_check_tells_each_problem_with_its_cell_and_stores_nothing(config: Config, town: Town) -> None:
    path = town.save("OP.xlsx", OP.replace("0.5 ", "7.63"))
    done = tablero(config, "check", str(path))
    assert done.returncode == 1
    assert "Programas!" in done.stdout
    assert list(config.datos.iterdir()) == []


def test_check_speaks_json(config: Config, town: Town) -> None:
    path = town.save("OP.xlsx", OP.replace("0.5 ", "7.63"))
    (verdict,) = json.loads(tablero(config, "check", "--json", str(path)).stdout)
    assert verdict["hojas"]["programa"] == {"escritas": 2, "tomadas": 1, "cuarentena": 1, "omitidas": 0}
    assert "PORCENTAJE_DUDOSO" in {problem["codigo"] for problem in verdict["problemas"]}


def test_check_of_a_file_that_is_not_there_cannot_run(config: Config) -> None:
    done = tablero(config, "check", "no-esta.xlsx")
    assert (done.returncode, done.stderr) == (2, "No existe o no es un archivo: no-esta.xlsx.\n")


def test_templates_writes_what_is_missing_and_treads_on_nothing(config: Config, town: Town) -> None:
    path = town.save("OP.xlsx", OP)
    before = path.read_bytes()
    tablero(config, "ingest")
    done = tablero(config, "templates")
    assert done.stdout == f"Se escribió {config.compartida / 'SAL.xlsx'}.\n"
    assert path.read_bytes() == before
    assert "ya tienen la suya" in tablero(config, "templates").stdout
    assert tablero(config, "ingest").returncode == 0


def test_a_held_load_is_listed_and_confirmed(config: Config, town: Town) -> None:
    town.save("OP.xlsx", many())
    tablero(config, "ingest")
    town.save("OP.xlsx", many(gone=7))
    assert "retenida" in tablero(config, "ingest").stdout
    assert (
        "Espera una decisión la carga 3, OP.xlsx: En «Programas» desaparecen 7"
        in tablero(config, "cargas").stdout
    )
    assert tablero(config, "cargas", "confirmar", "3").returncode == 0
    assert "Espera" not in tablero(config, "cargas").stdout
    done = tablero(config, "cargas", "rechazar", "3")
    assert (done.returncode, done.stderr.startswith("La carga 3 no está retenida")) == (2, True)


def test_check_says_that_a_load_would_be_held(config: Config, town: Town) -> None:
    path = town.save("OP.xlsx", many())
    tablero(config, "ingest")
    town.save("OP.xlsx", many(gone=7))
    done = tablero(config, "check", str(path))
    assert done.returncode == 1
    assert "se retendría  En «Programas» desaparecen 7 de 18 filas." in done.stdout


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


def test_export_gives_back_every_cell(config: Config, town: Town) -> None:
    town.save("OP.xlsx", OP)
    tablero(config, "ingest")
    assert tablero(config, "export", str(config.datos / "csv")).returncode == 0
    with (config.datos / "csv" / "Programas.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    kept = {title: first[title] for title in ("Dependencia", "Código", "Fin planificado", "Avance reportado")}
    assert kept == {
        "Dependencia": "OP",
        "Código": "OP-1",
        "Fin planificado": "2026-12-31",
        "Avance reportado": "0.4",
    }
    assert (config.datos / "csv" / "Resumen.csv").read_text(encoding="utf-8").startswith("Nivel,Código,")


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


def test_doctor_says_what_is_right_and_what_is_wrong(config: Config, town: Town) -> None:
    town.save("OP (1).xlsx", OP)
    tablero(config, "ingest")
    done = tablero(config, "doctor")
    assert done.returncode == 1
    assert "MAL   «OP» todavía no presentó su planilla." in done.stdout
    assert "MAL   «OP (1).xlsx» es una copia en conflicto" in done.stdout
    assert "bien  La estrategia tiene 3 dependencias." in done.stdout


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


def test_help_is_in_spanish_and_names_every_command(config: Config) -> None:
    text = tablero(config, "--help").stdout
    for name in ("run", "ingest", "check", "templates", "example", "cargas", "export", "doctor"):
        assert f"\n  {name} " in text
    assert "Poner en marcha el servicio y el sitio" in text
    assert "No existe la orden 'ingestar'. ¿Quiso decir 'ingest'?" in tablero(config, "ingestar").stderr
    for english in ("Options:", "Commands:", "Usage:", "Show this message"):
        assert english not in text


def test_the_service_serves_takes_saves_and_leaves_when_told(tmp_path: Path) -> None:
    (tmp_path / "compartida").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = write_config(tmp_path, {"carpetas.compartida": "compartida", "web.puerto": port})
    there = Town(config.compartida)
    there.save("estrategia.xlsx", ESTRATEGIA)
    with subprocess.Popen([*COMMAND, "--config", str(config.path), "run"], env=ENVIRONMENT) as service:
        try:
            version = wait_for(port, lambda text: json.loads(text)["version"] >= 1)
            there.save("OP.xlsx", OP)
            wait_for(port, lambda text: json.loads(text)["version"] > json.loads(version)["version"])
            assert "Ya hay un servicio" in tablero(config, "ingest").stderr
        finally:
            service.send_signal(signal.SIGTERM)
        assert service.wait(20) == 0


def wait_for(port: int, good: object, seconds: float = 30) -> str:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{port}/version", timeout=5) as answer:
                text: str = answer.read().decode()
            if good(text):
                return text
        except URLError:
            pass
        time.sleep(0.1)
    raise AssertionError("el servicio no llegó a mostrarlo")


def test_the_spanish_of_the_command_line_is_compiled() -> None:
    folder = ROOT / "cli" / "locale" / "es" / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as source, (folder / "messages.mo").open("rb") as made:
        written, compiled = read_po(source), read_mo(made)
    assert _said(compiled) == _said(written)


def _said(catalogue: Catalog) -> list[str]:
    return sorted(str([*found.id, *found.string]) for found in catalogue if found.id)
