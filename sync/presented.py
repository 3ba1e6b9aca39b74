"""How the workbooks of the offices stand, in one sentence each: what is wrong, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from plan import history
from plan.history import Record
from plan.problems import Place, message, problem
from sync.watch import Listing

Told = Iterator[tuple[bool, str]]
"""Whether something is fine, and the sentence that says it."""

_WORDS = {"rechazado": "se rechazó", "duplicado": "no se toma", "pendiente": "no se pudo leer todavía"}
"""What became of a file that is not taken, by how it stands."""


def examine_untaken(connection: sa.Connection, listing: Listing | None) -> Told:
    """Look at every file that stands in the folder and is not taken, also those of nobody."""
    for held in history.held(connection):
        if not _is_gone(held["ruta"], listing):
            yield False, _held_sentence(held)
    for found in history.files(connection):
        if found["situacion"] in _WORDS and found["problema"] and not _is_gone(found["ruta"], listing):
            yield False, _untaken_sentence(found)


def _is_gone(path: str, listing: Listing | None) -> bool:
    """Tell whether the folder as it is now surely lacks a file, also before the next scan notes it."""
    return listing is not None and path not in listing.paths and listing.lacks(path)


def _held_sentence(held: Record) -> str:
    number = held["id"]
    return (
        f"La carga {number} ({held['ruta']}) espera una decisión. {held['detalle']} Mírela con «python "
        f"tablero.py cargas ver {number}»; se toma con «cargas confirmar {number}» y se deja con «cargas "
        f"rechazar {number}»."
    )


def _untaken_sentence(found: Record) -> str:
    carga = f" (carga {found['carga']})" if found["carga"] else ""
    why = message(problem(found["problema"], Place(found["ruta"]), found["hechos"]))
    return f"«{found['ruta']}» {_WORDS[found['situacion']]}{carga}: {why}"
