"""What must be true in the end: nothing torn, nothing mixed, nothing lost, and the same as a fresh start."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.tables import CARGA, PROBLEMA, ROW_TABLES
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.torture.workbooks import Key, Version

Record = dict[str, Any]
STAMPS = {"informe": "comentario", "programa": "descripcion", "actividad": "observaciones"}
PROGRESS = {"programa": "avance_reportado", "actividad": "avance"}
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """What a carga tells of itself, for comparing with what was seen of it before."""

    number: int
    ruta: str
    sha256: str
    resultado: str


def cargas(connection: sa.Connection) -> list[Told]:
    """List every carga, in order."""
    query = sa.select(CARGA.c.id, CARGA.c.ruta, CARGA.c.sha256, CARGA.c.resultado).order_by(CARGA.c.id)
    return [Told(*found) for found in connection.execute(query)]


def gaps(found: Iterable[Told]) -> list[int]:
    """Name the numbers that are missing between 1 and the last."""
    numbers = {told.number for told in found}
    return sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)


def torn(connection: sa.Connection, written: Mapping[str, Version]) -> list[str]:
    """Name every load whose stored rows are not, all of them, those of the one save it came from.

    Args:
        connection: to the database.
        written: every version ever saved, by the sha256 of its bytes.
    """
    opened: dict[tuple[str, int], dict[Key, tuple[object, object]]] = defaultdict(dict)
    for table, stamp in STAMPS.items():
        rows = ROW_TABLES[table]
        for row in connection.execute(sa.select(rows).where(rows.c.marca.is_(None))).mappings():
            progress = row[PROGRESS[table]] if table in PROGRESS else None
            opened[row["origen"], row["desde"]][table, row["clave"]] = (row[stamp], progress)
    faults = []
    for found in connection.execute(sa.select(CARGA).where(CARGA.c.resultado == "tomada")).mappings():
        if found["tipo"] != "estrategia":
            rows_of_it = opened[found["origen"], found["id"]]
            if not _of_one_save(rows_of_it, found, written.get(found["sha256"])):
                faults.append(f"carga {found['id']} de {found['ruta']}: {rows_of_it}")
    return faults


def in_force(connection: sa.Connection) -> dict[str, list[Record]]:
    """Give the rows in force in a form that does not tell how they came to be."""
    return {
        table: [
            {name: value for name, value in row.items() if name != "desde"}
            for row in history.rows(connection, table)
        ]
        for table in ROW_TABLES
    }


def fresh(config: Config, scratch: Path) -> dict[str, list[Record]]:
    """Give the rows in force of a database that never saw anything but the files as they are now."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    other = replace(config, datos=scratch)
    engine = database.writer(other)
    database.upgrade(engine)
    with ReaderPool() as pool:
        list(Pipeline(other, engine, pool).ingest(NOW))
    with engine.connect() as connection:
        found = in_force(connection)
    engine.dispose()
    return found


def differences_with_journal(connection: sa.Connection, datos: Path) -> list[str]:
    """Compare every version, carga and problem with what the entries of the journal say, in turn."""
    last = connection.execute(sa.select(sa.func.max(CARGA.c.id))).scalar() or 0
    entries = {
        int(path.stem): json.loads(path.read_bytes().partition(b"\n")[0])
        for path in (datos / "diario").rglob("[0-9]*.json")
    }
    faults = [f"en el diario falta {number}" for number in range(1, last + 1) if number not in entries]
    faults += [f"el diario tiene {number}, que no se guardó" for number in entries if number > last]
    if faults:
        return faults
    rows, loads, problems = _told([entries[number] for number in range(1, last + 1)])
    stored = {
        (table, row["origen"], row["clave"], row["desde"]): _plain(row)
        for table, source in ROW_TABLES.items()
        for row in connection.execute(sa.select(source)).mappings()
    }
    faults = [f"{key}: {stored.get(key)} no es {rows.get(key)}" for key in stored.keys() ^ rows.keys()]
    faults += [
        f"{key}: {stored[key]} no es {rows[key]}"
        for key in stored.keys() & rows.keys()
        if stored[key] != rows[key]
    ]
    listed = [_plain(row) for row in connection.execute(sa.select(CARGA).order_by(CARGA.c.id)).mappings()]
    faults += [f"carga {a} no es {b}" for a, b in zip(listed, loads, strict=True) if a != b]
    order = sa.select(PROBLEMA).order_by(PROBLEMA.c.carga, PROBLEMA.c.orden)
    found = [_plain(row) for row in connection.execute(order).mappings()]
    return faults if found == problems else [*faults, "los problemas no son los del diario"]


def _of_one_save(
    rows: Mapping[Key, tuple[object, object]], load: Mapping[str, Any], version: Version | None
) -> bool:
    if version is None:
        return False
    whole = (
        load["clase"] == "revalidacion"
        or load["cuarentena"]
        or not rows
        or len(rows) == len(version.stored())
    )
    return bool(whole) and rows.items() <= version.stored().items()


def _told(entries: Iterable[Record]) -> tuple[dict[tuple[Any, ...], Record], list[Record], list[Record]]:
    """Carry out the entries on plain dicts."""
    rows: dict[tuple[Any, ...], Record] = {}
    current: dict[tuple[str, str, str], Record] = {}
    loads, problems = [], []
    for entry in entries:
        load = entry["carga"]
        loads.append(load)
        problems += entry["problemas"]
        for table, clave in entry["cerradas"]:
            current.pop((table, load["origen"], clave))["hasta"] = load["id"]
        for opening in entry["abiertas"]:
            row = {"origen": load["origen"], "clave": opening["clave"], "desde": load["id"], "hasta": None}
            row |= {name: opening[name] for name in ("fila", "marca", "al")} | opening["values"]
            rows[opening["table"], row["origen"], row["clave"], row["desde"]] = row
            current[opening["table"], row["origen"], row["clave"]] = row
    return rows, loads, problems


def _plain(row: Mapping[str, Any]) -> Record:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
