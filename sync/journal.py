"""What outlives the database: every byte ever ingested, and an entry for each carga, flushed first."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from sync.entry import DamagedError, Entry, NewerFormatError, decode, encode


class JournalError(Exception):
    """A journal that cannot be gone by as it is."""


class MissingEntryError(JournalError):
    """A carga without its entry."""

    def __init__(self, number: int, path: Path) -> None:
        """Name the carga and the file that should be there."""
        super().__init__(
            f"En el diario falta la carga {number} ({path}): restaure ese archivo de una copia de respaldo. "
            "No se cambió nada."
        )


class DamagedEntryError(JournalError):
    """An entry that is not what was written."""

    def __init__(self, number: int, path: Path, reason: str) -> None:
        """Name the carga, its file and what is wrong with it."""
        super().__init__(
            f"En el diario está dañada la carga {number} ({path}: {reason}): restaure ese archivo "
            "de una copia de respaldo. No se cambió nada."
        )


class NewerEntryError(JournalError):
    """An entry that a newer program wrote."""

    def __init__(self, number: int) -> None:
        """Name the carga."""
        super().__init__(
            f"La carga {number} del diario la escribió una versión más nueva del programa: "
            "instale esa versión. No se cambió nada."
        )


class Journal:
    """The numbered entries under `datos/diario`, one file per carga, a folder per thousand."""

    def __init__(self, datos: Path) -> None:
        """Keep the journal inside the data folder."""
        self._root = datos / "diario"

    def write(self, entry: Entry) -> None:
        """Flush the entry of a carga; one of the same number that was never committed gives way."""
        write_durably(self._path(entry.number), encode(entry))

    def read(self, number: int) -> Entry:
        """Read back the entry of a carga.

        Raises:
            JournalError: when it is missing, damaged, or of a newer program.
        """
        path = self._path(number)
        try:
            entry = decode(path.read_bytes())
        except FileNotFoundError as error:
            raise MissingEntryError(number, path) from error
        except DamagedError as error:
            raise DamagedEntryError(number, path, str(error)) from error
        except NewerFormatError as error:
            raise NewerEntryError(number) from error
        if entry.number != number:
            raise DamagedEntryError(number, path, f"es la de la carga {entry.number}")
        return entry

    def entries(self, first: int = 1) -> Iterator[Entry]:
        """Read every entry from a number on, in order.

        Raises:
            JournalError: at the first that is missing, damaged, or of a newer program.
        """
        for number in range(first, self.last() + 1):
            yield self.read(number)

    def last(self) -> int:
        """Give the number of the last entry; 0 when there is none."""
        return max(self._numbers(), default=0)

    def missing(self) -> list[int]:
        """List the numbers before the last that have no entry."""
        there = set(self._numbers())
        return [number for number in range(1, max(there, default=0)) if number not in there]

    def _numbers(self) -> Iterator[int]:
        return (int(path.stem) for path in self._root.glob("[0-9]*/[0-9]*.json"))

    def _path(self, number: int) -> Path:
        return self._root / f"{number // 1000:05d}" / f"{number:08d}.json"


class Archive:
    """The bytes of every workbook ever ingested, under `datos/archivo`, named by their sha256."""

    def __init__(self, datos: Path) -> None:
        """Keep the archive inside the data folder."""
        self._root = datos / "archivo"

    def keep(self, data: bytes, sha256: str) -> None:
        """Keep the bytes, once."""
        path = self._path(sha256)
        if not path.exists():
            write_durably(path, data)

    def holds(self, sha256: str) -> bool:
        """Tell whether the bytes are there, without reading them."""
        return self._path(sha256).is_file()

    def fetch(self, sha256: str) -> bytes:
        """Give back the bytes.

        Raises:
            ArchiveError: when they are missing or are not what they were.
        """
        try:
            data = self._path(sha256).read_bytes()
        except OSError as error:
            raise ArchiveError(sha256) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ArchiveError(sha256)
        return data

    def _path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256


class ArchiveError(Exception):
    """Bytes of the archive that are missing or damaged."""

    def __init__(self, sha256: str) -> None:
        """Name the bytes."""
        super().__init__(
            f"En el archivo de planillas falta o está dañado {sha256}: restaure la carpeta «archivo» "
            "de una copia de respaldo."
        )


def sweep(datos: Path) -> None:
    """Remove what was being written when the power went: nothing refers to it."""
    for name in ("diario", "archivo"):
        for left in (datos / name).glob("*/.*.tmp"):
            left.unlink()


def write_durably(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place, flushed, then moved into it."""
    _make(path.parent)
    beside = path.with_name(f".{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Flush the names in a folder, so that a file moved into it is found there after the power went."""
    if os.name == "nt":  # Windows flushes the entry of a folder with the file itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make(folder: Path) -> None:
    """Make a folder so that it is still there after the power went."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        flush_folder(folder.parent)
