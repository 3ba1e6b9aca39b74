"""Have mails tried again at once: asked for by a command, done by whoever holds the data folder."""

from __future__ import annotations

from pathlib import Path

_NAME = "correo.reintentar"


def ask(datos: Path) -> None:
    """Leave word for the service."""
    (datos / _NAME).touch()


def asked(datos: Path) -> bool:
    """Tell whether somebody asked, once."""
    try:
        (datos / _NAME).unlink()
    except FileNotFoundError:
        return False
    return True
