"""A full disk of the data: told from other faults, and in a sentence."""

from __future__ import annotations

import errno
from pathlib import Path

import sqlalchemy as sa

from plan import database


def is_full_disk(error: Exception) -> bool:
    """Tell whether work failed because there is no room for what it writes."""
    if isinstance(error, sa.exc.SQLAlchemyError):
        return database.is_full(error)
    return isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}


def full_disk_sentence(datos: Path) -> str:
    """Say that there is no room, what that means and what to do."""
    return (
        f"No queda lugar en el disco de {datos}: haga lugar. Lo ya cargado se sigue viendo, y lo que las "
        "oficinas guarden se toma solo en cuanto haya lugar."
    )
