"""The reports folder on the shared drive: what is written there, whole or not at all, and nothing outside it.

Whatever is asked here may hang with the drive; whoever asks does so patiently.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zoneinfo import ZoneInfo

from plan.standard.identidad import GENERATOR
from sync.names import MARKER, REPORTS_FOLDER

COPY = " - con observaciones"
REPORT = " - informe.html"
ENDINGS = (".xlsx", ".xlsm")
EDITED = " (editada "
FRESH = 24 * 3600.0
"""Seconds after which a lock file is one that a program left behind when it died."""

Stamps = Mapping[str, tuple[int, int]]
"""When files were written, in nanoseconds, and their sizes, by name."""

_LARGEST = 64 << 20
_PROPERTIES = "docProps/core.xml"
_LARGEST_PROPERTIES = 1 << 16
_BY_US = f"lastModifiedBy>{GENERATOR}<".encode()


class UnusableFolderError(Exception):
    """A reports folder that cannot be written."""

    def __init__(self, folder: Path, reason: str) -> None:
        """Name the folder and what keeps it from being written."""
        super().__init__(
            f"No se pueden dejar los informes en {folder}: {reason}. Las cargas siguen; lo que falta se "
            "escribe solo cuando se pueda."
        )


class NotYetError(Exception):
    """The shared folder is not known to be the right one yet."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the database knows of the copies of one name: their sha256.

    `interrupted` tells that a copy may have been written of which it knows nothing.
    """

    copies: frozenset[str]
    interrupted: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What lies there of one name.

    Args:
        copies: names of the copies that are ours, as we left them.
        edited: those that somebody worked in, each with the name that it is to be kept under.
        open: name of one that is open in somebody's program.
        kept: names of edited ones kept before.
        report: whether the report is there.
    """

    copies: tuple[str, ...] = ()
    edited: Mapping[str, str] = field(default_factory=dict)
    open: str = ""
    kept: tuple[str, ...] = ()
    report: bool = False


