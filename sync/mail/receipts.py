"""What the server took, written down before the database is told: a kill in between sends nothing twice."""

from __future__ import annotations

import logging
from pathlib import Path

LOG = logging.getLogger("tablero.correo")

_NAME = "correo.entregados"


class Receipts:
    """Names of mails in a file of the data folder, kept until the database knows of them.

    A transaction may have to wait for a load, or for room on the disk; a line in a file need not.
    """

    def __init__(self, datos: Path) -> None:
        """Keep them in the data folder."""
        self._path = datos / _NAME

    def add(self, name: str) -> None:
        """Write down that the server took a mail; in vain, the database is still told."""
        try:
            with self._path.open("a", encoding="ascii") as file:
                file.write(f"{name}\n")
        except OSError as error:
            LOG.warning("No se pudo anotar que salió un correo: %s", error)

    def names(self) -> frozenset[str]:
        """Give the mails that were taken and of which the database may not know."""
        try:
            return frozenset(self._path.read_text(encoding="ascii", errors="replace").split())
        except FileNotFoundError:
            return frozenset()

    def clear(self) -> None:
        """Forget them all: the database knows."""
        self._path.unlink(missing_ok=True)
