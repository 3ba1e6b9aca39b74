"""The real world for end-to-end tests: the service in a process of its own, LibreOffice, Chromium."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from plan.config import Config
from tests.conftest import write_config
from tests.system import SOFFICE, SYSTEM_PYTHON, has_uno, need

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


@contextmanager
def stopped_at_the_end(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


@pytest.fixture
def site(tmp_path: Path) -> Config:
    (tmp_path / "compartida").mkdir()
    return write_config(tmp_path, {"carpetas.compartida": "compartida", "web.puerto": free_port()})


@pytest.fixture
def service(site: Config) -> Iterator[Callable[[], str]]:
    """Start the service on what is in the folder; gives the address of the site once it answers."""
    with ExitStack() as running:

        def start() -> str:
            words = [sys.executable, str(ROOT / "tablero.py"), "--config", str(site.path), "run"]
            process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
            running.enter_context(stopped_at_the_end(process))
            assert process.stdout is not None
            process.stdout.readline()
            return f"http://127.0.0.1:{site.puerto}"

        yield start


@contextmanager
def running_office(profile: Path, path: Path) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Start a real LibreOffice with a workbook open; gives a function that has it carry out an order."""
    need(SOFFICE, "LibreOffice")
    need(has_uno(), "python3-uno")
    port = free_port()
    words = [
        SOFFICE,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--accept=socket,host=127.0.0.1,port={port};urp;",
    ]
    editor = [SYSTEM_PYTHON, str(Path(__file__).with_name("office_editor.py")), str(port), str(path)]
    with ExitStack() as running:
        running.enter_context(stopped_at_the_end(subprocess.Popen(words, text=True)))
        process = subprocess.Popen(editor, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.enter_context(stopped_at_the_end(process))
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "abierto\n"

        def tell(order: dict[str, Any]) -> None:
            process.stdin.write(json.dumps(order) + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == "listo\n"

        yield tell


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Callable[[Path], Callable[..., None]]]:
    """Open a workbook in a real LibreOffice; gives a function that changes a cell and saves."""
    with ExitStack() as running:

        def open_workbook(path: Path) -> Callable[..., None]:
            tell = running.enter_context(running_office(tmp_path / "perfil", path))

            def save(sheet: str, cell: str, value: Any) -> None:  # noqa: ANN401 - whatever a cell holds
                tell({"hoja": sheet, "celda": cell, "valor": value})

            return save

        yield open_workbook