class ReportsFolder:
    """The folder `_informes`."""

    def __init__(self, shared: Path, zona: ZoneInfo) -> None:
        """Work inside the shared folder."""
        self._shared = shared
        self._zona = zona
        self.path = shared / REPORTS_FOLDER

    def make_ready(self) -> None:
        """Make the folder, and clear what was being written when the power went.

        Raises:
            NotYetError: when the shared folder does not bear its marker: it may be another in its place.
            UnusableFolderError: when it cannot be made or written.
        """
        if not (self._shared / MARKER).exists():
            raise NotYetError
        if self.path.is_symlink():
            raise UnusableFolderError(self.path, "es un enlace a otro lugar; quítelo")
        try:
            self.path.mkdir(exist_ok=True)
            for ours in (REPORT, f"{COPY}.*"):
                for left in self.path.glob(f".*{ours}.tmp"):
                    left.unlink()
            self._try_writing()
        except FileExistsError as error:
            reason = "hay un archivo con ese nombre; muévalo o cámbiele el nombre"
            raise UnusableFolderError(self.path, reason) from error
        except OSError as error:
            reason = f"el sistema no lo permite ({error.strerror or error}); revise los permisos"
            raise UnusableFolderError(self.path, reason) from error

    def without_report(self, nombres: Collection[str]) -> frozenset[str]:
        """Say of which names no report is there; of none in a shared folder that may be another."""
        if not nombres or not (self._shared / MARKER).exists():
            return frozenset()
        try:
            there = set() if self.path.is_symlink() else {path.name for path in self.path.iterdir()}
        except (FileNotFoundError, NotADirectoryError):
            there = set()
        except OSError:
            return frozenset()  # a drive that fails at it says nothing of what is there
        return frozenset(
            nombre
            for nombre in nombres
            if (name := f"{nombre}{REPORT}") not in there
            # some drives list a name in another spelling than it was written in
            and not (there and os.path.lexists(self.path / name))
        )

    def look(self, nombre: str, known: Known, now: datetime) -> Found:
        """See what lies there of one name."""
        there = [
            name for ending in ENDINGS if os.path.lexists(self.path / (name := f"{nombre}{COPY}{ending}"))
        ]
        ours = [name for name in there if self._is_ours(name, known)]
        return Found(
            copies=tuple(ours),
            edited={name: self._name_aside(name) for name in there if name not in ours},
            open=next((name for name in there if self._is_open(name, now)), ""),
            kept=tuple(sorted(path.name for path in self.path.iterdir() if _is_kept(path.name, nombre))),
            report=os.path.lexists(self.path / f"{nombre}{REPORT}"),
        )

    def stamps(self, nombre: str) -> Stamps:
        """Say when the copies of a name were written, and how large they are."""
        found: dict[str, tuple[int, int]] = {}
        for name in (f"{nombre}{COPY}{ending}" for ending in ENDINGS):
            with suppress(FileNotFoundError):
                status = (self.path / name).lstat()
                found[name] = (status.st_mtime_ns, status.st_size)
        return found

    def keep(self, name: str) -> str:
        """Give a copy that somebody worked in another name; gives the name."""
        aside = self._name_aside(name)
        (self.path / name).rename(self.path / aside)
        return aside

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all."""
        beside = self.path / f".{name}.tmp"
        beside.unlink(missing_ok=True)  # through a link one would write elsewhere
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path / name)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        (self.path / name).unlink(missing_ok=True)

    def holds(self, name: str, digest: str) -> bool:
        """Tell whether a file is there as it was left."""
        return digest_of(_read(self.path / name)) == digest

    def _name_aside(self, name: str) -> str:
        """Name a copy by the moment in which somebody worked in it."""
        stem, ending = Path(name).stem, Path(name).suffix
        at = datetime.fromtimestamp((self.path / name).lstat().st_mtime, self._zona)
        spelt = f"{stem}{EDITED}{at:%Y-%m-%d %H.%M}"
        names = (f"{spelt}){ending}", *(f"{spelt}, {number}){ending}" for number in range(2, 1000)))
        return next(each for each in names if not os.path.lexists(self.path / each))

    def _try_writing(self) -> None:
        beside = self.path / ".prueba.tmp"
        beside.unlink(missing_ok=True)  # through a link one would write elsewhere
        beside.open("xb").close()
        beside.unlink()

    def _is_ours(self, name: str, known: Known) -> bool:
        data = _read(self.path / name)
        return digest_of(data) in known.copies or (known.interrupted and _is_as_written(data))

    def _is_open(self, name: str, now: datetime) -> bool:
        locks = (self.path / f"~${name}", self.path / f".~lock.{name}#")
        for lock in locks:
            with suppress(OSError):
                if abs(now.timestamp() - lock.lstat().st_mtime) < FRESH:
                    return True
        return False


def digest_of(data: bytes) -> str:
    """Tell bytes apart; nothing has none."""
    return sha256(data).hexdigest() if data else ""


def _is_kept(name: str, nombre: str) -> bool:
    return name.startswith(f"{nombre}{COPY}{EDITED}") and name.endswith(ENDINGS)


def _read(path: Path) -> bytes:
    """Read a file that should be ours; what is no plain file of a size like ours is none.

    Raises:
        OSError: when the drive fails at it: nobody has worked in a copy because of that.
    """
    try:
        status = path.lstat()
        plain = path.is_file() and not path.is_symlink()
        return path.read_bytes() if plain and status.st_size <= _LARGEST else b""
    except (FileNotFoundError, PermissionError):
        return b""


def _is_as_written(data: bytes) -> bool:
    """Tell whether no program has saved a copy since: all write who did, and when."""
    try:
        with ZipFile(BytesIO(data)) as package:
            if package.getinfo(_PROPERTIES).file_size > _LARGEST_PROPERTIES:
                return False
            properties = package.read(_PROPERTIES)
    except (BadZipFile, KeyError, ValueError, OSError, NotImplementedError):
        return False
    return _BY_US in properties and b"dcterms:modified" not in properties
