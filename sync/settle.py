"""Between watching and reading: take a private copy of a file, once it is whole and at rest."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from plan.problems import Place, Problem, problem
from sync.read.precheck import LASTING, precheck, too_large
from sync.shapes import Copy, Sighting, Unsettled, Unsettling
from sync.watch import sighting_from


@dataclass(frozen=True, slots=True)
class Look:
    """What the system says of a file at one moment."""

    size: int
    mtime_ns: int
    inode: int
    regular: bool
    ctime_ns: int = 0


def take_copy(root: Path, sighting: Sighting) -> Copy | Unsettled:
    """Read a file in one go, and hand it over if it is whole and did not change meanwhile.

    The file is never held open: on Windows an open handle keeps Excel from saving.
    """
    file = root / sighting.path
    try:
        before = _look(file)
        found = _unreadable(sighting.path, before)
        if found is not None:
            return found
        with file.open("rb") as stream:
            data = stream.read(before.size + 1)
        after = _look(file)
    except FileNotFoundError:
        return Unsettled(sighting.path, Unsettling.GONE)
    except OSError as error:
        return _closed(sighting.path, error)
    return settle(sighting.path, data, before, after)


def settle(path: str, data: bytes, before: Look, after: Look) -> Copy | Unsettled:
    """Judge a reading by its bytes and what the system said of the file before and after it."""
    if before != after or len(data) != before.size:
        found = problem("ARCHIVO_EN_CAMBIO", Place(workbook=path))
        return Unsettled(path, Unsettling.CHANGING, found)
    return seal(path, data, before.mtime_ns)


def seal(path: str, data: bytes, mtime_ns: int) -> Copy | Unsettled:
    """Judge bytes at rest, of a file or sent by the upload page: a whole workbook or not."""
    copy = Copy(path, data, sha256(data).hexdigest(), mtime_ns)
    found = precheck(data, path)
    return copy if found is None else Unsettled(path, _why(found), found, copy=copy)


def _look(file: Path) -> Look:
    status = file.stat()
    seen = sighting_from("", status)
    return Look(seen.size, seen.mtime_ns, seen.inode, S_ISREG(status.st_mode), seen.ctime_ns)


def _unreadable(path: str, look: Look) -> Unsettled | None:
    """Tell a file that must not even be opened: a pipe would never end, a huge one would fill the memory."""
    if not look.regular:
        facts = {"motivo": "no es un archivo común"}
        return Unsettled(path, Unsettling.CLOSED, problem("ARCHIVO_SIN_ACCESO", Place(workbook=path), facts))
    found = too_large(look.size, path)
    return None if found is None else Unsettled(path, _why(found), found)


def _closed(path: str, error: OSError) -> Unsettled:
    denied = isinstance(error, PermissionError)
    reason = "otro programa lo tiene bloqueado o faltan permisos" if denied else "la carpeta no responde bien"
    found = problem("ARCHIVO_SIN_ACCESO", Place(workbook=path), {"motivo": reason})
    return Unsettled(path, Unsettling.CLOSED, found, str(error))


def _why(found: Problem) -> Unsettling:
    return Unsettling.REFUSED if found.code in LASTING else Unsettling.INCOMPLETE
