"""R6: the disk of the data fills up at random moments while offices save, and is freed again."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from tests.torture.conftest import Result
from tests.torture.running import Service, from_a_terminal
from tests.torture.sizes import size
from tests.torture.towns import Clerks, found_town, judge, wait_until_taken

TIMES = size("disk_full", ci=20, full=200)
DISK = "192m"
BRIM = 64 << 10
"""At most this many bytes are left, so that now one write fails and now another."""
SENTENCE = "No queda lugar en el disco"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a small disk where a town will have its data."""
    folder = tmp_path / "pueblo" / "datos"
    folder.mkdir(parents=True)
    words = ["/bin/mount", "-t", "tmpfs", "-o", f"size={DISK}", "tortura", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"sin permiso para montar un disco: {done.stderr.strip()}")
    yield folder
    subprocess.run(["/bin/umount", str(folder)], check=True)


@pytest.mark.torture
def test_a_full_disk_damages_nothing_and_is_recovered_from_alone(
    small_disk: Path, tmp_path: Path, seed: int, result: Result
) -> None:
    chance = Random(seed)
    town = found_town(tmp_path / "pueblo", offices=6, watch__intervalo=5)
    with from_a_terminal(town.config, tmp_path / "servicio.log") as service:
        service.ready()
        wait_until_taken(town, 60)
        with Clerks(town, seed):
            recovered = sorted(filled(service, small_disk, chance) for _ in range(TIMES))
        wait_until_taken(town, 60)
        log = service.said()
    told = log.count(SENTENCE)
    faults = judge(town)
    result("R6", f"{TIMES} discos llenos", f"{len(faults)} daños, {told} avisos en el registro", "0 daños")
    result("R6", "hasta la siguiente carga", f"máx. {recovered[-1]:.1f} s", "60 s desde que hay lugar")
    assert "Traceback" not in log
    assert told
    assert faults == []


def filled(service: Service, disk: Path, chance: Random) -> float:
    """Fill the disk for a while; gives the seconds from when there was room until the next load."""
    time.sleep(chance.uniform(0.2, 1.5))
    filler = disk / "lleno"
    fill(filler, chance.randrange(BRIM))
    deadline = time.monotonic() + chance.uniform(0.5, 2)
    while time.monotonic() < deadline:
        status, page = service.get("/")
        assert (status, "Oficina D01" in page) == (200, True), page[:2000]
        time.sleep(0.2)
    before = last_load(service)
    filler.unlink()
    freed = time.monotonic()
    while last_load(service) == before:
        assert time.monotonic() - freed < 60, "no se recuperó"
        time.sleep(0.05)
    return time.monotonic() - freed


def fill(path: Path, but: int) -> None:
    """Fill the disk but for some bytes."""
    size = 0
    with path.open("wb") as file:
        while (left := free_bytes(path.parent) - but) > 0:
            with suppress(OSError):  # the service took some of it meanwhile
                os.posix_fallocate(file.fileno(), 0, size + left)
                size += left


def free_bytes(folder: Path) -> int:
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize


def last_load(service: Service) -> int:
    health = service.health()
    assert health is not None
    assert health["ok"], health
    number: int = health["ultima_carga"]["numero"]
    return number
