"""Saves as programs really make them, step by step on real files: each ends with its rows in force."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.drive.scene import OFFICES, Scene, saved

PAUSE = 0.4
"""Longer than a burst of events is let pass, so that scans fall between the steps."""


def excel(path: Path, data: bytes) -> None:
    """Whole to a name of eight digits beside it, the old one deleted, the new one renamed."""
    owner = path.with_name(f"~${path.name}")
    owner.write_bytes(b"\x05Juana" + bytes(160))
    beside = path.with_name("7A31C2F0")
    beside.write_bytes(data)
    time.sleep(PAUSE)
    path.unlink()
    time.sleep(PAUSE)
    beside.rename(path)
    owner.unlink()


def excel_slowly(path: Path, data: bytes) -> None:
    """The same on a slow share: for longer than the grace there is no file at all."""
    beside = path.with_name("7A31C2F0.tmp")
    beside.write_bytes(data)
    path.unlink()
    time.sleep(1.6)
    beside.rename(path)


def in_steps(path: Path, data: bytes, steps: int = 4) -> None:
    """Written under its own name, part by part."""
    path.unlink()
    with path.open("wb") as file:
        for start in range(0, len(data), len(data) // steps + 1):
            file.write(data[start : start + len(data) // steps + 1])
            file.flush()
            time.sleep(PAUSE)


def libreoffice(path: Path, data: bytes) -> None:
    """A lock, a temporary file beside it, the lock anew, and the file moved over the old one."""
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_text(",juana,puesto-3,20.11.2026 12:00,file:///home/juana;", encoding="utf-8")
    path.open("ab").close()
    lock.unlink()
    beside = path.with_name("lu7312kqz1p.tmp")
    beside.touch()
    lock.touch()
    beside.write_bytes(data)
    time.sleep(PAUSE)
    beside.replace(path)
    path.open("ab").close()
    lock.unlink()


def share(path: Path, data: bytes) -> None:
    """A copy over the network: the whole size at once, then the bytes, with pauses."""
    with path.open("wb") as file:
        file.truncate(len(data))
        for start in range(0, len(data), 2048):
            time.sleep(PAUSE / 2)
            file.seek(start)
            file.write(data[start : start + 2048])
            file.flush()


def syncthing(path: Path, data: bytes) -> None:
    beside = path.with_name(f".syncthing.{path.name}.tmp")
    beside.write_bytes(data[:500])
    time.sleep(PAUSE)
    beside.write_bytes(data)
    beside.replace(path)


def partial(path: Path, data: bytes) -> None:
    """What Nextcloud and browsers do."""
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(data[:500])
    time.sleep(PAUSE)
    beside.write_bytes(data)
    beside.replace(path)


def slowly_in_place(path: Path, data: bytes) -> None:
    with path.open("r+b") as file:
        for start in range(0, len(data), 1500):
            file.write(data[start : start + 1500])
            file.flush()
            time.sleep(PAUSE / 2)
        file.truncate(len(data))


def backdated(path: Path, data: bytes) -> None:
    """A copy that keeps the time of an old original."""
    path.write_bytes(data)
    os.utime(path, (1_500_000_000, 1_500_000_000))


def from_the_future(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    os.utime(path, (4_000_000_000, 4_000_000_000))


def unnoticed(path: Path, data: bytes) -> None:
    """In place, of the same size, and with the time set back to what it was."""
    status = path.stat()
    assert len(data) == status.st_size
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


SAVES = [
    excel,
    excel_slowly,
    in_steps,
    libreoffice,
    share,
    syncthing,
    partial,
    slowly_in_place,
    backdated,
    from_the_future,
    unnoticed,
]


@pytest.mark.parametrize("save", SAVES, ids=lambda save: save.__name__)
def test_a_save_ends_with_its_rows_in_force_and_nothing_blamed(
    scene: Scene, save: Callable[[Path, bytes], None]
) -> None:
    save(scene.path("OP"), saved("OP", 2))
    scene.until_taken({"OP": 2})
    scene.path("SAL").write_bytes(saved("SAL", 2))  # what comes after is taken as well
    scene.until_taken({"SAL": 2})
    assert scene.situations() == {"estrategia.xlsx": "vigente"} | {
        f"{code}.xlsx": "vigente" for code in OFFICES
    }
    assert set(scene.loads()) == {"tomada"}
    assert scene.standing()["situacion"] == "bien"
    scene.assert_converged()


@pytest.mark.parametrize("save", [excel, libreoffice, share, unnoticed], ids=lambda save: save.__name__)
def test_a_save_is_found_without_any_event(
    scene: Scene, save: Callable[[Path, bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene.service._waker, "start", lambda: None)
    scene.service._waker.stop()
    save(scene.path("OP"), saved("OP", 2))
    scene.until_taken({"OP": 2})
    scene.assert_converged()


def test_a_file_written_without_end_is_told_and_taken_once_it_rests(scene: Scene) -> None:
    data = saved("OP", 2)
    with scene.path("OP").open("wb") as file:
        file.write(data[:2000])
        file.flush()
        scene.until_standing("bien")
        while "rechazada" not in scene.loads("OP.xlsx"):
            time.sleep(0.1)
        assert scene.numbers()["OP"] == 1
        file.write(data[2000:])
    scene.until_taken({"OP": 2})
