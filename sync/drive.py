"""The shared folder as the way in asks it: patiently, and sure that it is the folder it knew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from plan.config import Config
from plan.folder import NO_RESPONDE
from plan.problems import Place, problem
from sync.local_disk import mount_of
from sync.names import MARKER
from sync.patience import NoAnswerError, Patience
from sync.settle import take_copy
from sync.shapes import Copy, Sighting, Unsettled, Unsettling
from sync.standing import belongs, elsewhere
from sync.watch import FolderMissingError, Listing, scan

_FILE = "planilla "
Mounted = tuple[int, int, str]
"""Device and inode of the root, and the number of the mount it lies on."""

_NOTE = (
    "Esta es la carpeta compartida del Tablero de Gestión Municipal. No borre este archivo: con él "
    "el servicio reconoce la carpeta y no la confunde con otra vacía en su lugar.\n"
)


class FolderSilentError(FolderMissingError):
    """The shared folder does not answer."""

    situacion = NO_RESPONDE

    def __init__(self, root: Path) -> None:
        """Name the folder."""
        Exception.__init__(
            self,
            f"La carpeta compartida {root} no responde: revise la red y el equipo o el disco donde está. "
            "Se la vuelve a mirar sola; lo ya cargado sigue como estaba.",
        )


class OtherFolderError(FolderMissingError):
    """Something else stands where the shared folder was: most often the empty place of an unmounted disk."""

    def __init__(self, root: Path) -> None:
        """Name the folder."""
        Exception.__init__(
            self,
            f"En {root} no está ninguna de las planillas conocidas ni la marca «{MARKER}»: parece otra "
            "carpeta, o el lugar vacío de un disco desconectado. Conecte el disco o corrija "
            "«carpetas.compartida» en config.toml; si esta es la carpeta nueva, cree en ella un archivo "
            f"vacío llamado «{MARKER}». Lo ya cargado sigue como estaba.",
        )


class Drive:
    """The shared folder of a municipality."""

    def __init__(self, config: Config) -> None:
        """Ask the folder that `config` names, as patiently as it says."""
        self._root = config.compartida
        self._patience = Patience(config.paciencia)

    def list(self, remembered: Iterable[str] = ()) -> Listing:
        """Scan the folder, given the files that it held the last time.

        Raises:
            FolderMissingError: when it cannot be listed, does not answer, or is not the folder it was.
        """
        try:
            listing = self._patience.ask("recorrido", lambda step: scan(self._root, step))
        except NoAnswerError as error:
            raise FolderSilentError(self._root) from error
        if elsewhere(listing, remembered):
            raise OtherFolderError(self._root)
        return listing

    def copy(self, sighting: Sighting) -> Copy | Unsettled:
        """Take a private copy of a file; one that does not answer is left for later."""
        try:
            return self._patience.ask(_FILE + sighting.path, lambda _: take_copy(self._root, sighting))
        except NoAnswerError:
            facts = {"motivo": "la carpeta compartida no responde al leerlo"}
            found = problem("ARCHIVO_SIN_ACCESO", Place(workbook=sighting.path), facts)
            return Unsettled(sighting.path, Unsettling.CLOSED, found)

    def mark(self, listing: Listing, remembered: Iterable[str]) -> None:
        """Leave the marker in a folder that holds what is remembered, unless that cannot be done."""
        if not listing.marked and belongs(listing, remembered):
            with suppress(OSError, NoAnswerError):
                self._patience.ask(MARKER, lambda _: self._write_marker(listing))

    def patiently(self, what: str, work: Callable[[], None]) -> None:
        """Do something with the folder that may hang; it is left behind if it does."""
        with suppress(NoAnswerError):
            self._patience.ask(what, lambda _: work())

    def mounted(self) -> Mounted | None:
        """Say which folder it is just now: another disk, or the same one mounted again, is another."""
        try:
            return self._patience.ask("lugar", lambda _: _mounted(self._root))
        except (OSError, NoAnswerError):
            return None

    @property
    def late(self) -> frozenset[str]:
        """The files that do not answer."""
        return frozenset(what.removeprefix(_FILE) for what in self._patience.late if what.startswith(_FILE))

    def leave(self) -> None:
        """Wait for nothing any more."""
        self._patience.end()

    def _write_marker(self, listing: Listing) -> None:
        status = self._root.stat()
        if (status.st_dev, status.st_ino) != listing.spot:
            return  # the disk went away meanwhile: the empty place must not be taken for it
        beside = self._root / f"{MARKER}.tmp"
        with beside.open("w", encoding="utf-8") as file:
            file.write(_NOTE)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._root / MARKER)


def _mounted(root: Path) -> Mounted:
    status = root.stat()
    return status.st_dev, status.st_ino, mount_of(root)
