"""The service as people start it: `tablero.py run` in a process of its own."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError

from plan.config import Config

_PROGRAM = Path(__file__).parents[1] / "tablero.py"
_LONGEST = 120.0


class NoAnswerError(Exception):
    """A service that does not answer, or does not take what it should."""


@contextmanager
def running(config: Config) -> Iterator[subprocess.Popen[bytes]]:
    """Start the service and stop it at the end."""
    words = [sys.executable, str(_PROGRAM), "--config", str(config.path), "run"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, stdout=quiet, stderr=quiet) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def address(config: Config, path: str = "/") -> str:
    """Spell the address of a page."""
    return f"http://{config.host}:{config.puerto}{path}"


def wait_for_answer(config: Config, path: str = "/") -> None:
    """Ask for a page until it is there.

    Raises:
        NoAnswerError: it never comes.
    """
    deadline = monotonic() + _LONGEST
    while not _answers(address(config, path)):
        if monotonic() > deadline:
            raise NoAnswerError(path)
        sleep(0.01)


def wait_for_loads(config: Config, count: int) -> None:
    """Wait until so many workbooks were taken.

    Raises:
        NoAnswerError: they never are.
    """
    deadline = monotonic() + _LONGEST
    while loads(config) < count:
        if monotonic() > deadline:
            raise NoAnswerError(f"{loads(config)} / {count}")
        sleep(0.05)


def loads(config: Config) -> int:
    """Count the workbooks taken so far; none before there is a database."""
    try:
        with closing(sqlite3.connect(f"file:{config.datos}/tablero.sqlite?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT count(*) FROM carga WHERE resultado = 'tomada'").fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(found[0])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=_LONGEST) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False
