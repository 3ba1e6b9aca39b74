"""How the workbooks of the offices stand, in one sentence each: what is wrong, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import sqlalchemy as sa

from plan import history
from plan.history import Record
from plan.problems import Place, message, problem
from sync.watch import Listing

Told = Iterator[tuple[bool, str]]
"""Whether something is fine, and the sentence that says it."""

_WORDS = {"rechazado": "se rechazó", "duplicado": "no se toma", "pendiente": "no se pudo leer todavía"}
"""What became of a file that is not taken, by how it stands."""


def examine_offices(connection: sa.Connection, listing: Listing | None) -> Told:
    """Look at who has to present and never did, and whose workbook is no longer in the folder."""
    owners, informed = history.owners(connection), history.cortes(connection)
    files = {found["ruta"]: found for found in history.files(connection)}
    told = {found["origen"] for found in files.values() if _is_told(found, listing)}
    gone = {origen: path for origen, path in owners.items() if _has_vanished(path, files, listing)}
    if "" in gone:
        yield False, _vanished_sentence("la estrategia", gone[""])
    for row in history.rows(connection, "dependencia", origen=""):
        code, origen = str(row["codigo"]), str(row["clave"])
        if row["presenta_planilla"] != "Sí" or origen in told:
            continue
        if origen not in informed:
            yield False, _never_sentence(code, "" if origen in gone else owners.get(origen, ""))
        elif origen in gone:
            yield False, _vanished_sentence(f"«{code}»", gone[origen])


def examine_untaken(connection: sa.Connection, listing: Listing | None) -> Told:
    """Look at every file that stands in the folder and is not taken, also those of nobody."""
    for held in history.held(connection):
        if not _is_gone(held["ruta"], listing):
            yield False, _held_sentence(held)
    for found in history.files(connection):
        if found["situacion"] in _WORDS and found["problema"] and not _is_gone(found["ruta"], listing):
            yield False, _untaken_sentence(found)


def _is_told(found: Record, listing: Listing | None) -> bool:
    """Tell a file that stands for its office and of which more is said elsewhere."""
    waits = found["situacion"] == "retenido" or (
        found["situacion"] in {"rechazado", "pendiente"} and found["problema"]
    )
    return bool(waits) and not _is_gone(found["ruta"], listing)


def _has_vanished(path: str, files: Mapping[str, Record], listing: Listing | None) -> bool:
    return bool(path) and (
        path not in files or files[path]["situacion"] == "ausente" or _is_gone(path, listing)
    )


def _never_sentence(code: str, path: str) -> str:
    if path:
        return (
            f"«{code}» todavía no presentó su planilla: «{path}» está como la escribió el sistema. Llame a "
            "la dependencia para que la complete y la guarde."
        )
    return (
        f"«{code}» todavía no presentó su planilla: no está en la carpeta compartida. «python tablero.py "
        f"templates» deja allí «{code}.xlsx»; llame a la dependencia para que la complete y la guarde."
    )


def _vanished_sentence(whose: str, path: str) -> str:
    return (
        f"La planilla de {whose} («{path}») ya no está en la carpeta compartida: siguen sus últimos datos. "
        "Vuelva a ponerla allí, o recupérela de una copia de respaldo."
    )


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
