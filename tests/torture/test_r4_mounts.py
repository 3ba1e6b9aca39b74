"""R4: a share on a real mount goes away in five ways while offices save: nothing lost, told, caught up."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.folder import BIEN
from tests.conftest import drawn_bytes, write_config
from tests.drive.scene import OFFICES, STRATEGY, saved
from tests.torture.sizes import size
from tests.waiting import wait_until

ROOT = Path(__file__).parents[2]
CYCLES = size("mounts", 1, 100)
LASTS = size("away_seconds", 5, 3600 // 20)
ASKED = 20
FUSERMOUNT = shutil.which("fusermount") or ""

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(
        os.name != "posix" or os.geteuid() != 0 or not FUSERMOUNT,
        reason="needs FUSE and root: «apt-get install fuse libfuse2»",
    ),
]


@dataclass
class Share:
    """The far side of a share, and how it is mounted here."""

    far: Path
    here: Path
    orders: Path
    glass: subprocess.Popen[bytes] | None = None

    def mount(self) -> None:
        self.here.mkdir(exist_ok=True)
        command = [sys.executable, str(Path(__file__).with_name("glass.py"))]
        self.glass = subprocess.Popen([*command, str(self.far), str(self.here), str(self.orders)], cwd=ROOT)
        wait_until(self.here.is_mount)

    def unmount(self) -> None:
        subprocess.run([FUSERMOUNT, "-u", "-z", str(self.here)], check=False, capture_output=True)
        if self.glass is not None:
            with suppress(ProcessLookupError):
                self.glass.send_signal(signal.SIGCONT)
            self.glass.terminate()
            self.glass.wait(20)
            self.glass = None

    def remove(self) -> None:
        self.unmount()
        self.here.rmdir()

    def freeze(self) -> None:
        assert self.glass is not None
        self.glass.send_signal(signal.SIGSTOP)

    def fail(self) -> None:
        self.orders.write_text("*\n", encoding="utf-8")

    def fail_for_half(self) -> None:
        self.orders.write_text("".join(f"{code}.xlsx\n" for code in OFFICES[:4]), encoding="utf-8")

    def heal(self) -> None:
        self.orders.unlink(missing_ok=True)
        if self.glass is None:
            self.mount()
        else:
            self.glass.send_signal(signal.SIGCONT)

    def save(self, number: int) -> None:
        """Save on the far side, from where no events come."""
        for code in OFFICES:
            beside = self.far / "7A31C2F0"
            beside.write_bytes(saved(code, number))
            beside.replace(self.far / f"{code}.xlsx")


@dataclass
class Running:
    """The program as people run it."""

    config: Config
    process: subprocess.Popen[bytes]
    engine: sa.Engine

    def numbers(self) -> Mapping[str, int]:
        with self.engine.connect() as connection:
            rows = history.rows(connection, "programa")
        return {str(row["codigo"])[:-2]: int(str(row["observaciones"]).split()[-1]) for row in rows}

    def situacion(self) -> str:
        with self.engine.connect() as connection:
            return history.folder(connection).get("situacion", "")

    def slowest_page(self) -> float:
        """Give the time below which 95 of 100 pages come."""
        times = []
        for _ in range(ASKED):
            start = time.monotonic()
            with urllib.request.urlopen(f"http://127.0.0.1:{self.config.puerto}/", timeout=30) as answer:
                assert answer.status == 200
            times.append(time.monotonic() - start)
        return sorted(times)[int(ASKED * 0.95) - 1]


@pytest.fixture
def share(tmp_path: Path) -> Iterator[Share]:
    made = Share(tmp_path / "lejos", tmp_path / "compartida", tmp_path / "fallas")
    made.far.mkdir()
    (made.far / "estrategia.xlsx").write_bytes(drawn_bytes(STRATEGY, "estrategia"))
    made.save(1)
    made.mount()
    yield made
    made.unmount()


@pytest.fixture
def running(tmp_path: Path, share: Share) -> Iterator[Running]:
    del share
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"carpetas.compartida": "compartida", "carpetas.datos": "datos", "web.puerto": port}
    config = write_config(tmp_path, options | {"watch.intervalo": 2, "watch.gracia": 2, "watch.paciencia": 3})
    log = (tmp_path / "registro.txt").open("wb")
    process = subprocess.Popen(
        [sys.executable, "tablero.py", "--config", str(config.path), "run"], cwd=ROOT, stdout=log, stderr=log
    )
    wait_until((config.datos / "tablero.sqlite").exists, 60)
    engine = database.reader(config)
    made = Running(config, process, engine)
    wait_until(lambda: _taken(made) == dict.fromkeys(OFFICES, 1), 120)
    wait_until(lambda: made.situacion() == BIEN, 60)
    yield made
    made.process.terminate()
    with suppress(subprocess.TimeoutExpired):
        made.process.wait(60)
    made.process.kill()
    made.process.wait()
    engine.dispose()
    log.close()


WAYS: list[Callable[[Share], None]] = [
    Share.unmount,
    Share.remove,
    Share.fail,
    Share.freeze,
    Share.fail_for_half,
]


@pytest.mark.parametrize("way", WAYS, ids=["empty mount point", "ENOENT", "EIO", "frozen", "half unreadable"])
def test_a_share_that_goes_away_is_told_within_a_minute_and_caught_up_with(
    share: Share, running: Running, way: Callable[[Share], None]
) -> None:
    for cycle in range(CYCLES):
        number = cycle + 2
        way(share)
        share.save(number)
        wait_until(lambda: running.situacion() != BIEN, 60)
        assert running.slowest_page() < 1
        time.sleep(LASTS)
        assert set(running.numbers()) == set(OFFICES)
        share.heal()
        wait_until(lambda wanted=number: running.numbers() == dict.fromkeys(OFFICES, wanted), 60)
        wait_until(lambda: running.situacion() == BIEN, 60)
    with running.engine.connect() as connection:
        assert {found["situacion"] for found in history.files(connection)} == {"vigente"}
        assert {found["resultado"] for found in history.cargas(connection, 10_000)} == {"tomada"}


def test_the_program_ends_while_the_share_is_frozen(share: Share, running: Running) -> None:
    share.freeze()
    wait_until(lambda: running.situacion() != BIEN, 60)
    running.process.terminate()
    assert running.process.wait(45) == 0


def test_the_program_starts_and_shows_its_data_while_the_share_is_away(
    share: Share, running: Running
) -> None:
    running.process.terminate()
    running.process.wait(45)
    share.remove()
    command = [sys.executable, "tablero.py", "--config", str(running.config.path), "run"]
    running.process = subprocess.Popen(command, cwd=ROOT)
    wait_until(lambda: running.situacion() != BIEN, 60)
    assert running.slowest_page() < 1
    share.save(2)
    share.heal()
    wait_until(lambda: running.numbers() == dict.fromkeys(OFFICES, 2), 60)


def _taken(running: Running) -> Mapping[str, int]:
    with suppress(sa.exc.OperationalError):  # its tables are being made
        return running.numbers()
    return {}
