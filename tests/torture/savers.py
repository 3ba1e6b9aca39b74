"""How programs really save a workbook: eight ways, each as it looks from the shared folder."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

CHUNK = 4096
LONG_AGO = 1_490_000_000

Save = Callable[[Path, bytes, Random], None]


def as_libreoffice(path: Path, data: bytes, chance: Random) -> None:
    """Lock file, a temporary beside it, moved over the old one."""
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_text(",persona,oficina,20.11.2026 10:00,file:///perfil;", encoding="utf-8")
    beside = path.with_name(f"lu{chance.randrange(1 << 40):012x}.tmp")
    _write(beside, data, chance, pause=0.002)
    beside.replace(path)
    lock.unlink()


def as_excel(path: Path, data: bytes, chance: Random) -> None:
    """A temporary without extension; the old one deleted; the temporary renamed: for a moment, no file."""
    owner = path.with_name(f"~${path.name}")
    owner.write_bytes(b"\x05Marta".ljust(165, b" "))
    beside = path.with_name(f"{chance.randrange(1 << 32):08X}")
    _write(beside, data, chance, pause=0.002)
    path.unlink(missing_ok=True)
    time.sleep(chance.uniform(0, 0.05))
    beside.rename(path)
    owner.unlink()


def in_place(path: Path, data: bytes, chance: Random) -> None:
    """Over the old bytes, slowly, front to back."""
    with path.open("r+b" if path.exists() else "wb", buffering=0) as file:
        for start in range(0, len(data), CHUNK):
            file.write(data[start : start + CHUNK])
            time.sleep(chance.uniform(0, 0.03))
        file.truncate()


def as_smb_copy(path: Path, data: bytes, chance: Random) -> None:
    """Truncated, then growing in chunks with plateaus."""
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), CHUNK):
            file.write(data[start : start + CHUNK])
            time.sleep(chance.uniform(0.05, 0.3))


def as_new_file(path: Path, data: bytes, chance: Random) -> None:
    """The old one thrown away, a new one written directly under its name."""
    path.unlink(missing_ok=True)
    _write(path, data, chance, pause=0.005)


def backdated(path: Path, data: bytes, chance: Random) -> None:
    """Moved into place with a time of years ago, as archivers and some sync clients do."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(data)
    os.utime(beside, (LONG_AGO, LONG_AGO + chance.randrange(1 << 20)))
    beside.replace(path)


def same_size_and_time(path: Path, data: bytes, chance: Random) -> None:
    """Over the old bytes, the size and the time as they were."""
    del chance
    before = path.stat() if path.exists() else None
    with path.open("r+b" if before else "wb", buffering=0) as file:
        file.write(data)
        file.truncate()
    if before:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def with_conflict_copy(path: Path, data: bytes, chance: Random) -> None:
    """A sync client that leaves the version of somebody else beside the good one."""
    name = chance.choice(
        (
            "{0} (conflicted copy 2026-11-20 101500).xlsx",
            "{0}.sync-conflict-20261120-101500-ABCDEFG.xlsx",
            "{0} (1).xlsx",
        )
    )
    other = path.with_name(name.format(path.stem))
    other.write_bytes(path.read_bytes() if path.exists() else data)
    backdated(path, data, chance)
    os.utime(path)


STYLES: Mapping[str, Save] = {
    "LibreOffice": as_libreoffice,
    "Excel": as_excel,
    "en el lugar": in_place,
    "copia por SMB": as_smb_copy,
    "archivo nuevo": as_new_file,
    "fecha antigua": backdated,
    "mismo tamaño y hora": same_size_and_time,
    "copia en conflicto": with_conflict_copy,
}


def _write(path: Path, data: bytes, chance: Random, pause: float) -> None:
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(data), CHUNK):
            file.write(data[start : start + CHUNK])
            time.sleep(chance.uniform(0, pause))
