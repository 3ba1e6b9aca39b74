"""The real service in a process of its own: started, asked, told to stop or killed without warning."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any, Self

from plan.config import Config

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
TICK = 0.02


class Stopped(Exception):  # noqa: N818 - no error: the test killed it
    """The service ended before it answered."""


class Service:
    """One life of the service."""

    def __init__(self, config: Config, pid: int, log: Path) -> None:
        self.config = config
        self.pid = pid
        self.log = log
        self.born = time.monotonic()

    @property
    def alive(self) -> bool:
        """Whether any of its threads is left: a dead main thread may leave others that hold the port."""
        with suppress(OSError):
            status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
            return "\nState:\tZ" not in status or "\nThreads:\t1\n" not in status
        return False

    def get(self, path: str, timeout: float = 10) -> tuple[int, str]:
        """Ask the site for a page."""
        url = f"http://127.0.0.1:{self.config.puerto}{path}"
        try:
            with urllib.request.urlopen(url, timeout=timeout) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def health(self) -> dict[str, Any] | None:
        """Ask how it is; None when nobody answers."""
        try:
            found: dict[str, Any] = json.loads(self.get("/salud")[1])
        except (OSError, ValueError):
            return None
        return found

    def ready(self) -> float:
        """Wait until the site answers; gives the seconds since it was started."""
        while self.health() is None:
            if not self.alive:
                raise Stopped(self.said()[-2000:])
            assert time.monotonic() - self.born < PATIENCE, self.said()[-2000:]
            time.sleep(TICK)
        return time.monotonic() - self.born

    def kill(self) -> None:
        """End it as a power cut does; the reading processes end by themselves when their pipe closes."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.gone()

    def stop(self) -> None:
        """Ask it to end, and wait."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGTERM)
        self.gone()

    def gone(self) -> None:
        """Wait until there is no such process."""
        deadline = time.monotonic() + PATIENCE
        while self.alive:
            assert time.monotonic() < deadline, f"{self.pid} no termina"
            time.sleep(TICK / 4)

    def said(self) -> str:
        """Give what it wrote to its log."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""


class Launcher:
    """Starts lives of the service without paying the imports each time; to be used as a context."""

    def __enter__(self) -> Self:
        words = [sys.executable, "-m", "tests.torture.launcher"]
        self._process = subprocess.Popen(
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()
        return self

    def __exit__(self, *_exception: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        self._process.stdout.close()

    def start(self, config: Config, log: Path) -> Service:
        """Start one life."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{config.path}\t{log}\n")
        self._process.stdin.flush()
        return Service(config, int(self._process.stdout.readline()), log)


@contextmanager
def from_a_terminal(config: Config, log: Path, *before: str) -> Iterator[Service]:
    """Start the service as people do; stopped at the end."""
    words = [*before, *command(config, "run")]
    with log.open("ab") as stream:
        process = subprocess.Popen(words, cwd=ROOT, stdout=stream, stderr=stream)
    service = Service(config, process.pid, log)
    try:
        yield service
    finally:
        service.stop()
        process.wait(PATIENCE)


def quiet_port() -> int:
    """Find a free port, none of those that the system gives to outgoing connections: they could take it."""
    for port in Random().sample(range(20_000, 32_000), 100):
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", port))
            return port
    raise OSError("no hay puertos libres")


def command(config: Config, *words: str) -> Sequence[str]:
    """Spell a command line."""
    return [sys.executable, str(ROOT / "tablero.py"), "--config", str(config.path), *words]
