"""The zip a workbook travels in: its directory held to limits, its parts taken out under their checksum."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from struct import unpack_from

from sync.read.unreadable import UnreadableError

MIB = 1 << 20
MAX_BYTES = 30 * MIB
MAX_ENTRIES = 2_000
MAX_UNPACKED = 100 * MIB
LARGE_PART = MIB
MAX_RATIO = 200

CONTENT_TYPES = "[content_types].xml"

_END_OF_DIRECTORY = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_SMALLEST_ENTRY = 46
_MAX_DIRECTORY = MIB
_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class Container:
    """The parts of a zip by name, found without regard to case as the programs of an office do."""

    def __init__(self, data: bytes) -> None:
        """Read the directory; parts are unpacked when asked for.

        Raises:
            UnreadableError: no complete zip, or one beyond the limits.
        """
        _refuse_swollen_directory(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise UnreadableError("ARCHIVO_INCOMPLETO", detail=str(error)) from error
        entries = self._zip.infolist()
        self._entries = {_folded(entry.filename): entry for entry in entries}
        _refuse_odd_packing(entries, len(self._entries))
        _refuse_swollen_parts(entries)

    def __contains__(self, name: str) -> bool:
        """Whether it has a part of this name."""
        return _folded(name) in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts, in lower case."""
        return tuple(self._entries)

    def part(self, name: str) -> bytes:
        """Unpack one part, right to its checksum.

        Raises:
            UnreadableError: it is missing or damaged.
        """
        entry = self._entries.get(_folded(name))
        if entry is None:
            raise UnreadableError("ARCHIVO_NO_SE_ENTIENDE", detail=f"no part {name}")
        try:
            with self._zip.open(entry) as packed:
                # Asked for its size it unpacks no more; asked for all it would fill the memory.
                return packed.read(max(entry.file_size, 1))
        except _DAMAGE as error:
            raise UnreadableError("ARCHIVO_INCOMPLETO", detail=f"{name}: {error}") from error


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_swollen_directory(data: bytes) -> None:
    """Refuse before `zipfile` builds an object for each of half a million entries."""
    end = data.rfind(_END_OF_DIRECTORY)
    if end < 0 or end + 22 > len(data):
        raise UnreadableError("ARCHIVO_INCOMPLETO", detail="no end of central directory")
    entries, size, start = unpack_from("<HLL", data, end + 10)
    if size < entries * _SMALLEST_ENTRY or start + size > end or not data.startswith(_ENTRY, start):
        raise UnreadableError("ARCHIVO_INCOMPLETO", detail="no directory where its end says")
    if entries > MAX_ENTRIES or size > _MAX_DIRECTORY:
        raise _odd(f"tiene {entries} partes y se aceptan hasta {MAX_ENTRIES}")


def _refuse_odd_packing(entries: list[zipfile.ZipInfo], names: int) -> None:
    if len(entries) > MAX_ENTRIES:
        raise _odd(f"tiene {len(entries)} partes y se aceptan hasta {MAX_ENTRIES}")
    if names != len(entries):
        raise _odd("dos de sus partes tienen el mismo nombre")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise _odd("sus partes están cifradas una por una")
    if any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries):
        raise _odd("usa una compresión que Excel no conoce")


def _refuse_swollen_parts(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > LARGE_PART and entry.file_size > MAX_RATIO * entry.compress_size
        for entry in entries
    )
    if swollen or total > MAX_UNPACKED:
        raise UnreadableError("ARCHIVO_INFLADO", {"medida": f"{total / MIB:.0f}"})


def _odd(reason: str) -> UnreadableError:
    return UnreadableError("ARCHIVO_EMPAQUETADO_RARO", {"motivo": reason})
