"""The sites of others that ours is laid beside, each running on the same programmes: Datasette and Dash."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError

from benchmarks.installation import free_port
from benchmarks.running import NoAnswerError
from dashboard.day.photo import Line

PYTHON = Path(sys.prefix) / "peers" / "bin" / "python"
"""Where `make bench` puts them: apart, for their plug-ins would meddle with our tests."""

_DASH = Path(__file__).parent / "dash_page.py"
_COLUMNS = (
    "codigo",
    "nombre",
    "responsable",
    "dependencia",
    "semaforo",
    "motivo",
    "fin",
    "planificado",
    "real",
    "desvio",
    "reportado",
    "brecha",
)
_INSERT = "INSERT INTO programas VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LONGEST = 60.0


def there() -> bool:
    """Tell whether the environment of the peers is there."""
    return PYTHON.exists()


def write(lines: Sequence[Line], path: Path) -> None:
    """Write a table of what our list of programmes shows, for the others to show."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE programas ({', '.join(_COLUMNS)})")
        connection.executemany(_INSERT, map(_row, lines))
        connection.commit()


@contextmanager
def datasette(database: Path) -> Iterator[int]:
    """Run Datasette on a database, and give its port."""
    port = free_port()
    words = ["-m", "datasette", "serve", str(database), "-p", str(port)]
    with _running(words, port):
        yield port


@contextmanager
def dash(database: Path) -> Iterator[int]:
    """Run the Dash page on a database, and give its port."""
    port = free_port()
    with _running([str(_DASH), str(database), str(port)], port):
        yield port


@contextmanager
def _running(words: Sequence[str], port: int) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen([str(PYTHON), *words], stdout=quiet, stderr=quiet) as process:
        try:
            _wait(port)
            yield
        finally:
            process.terminate()
            process.wait(30)


def _wait(port: int) -> None:
    deadline = monotonic() + _LONGEST
    while not _answers(port):
        if monotonic() > deadline:
            raise NoAnswerError(str(port))
        sleep(0.1)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return bool(answer.status)
    except (URLError, OSError):
        return False


def _row(line: Line) -> tuple[object, ...]:
    programa = line.programa
    return (
        line.codigo,
        line.nombre,
        line.responsable,
        line.dependencia.nombre,
        programa.semaforo.luz.value,
        programa.semaforo.motivo.value,
        programa.fin.isoformat() if programa.fin else None,
        programa.planificado,
        programa.avance,
        line.desvio,
        programa.reportado,
        programa.brecha,
    )
