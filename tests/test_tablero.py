"""The command line, run as people run it: what it prints and the code it exits with."""

from __future__ import annotations

import csv
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from openpyxl import load_workbook

from plan.config import Config
from tests.commands import tablero
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.sync.drawings import OP, many

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, str(ROOT / "tablero.py")]
ENVIRONMENT = {**os.environ, "PYTHONUTF8": "1"}


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


def test_templates_writes_what_is_missing_and_treads_on_nothing(config: Config, town: Town) -> None:
    path = town.save("OP.xlsx", OP)
    before = path.read_bytes()
    tablero(config, "ingest")
    done = tablero(config, "templates")
    assert done.stdout == f"Se escribió {config.compartida / 'SAL.xlsx'}.\n"
    assert path.read_bytes() == before
    assert "ya tienen la suya" in tablero(config, "templates").stdout
    assert tablero(config, "ingest").returncode == 0


def test_templates_light_activities_by_the_thresholds_of_the_configuration(
    config: Config, town: Town, tmp_path: Path
) -> None:
    tablero(config, "ingest")
    options = {"carpetas.compartida": "compartida", "umbrales.tolerancia": 3}
    tablero(write_config(tmp_path, options), "templates")
    page = load_workbook(town.folder / "OP.xlsx")["Actividades"]
    formulas = [rule.formula[0] for area in page.conditional_formatting for rule in area.rules]
    assert any(formula.endswith(">3)") for formula in formulas)


def test_check_says_that_a_load_would_be_held(config: Config, town: Town) -> None:
    path = town.save("OP.xlsx", many())
    tablero(config, "ingest")
    town.save("OP.xlsx", many(gone=7))
    done = tablero(config, "check", str(path))
    assert done.returncode == 1
    assert "se retendría  En «Programas» desaparecen 7 de 18 filas." in done.stdout


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


def test_doctor_says_what_is_right_and_what_is_wrong(config: Config, town: Town) -> None:
    town.save("OP (1).xlsx", OP)
    tablero(config, "ingest")
    done = tablero(config, "doctor")
    assert done.returncode == 1
    assert "MAL   «OP» todavía no presentó su planilla: no está en la carpeta" in done.stdout
    assert "MAL   «OP (1).xlsx» es una copia en conflicto" in done.stdout
    assert "bien  La estrategia tiene 3 dependencias." in done.stdout


def test_help_is_in_spanish_and_names_every_command(config: Config) -> None:
    text = tablero(config, "--help").stdout
    for name in ("run", "ingest", "check", "templates", "example", "cargas", "correo", "export", "doctor"):
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
            assert answered(port, "/coordinacion") == 200
            for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host"):
                assert answered(port, "/coordinacion", {header: "10.0.0.7"}) == 403, header
            assert answered(port, "/coordinacion", {"Host": "tablero.example"}) == 403
        finally:
            service.send_signal(signal.SIGTERM)
        assert service.wait(20) == 0


def answered(port: int, address: str, headers: Mapping[str, str] = MappingProxyType({})) -> int:
    """Ask the service as a program does that hands on what others ask of it."""
    try:
        with urlopen(
            Request(f"http://127.0.0.1:{port}{address}", headers=dict(headers)), timeout=20
        ) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code


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
