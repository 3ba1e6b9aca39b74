"""What outlives the database: every byte ever ingested, and an entry for each carga, flushed first."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

Entry = Mapping[str, Any]
"""A journal entry: carga, problemas, abiertas, cerradas; JSON with ISO dates."""


class Journal:
    """The numbered entries under `datos/diario`, one file per carga, a folder per thousand."""

    def __init__(self, datos: Path) -> None:
        """Keep the journal inside the data folder."""
        self._root = datos / "diario"

    def write(self, number: int, entry: Entry) -> None:
        """Flush the entry of a carga; one of the same number that was never committed gives way."""
        write_durably(self._path(number), orjson.dumps(entry))

    def read(self, number: int) -> Entry:
        """Read back the entry of a carga."""
        entry: Entry = orjson.loads(self._path(number).read_bytes())
        return entry

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


def write_durably(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place, flushed, then moved into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows flushes the entry of a folder with the file itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
