"""What one carga leaves in the journal: its text, which any later program reads, and the seal under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

import orjson
import sqlalchemy as sa

from plan.history import Record
from plan.tables import ARCHIVO, CARGA, PROBLEMA, ROW_TABLES

FORMAT = 2
"""Entries of the first format have no seal, and do not tell the file, the rules nor the hand."""

_LATER = {"ctime_ns": -1}
"""Columns of `archivo` that came after entries that tell it, with what no file has: it is read once more."""

_SITUACION = {"tomada": "vigente", "retenida": "retenido", "descartada": "descartado"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What came, when, and what was decided; enough to make again what the carga did to the database.

    Args:
        carga: the record of its carga.
        problemas: the records of its problems, in their order.
        cerradas: the versions it closes: table and key.
        abiertas: the versions it opens: `table`, `clave`, `values`, `fila`, `marca` and `al` of each.
        archivo: the record of its file in the memory of the shared folder.
        decision: what a person decided, when this carries it out: «confirmada», «descartada 3», «retirada».
        reglas: under which rules it was judged: versions of program and standard, and the thresholds.
    """

    carga: Record
    problemas: Sequence[Record] = ()
    cerradas: Sequence[tuple[str, str]] = ()
    abiertas: Sequence[Record] = ()
    archivo: Record | None = None
    decision: str = ""
    reglas: Mapping[str, Any] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The number of its carga."""
        return int(self.carga["id"])


class DamagedError(Exception):
    """A text that is no whole entry."""


class NewerFormatError(Exception):
    """An entry of a program newer than this one."""


def encode(entry: Entry) -> bytes:
    """Spell an entry: one line of JSON, and under it the sha256 of that line."""
    told = {"formato": FORMAT} | {name: getattr(entry, name) for name in Entry.__slots__}
    # Names that SQLAlchemy gives are a kind of text that orjson takes as keys only when told to.
    text = orjson.dumps(told, option=orjson.OPT_NON_STR_KEYS)
    return b"%s\n%s\n" % (text, sha256(text).hexdigest().encode())


def decode(data: bytes) -> Entry:
    """Read an entry back: dates as dates, numbers exactly as they were.

    Raises:
        DamagedError: when its seal does not fit, or it is no entry.
        NewerFormatError: when a newer program wrote it.
    """
    told = _told(data)
    if told.pop("formato", 1) > FORMAT:
        raise NewerFormatError
    try:
        return _entry(told)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(f"le falta algo: {error}") from error


def stored_rows(entry: Entry) -> Iterable[tuple[str, Record]]:
    """Give the versions that an entry opens as they are stored, with their table."""
    for found in entry.abiertas:
        names, _ = _columns(ROW_TABLES[found["table"]])
        blank = dict.fromkeys(names)
        kept = {name: found[name] for name in ("clave", "fila", "marca", "al")}
        place = {"origen": entry.carga["origen"], "desde": entry.number}
        yield found["table"], blank | found["values"] | kept | place


def _told(data: bytes) -> dict[str, Any]:
    text, newline, seal = data.partition(b"\n")
    if newline and seal.strip() != sha256(text).hexdigest().encode():
        raise DamagedError("su sello no corresponde a lo que dice")
    try:
        told: dict[str, Any] = orjson.loads(text)
        sealed = told.get("formato", 1) > 1
    except (ValueError, AttributeError) as error:
        raise DamagedError("está cortada o no es una entrada") from error
    if sealed and not newline:
        raise DamagedError("le falta el sello")
    return told


def _entry(told: dict[str, Any]) -> Entry:
    carga = _typed(CARGA, told["carga"])
    problemas = [_typed(PROBLEMA, found) for found in told["problemas"]]
    archivo = told["archivo"] if "archivo" in told else _file_of_first_format(carga, problemas)
    return Entry(
        carga=carga,
        problemas=problemas,
        cerradas=[(table, clave) for table, clave in told["cerradas"]],
        abiertas=[_opened(found) for found in told["abiertas"]],
        archivo=_typed(ARCHIVO, _LATER | archivo) if archivo else None,
        decision=told.get("decision", ""),
        reglas=told.get("reglas", {}),
    )


def _opened(found: Record) -> Record:
    al = found["al"] and date.fromisoformat(found["al"])
    return found | {"al": al, "values": _typed(ROW_TABLES[found["table"]], found["values"])}


def _typed(table: sa.Table, record: Record) -> Record:
    names, dates = _columns(table)
    if not names.issuperset(record):
        raise NewerFormatError
    return record | {name: date.fromisoformat(record[name]) for name in dates if record.get(name)}


@cache
def _columns(table: sa.Table) -> tuple[frozenset[str], tuple[str, ...]]:
    """Name the columns of a table, and those of them that hold dates."""
    dates = (column.name for column in table.c if isinstance(column.type, sa.Date))
    return frozenset(table.c.keys()), tuple(dates)


def _file_of_first_format(carga: Record, problemas: Sequence[Record]) -> Record | None:
    """Tell what was remembered of the file, but its times: it is read once more, and nothing else."""
    if not carga["ruta"]:
        return None
    first = problemas[0] if problemas and carga["resultado"] == "rechazada" else None
    duplicate = first is not None and first["codigo"] == "LIBRO_DUPLICADO"
    return {
        **{name: carga[name] for name in ("ruta", "tamano", "sha256", "origen")},
        "mtime_ns": 0,
        "ctime_ns": -1,
        "inode": "0",
        "visto": carga["momento"],
        "situacion": "duplicado" if duplicate else _SITUACION.get(carga["resultado"], "rechazado"),
        "carga": carga["id"],
        "problema": first["codigo"] if first else "",
        "hechos": first["hechos"] if first else "{}",
    }
