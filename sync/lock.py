"""One writing process per data folder: whoever holds the lock is it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class DataInUseError(Exception):
    """Another process is writing to the same data folder."""

    def __init__(self, datos: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Ya hay un servicio trabajando con los datos de {datos}: use ese, o deténgalo "
            "antes de empezar otro."
        )


@contextmanager
def data_lock(datos: Path) -> Iterator[None]:
    """Hold the lock of a data folder; the system lets go of it even when the process is killed.

    Raises:
        DataInUseError: when another process holds it.
    """
    datos.mkdir(parents=True, exist_ok=True)
    lock = FileLock(datos / "tablero.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise DataInUseError(datos) from error
    try:
        yield
    finally:
        lock.release()
