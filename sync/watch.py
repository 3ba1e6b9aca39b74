"""Station 1: see what changed in the shared folder; the truth is a scan, events only wake it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from threading import Event, Lock

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from sync.names import MARKER, Sort, is_text, passes_by, printable, sort_of, walked
from sync.shapes import Sighting

RACY_SECONDS = 3
"""A file saved this close to when it was read may be saved again with the same time (FAT keeps 2 s ticks)."""
_LAST_NS = 2**63 - 1
_NAME = attrgetter("name")

Spot = tuple[int, int]
"""Device and inode of the root: another disk in its place has another one."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a scan saw: candidate workbooks, and what is shown but never taken, by its name.

    These are conflict copies, and renewed workbooks that still have to be put in the place of the old ones.

    Args:
        unseen: files and folders that the system would not show: what they hold may well be there.
        unreadable: those of them that failed, with the reason of the system.
        unnamed: names that are no text, as they can be printed; such files are not taken.
        marked: whether the marker stands in the root.
    """

    workbooks: tuple[Sighting, ...]
    conflicts: tuple[Sighting, ...] = ()
    renewed: tuple[Sighting, ...] = ()
    unseen: frozenset[str] = frozenset()
    unreadable: tuple[tuple[str, str], ...] = ()
    unnamed: tuple[str, ...] = ()
    marked: bool = False
    spot: Spot = (0, 0)

    @property
    def paths(self) -> set[str]:
        """Every file it saw."""
        return {sighting.path for sighting in (*self.workbooks, *self.conflicts, *self.renewed)}

    def lacks(self, path: str) -> bool:
        """Tell whether a file is surely not there: its folder was listed and it was not in it."""
        parts = path.split("/")
        return not any("/".join(parts[:depth]) in self.unseen for depth in range(1, len(parts) + 1))


class FolderMissingError(Exception):
    """The shared folder cannot be listed, or something else is in its place."""

    situacion = "ausente"

    def __init__(self, root: Path, reason: str) -> None:
        """Name the folder and the reason of the system."""
        super().__init__(
            f"No se puede leer la carpeta compartida {root} ({reason}): revise que el disco esté conectado "
            "y que sea la ruta de «carpetas.compartida» en config.toml. Lo ya cargado sigue como estaba."
        )


def scan(root: Path, step: Callable[[], object] = lambda: None) -> Listing:
    """List the workbooks of the shared folder and its subfolders; calls `step` at each thing it finds.

    Raises:
        FolderMissingError: when the root itself cannot be listed.
    """
    walk = _Walk(root, step)
    try:
        status = root.stat()
        walk.begin()
    except OSError as error:
        raise FolderMissingError(root, error.strerror or str(error)) from error
    return Listing(
        workbooks=tuple(walk.found[Sort.WORKBOOK]),
        conflicts=tuple(walk.found[Sort.CONFLICT]),
        renewed=tuple(walk.found[Sort.RENEWED]),
        unseen=frozenset(walk.unseen),
        unreadable=tuple(walk.unreadable),
        unnamed=tuple(walk.unnamed),
        marked=walk.marked,
        spot=(status.st_dev, status.st_ino),
    )


def sighting_from(path: str, status: os.stat_result) -> Sighting:
    """Note what the system says of a file; times beyond what can be stored become the nearest that can."""
    return Sighting(
        path,
        status.st_size,
        min(max(status.st_mtime_ns, 0), _LAST_NS),
        status.st_ino,
        min(max(status.st_ctime_ns, 0), _LAST_NS),
    )


def changed(sighting: Sighting, seen: Mapping[str, object] | None, now: datetime) -> bool:
    """Tell whether a file must be looked into, given what is remembered of it (a record of `archivo`)."""
    if seen is None or seen["situacion"] in {"pendiente", "ausente"}:
        return True
    remembered = (seen["tamano"], seen["mtime_ns"], seen["inode"], seen["ctime_ns"])
    if remembered != (sighting.size, sighting.mtime_ns, str(sighting.inode), sighting.ctime_ns):
        return True
    looked = datetime.fromisoformat(str(seen["visto"]))
    if looked > now:  # by a clock that was wrong
        return True
    since = (looked.timestamp() - ns / 1e9 for ns in (sighting.mtime_ns, sighting.ctime_ns))
    return any(abs(seconds) < RACY_SECONDS for seconds in since)


class Waker:
    """Sets an event whenever the system says that something moved, and keeps the names it said."""

    def __init__(self, root: Path, wake: Event) -> None:
        """Prepare to watch; nothing is watched before `start`."""
        self._root = root
        self._bell = _Bell(root, wake)
        self._observer: BaseObserver | None = None

    def start(self) -> None:
        """Begin, or begin again after the watcher died; without events scans go on."""
        self.stop()
        try:
            observer = Observer()
            observer.schedule(self._bell, str(self._root), recursive=True)
            observer.start()
        except OSError:
            return
        self._observer = observer

    @property
    def alive(self) -> bool:
        """Whether events can still come."""
        if self._observer is None or not self._observer.is_alive():
            return False
        return all(emitter.is_alive() for emitter in self._observer.emitters)

    def named(self) -> frozenset[str]:
        """Hand over the paths that events named since the last time."""
        return self._bell.hand_over()

    def stop(self) -> None:
        """Stop watching."""
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join(timeout=5)


class _Bell(FileSystemEventHandler):
    def __init__(self, root: Path, wake: Event) -> None:
        self._root = root
        self._wake = wake
        self._named: set[str] = set()
        self._lock = Lock()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in {"opened", "closed_no_write"}:
            return
        paths = {self._relative(path) for path in (event.src_path, event.dest_path) if path}
        if all(map(passes_by, paths)):
            return  # what is left there for the offices must not wake the next scan
        with self._lock:
            self._named |= paths
        self._wake.set()

    def hand_over(self) -> frozenset[str]:
        with self._lock:
            named, self._named = frozenset(self._named), set()
        return named

    def _relative(self, path: bytes | str) -> str:
        return os.path.relpath(os.fsdecode(path), self._root).replace(os.sep, "/")


class _Walk:
    """One way through the folder, and what it could not see."""

    def __init__(self, root: Path, step: Callable[[], object]) -> None:
        self._root = root
        self._step = step
        self.found: dict[Sort, list[Sighting]] = {
            Sort.WORKBOOK: [],
            Sort.CONFLICT: [],
            Sort.RENEWED: [],
        }
        self.unseen: set[str] = set()
        self.unreadable: list[tuple[str, str]] = []
        self.unnamed: list[str] = []
        self.marked = False

    def begin(self) -> None:
        entries = self._list("")
        self.marked = any(entry.name == MARKER for entry in entries)
        self._look(entries, "")

    def _list(self, folder: str) -> list[os.DirEntry[str]]:
        with os.scandir(self._root / folder) as entries:
            return sorted(entries, key=_NAME)

    def _look(self, entries: list[os.DirEntry[str]], within: str) -> None:
        for entry in entries:
            self._step()
            path = within + entry.name
            try:
                if entry.is_dir(follow_symlinks=False):
                    self._enter(entry.name, path)
                else:
                    self._see(entry, path)
            except OSError as error:
                self.unseen.add(path)
                if not isinstance(error, FileNotFoundError):  # that one is being saved
                    self.unreadable.append((printable(path), error.strerror or str(error)))

    def _enter(self, name: str, path: str) -> None:
        if not walked(name):
            return
        if is_text(name):
            self._look(self._list(path), f"{path}/")
        else:
            self.unnamed.append(printable(path))

    def _see(self, entry: os.DirEntry[str], path: str) -> None:
        sort = sort_of(entry.name)
        if sort is Sort.IGNORED or not entry.is_file():
            return
        if is_text(entry.name):
            self.found[sort].append(sighting_from(path, entry.stat()))
        else:
            self.unnamed.append(printable(path))
