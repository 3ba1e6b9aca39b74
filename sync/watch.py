"""Station 1: see what changed in the shared folder; the truth is a scan, events only wake it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from sync.shapes import Sighting

REPORTS_FOLDER = "_informes"
RACY_SECONDS = 3
"""A file saved this close to when it was read may be saved again with the same time (FAT keeps 2 s ticks)."""

_WORKBOOK = re.compile(r"\.(xlsx|xlsm|xlsb|xls|ods)$", re.IGNORECASE)
_IGNORED = re.compile(r"^(~\$|\.|~)|\.tmp$", re.IGNORECASE)
_CONFLICT = re.compile(
    r"\.sync-conflict-|conflicted copy|copia en conflicto|\[conflict\]|_conflict-"
    r"|\(\d+\)\.\w+$|^(copia de|copy of) | - (copia|copy)( \(\d+\))?\.\w+$",
    re.IGNORECASE,
)


class Sort(Enum):
    """What a file's name says it is."""

    WORKBOOK = "workbook"
    CONFLICT = "conflict"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a scan saw: candidate workbooks, and conflict copies, which are shown but never taken."""

    workbooks: tuple[Sighting, ...]
    conflicts: tuple[Sighting, ...]


class FolderMissingError(Exception):
    """The shared folder cannot be listed."""

    def __init__(self, root: Path, reason: str) -> None:
        """Name the folder and the reason of the system."""
        super().__init__(
            f"No se puede leer la carpeta compartida {root} ({reason}): revise que el disco esté conectado "
            "y que sea la ruta de «carpetas.compartida» en config.toml. Lo ya cargado sigue como estaba."
        )


def sort_of(name: str) -> Sort:
    """Tell by its name whether a file may be a workbook of an office."""
    if _IGNORED.search(name) or not _WORKBOOK.search(name):
        return Sort.IGNORED
    return Sort.CONFLICT if _CONFLICT.search(name) else Sort.WORKBOOK


def scan(root: Path) -> Listing:
    """List the workbooks of the shared folder and its subfolders.

    Raises:
        FolderMissingError: when the root itself cannot be listed.
    """
    found: dict[Sort, list[Sighting]] = {sort: [] for sort in Sort}
    try:
        for sighting in _walk(root, ""):
            found[sort_of(sighting.path.rpartition("/")[2])].append(sighting)
    except OSError as error:
        raise FolderMissingError(root, error.strerror or str(error)) from error
    return Listing(tuple(found[Sort.WORKBOOK]), tuple(found[Sort.CONFLICT]))


def changed(sighting: Sighting, seen: Mapping[str, object] | None) -> bool:
    """Tell whether a file must be looked into, given what is remembered of it (a record of `archivo`)."""
    if seen is None or seen["situacion"] in {"pendiente", "ausente"}:
        return True
    remembered = (seen["tamano"], seen["mtime_ns"], seen["inode"])
    if remembered != (sighting.size, sighting.mtime_ns, str(sighting.inode)):
        return True
    looked = datetime.fromisoformat(str(seen["visto"])).timestamp()
    return abs(looked - sighting.mtime_ns / 1e9) < RACY_SECONDS


class Waker:
    """Sets an event whenever the system says that something moved in the shared folder."""

    def __init__(self, root: Path, wake: Event) -> None:
        """Prepare to watch; nothing is watched before `start`."""
        self._root = root
        self._wake = wake
        self._observer: BaseObserver | None = None

    def start(self) -> None:
        """Begin, or begin again after the watcher died; without events scans go on."""
        self.stop()
        try:
            observer = Observer()
            observer.schedule(_Ring(self._wake), str(self._root), recursive=True)
            observer.start()
        except OSError:
            return
        self._observer = observer

    @property
    def alive(self) -> bool:
        """Whether events can still come."""
        return self._observer is not None and self._observer.is_alive()

    def stop(self) -> None:
        """Stop watching."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join(timeout=5)
            self._observer = None


class _Ring(FileSystemEventHandler):
    def __init__(self, wake: Event) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in {"opened", "closed_no_write"}:
            self._wake.set()


def _walk(root: Path, folder: str) -> Iterator[Sighting]:
    with os.scandir(root / folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        path = f"{folder}/{entry.name}" if folder else entry.name
        try:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith((".", REPORTS_FOLDER)):
                    yield from _walk(root, path)
            elif entry.is_file() and sort_of(entry.name) is not Sort.IGNORED:
                status = entry.stat()
                yield Sighting(path, status.st_size, status.st_mtime_ns, status.st_ino)
        except OSError:
            if not folder and not root.is_dir():
                raise
