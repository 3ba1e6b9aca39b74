"""Reading what is stored, as of any carga: one reader for the way in, the site, templates and exports."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from plan.evaluado import Corte, Panorama
from plan.in_force import rows_in_force
from plan.problems import Place, Problem, Severity
from plan.standard.vocabulary import Row
from plan.tables import ARCHIVO, CARGA, ESTADO, PROBLEMA, ROW_TABLES
from plan.tree import FullKey

FOLDER_FIELD = "carpeta"
"""The field of `estado` that says how the shared folder stands."""

Record = dict[str, Any]
"""One record of a table of the service: column name -> value."""

Versions = Mapping[str, Mapping[str, Row]]
"""Versions of rows by table, then by key."""

_AT_ONCE = 500
"""So many rows are fetched together: one by one takes twice as long, all at once twice the memory."""

_WORDS = ("tomada", "retenida", "rechazada", "descartada")
"""What becomes of a workbook; other cargas are about rows alone."""


def panorama(connection: sa.Connection, carga: int | None = None) -> Panorama:
    """Gather every row in force at a carga (None: now), with the cortes of the offices."""
    return Panorama({name: rows(connection, name, carga) for name in ROW_TABLES}, cortes(connection, carga))


def rows(
    connection: sa.Connection, table: str, carga: int | None = None, origen: str | None = None
) -> list[Row]:
    """Read the rows of a table in force at a carga (None: now), of one origen or all, in sheet order."""
    given = {"carga": carga, "origen": origen}
    asked = {name: value for name, value in given.items() if value is not None}
    found = connection.execute(rows_in_force(table, *asked), asked)
    names = ROW_TABLES[table].columns.keys()
    return [dict(zip(names, each, strict=True)) for part in found.partitions(_AT_ONCE) for each in part]


def last_version(connection: sa.Connection, table: str, key: FullKey) -> Row | None:
    """Read the last version there ever was of a row, in force (`hasta` None) or not."""
    source = ROW_TABLES[table]
    query = (
        sa.select(source)
        .where(source.c.origen == key[0], source.c.clave == key[1])
        .order_by(source.c.desde.desc())
        .limit(1)
    )
    found = connection.execute(query).mappings().first()
    return dict(found) if found else None


def cortes(connection: sa.Connection, carga: int | None = None) -> Mapping[str, Corte]:
    """Say up to which date each office informs, as its last workbook saved by a person and taken declares.

    A revalidation reads the same bytes again and so has the same corte; what the service wrote has none.
    """
    last = sa.select(sa.func.max(CARGA.c.id)).where(
        CARGA.c.resultado == "tomada",
        CARGA.c.corte.is_not(None),
        sa.true() if carga is None else CARGA.c.id <= carga,
    )
    query = sa.select(CARGA).where(CARGA.c.id.in_(last.group_by(CARGA.c.origen)))
    found = connection.execute(query).all()
    again = [each.sha256 for each in found if each.clase != "carga"]
    by_person = _loads_by_person(connection, again, carga) if again else {}
    return {
        each.origen: Corte(each.corte, each.corte_declarado, by_person.get(each.sha256, each.id))
        for each in found
    }


def carga_al(connection: sa.Connection, al: date, zona: ZoneInfo) -> int:
    """Give the last carga before the end of a day in the town's time zone; 0 when there is none."""
    end = datetime.combine(al + timedelta(days=1), time(), zona).astimezone(UTC)
    query = sa.select(sa.func.max(CARGA.c.id)).where(CARGA.c.momento < moment_text(end))
    return connection.execute(query).scalar() or 0


def first_moment(connection: sa.Connection) -> datetime | None:
    """Give the moment of the first carga."""
    found: str | None = connection.execute(sa.select(sa.func.min(CARGA.c.momento))).scalar()
    return datetime.fromisoformat(found) if found else None


def moment_text(moment: datetime) -> str:
    """Spell a moment as it is stored: UTC, ISO, to the microsecond, so that texts sort as moments."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def version(connection: sa.Connection) -> int:
    """Read the counter that every visible change raises."""
    found = connection.execute(sa.select(ESTADO.c.valor).where(ESTADO.c.campo == "version")).scalar()
    return int(found or 0)


def refusals(connection: sa.Connection) -> dict[int, datetime]:
    """Say when the workbooks were rejected that are so now, by the number of the carga."""
    query = sa.select(CARGA.c.id, CARGA.c.momento).join(ARCHIVO, ARCHIVO.c.carga == CARGA.c.id)
    found = connection.execute(query.where(ARCHIVO.c.situacion == "rechazado"))
    return {each.id: datetime.fromisoformat(each.momento) for each in found}


def cargas(connection: sa.Connection, limit: int = 50, resultado: str | None = None) -> list[Record]:
    """List the last cargas, newest first."""
    query = sa.select(CARGA).order_by(CARGA.c.id.desc()).limit(limit)
    if resultado:
        query = query.where(CARGA.c.resultado == resultado)
    return [dict(found) for found in connection.execute(query).mappings()]


def last_number(connection: sa.Connection) -> int:
    """Give the number of the last carga; 0 when there is none."""
    return connection.execute(sa.select(sa.func.max(CARGA.c.id))).scalar() or 0


def changes(connection: sa.Connection, number: int) -> tuple[Versions, Versions]:
    """Read the versions that a carga opened and those that it closed, by table and key."""
    return _versions(connection, "desde", number), _versions(connection, "hasta", number)


def carga(connection: sa.Connection, number: int) -> Record | None:
    """Read one carga."""
    found = connection.execute(sa.select(CARGA).where(CARGA.c.id == number)).mappings().first()
    return dict(found) if found else None


def last_cargas(connection: sa.Connection, number: int | None = None) -> dict[str, Record]:
    """Give the last carga of each origen that was taken or rejected, at a carga (None: now)."""
    last = sa.select(sa.func.max(CARGA.c.id)).where(
        CARGA.c.resultado.in_(("tomada", "rechazada")),
        CARGA.c.origen != "?",
        sa.true() if number is None else CARGA.c.id <= number,
    )
    query = sa.select(CARGA).where(CARGA.c.id.in_(last.group_by(CARGA.c.origen)))
    return {found["origen"]: dict(found) for found in connection.execute(query).mappings()}


def held(connection: sa.Connection) -> list[Record]:
    """List the loads that wait for somebody: the last word on their office, and on their path.

    A second file of the office that is turned away is no word on the one that waits.
    """
    words = sa.select(sa.func.max(CARGA.c.id)).where(CARGA.c.resultado.in_(_WORDS))
    taken = words.where(CARGA.c.resultado.in_(("tomada", "retenida")))
    query = (
        sa.select(CARGA)
        .where(CARGA.c.resultado == "retenida")
        .where(CARGA.c.id.in_(words.group_by(CARGA.c.ruta)), CARGA.c.id.in_(taken.group_by(CARGA.c.origen)))
        .order_by(CARGA.c.id)
    )
    return [dict(found) for found in connection.execute(query).mappings()]


def owners(connection: sa.Connection) -> dict[str, str]:
    """Give the path of the workbook of each origen: the one last taken, or held."""
    last = sa.select(sa.func.max(CARGA.c.id)).where(CARGA.c.resultado.in_(("tomada", "retenida")))
    query = sa.select(CARGA.c.origen, CARGA.c.ruta).where(CARGA.c.id.in_(last.group_by(CARGA.c.origen)))
    return {found.origen: found.ruta for found in connection.execute(query)}


def shared_changes(connection: sa.Connection) -> dict[str, int]:
    """Give the last carga of each origen that changed what others refer to: the strategy, or lineamientos."""
    own = ROW_TABLES["lineamiento"]
    taken = sa.select(CARGA.c.id).where(CARGA.c.resultado == "tomada")  # what nothing refers to is released
    closed = sa.case((own.c.hasta.in_(taken), own.c.hasta), else_=0)
    moves = sa.select(own.c.origen, sa.func.max(own.c.desde), sa.func.max(closed)).group_by(own.c.origen)
    found = {origen: max(opened, ended) for origen, opened, ended in connection.execute(moves)}
    strategy = sa.select(sa.func.max(CARGA.c.id)).where(
        CARGA.c.origen == "", CARGA.c.resultado == "tomada", CARGA.c.abiertas + CARGA.c.cerradas > 0
    )
    return found | {"": connection.execute(strategy).scalar() or 0}


def problems(connection: sa.Connection, number: int) -> list[Problem]:
    """Read the problems of a carga, in their order."""
    query = (
        sa.select(PROBLEMA, CARGA.c.ruta)
        .join(CARGA, CARGA.c.id == PROBLEMA.c.carga)
        .where(PROBLEMA.c.carga == number)
        .order_by(PROBLEMA.c.orden)
    )
    return [_problem(found) for found in connection.execute(query).mappings()]


def files(connection: sa.Connection, before: int | None = None) -> list[Record]:
    """List the files of the shared folder as last seen; those with a carga older than `before`, or all."""
    query = sa.select(ARCHIVO).order_by(ARCHIVO.c.ruta)
    if before is not None:
        query = query.where(ARCHIVO.c.carga < before)
    names = ARCHIVO.columns.keys()
    records = [dict(zip(names, found, strict=True)) for found in connection.execute(query).all()]
    for record in records:
        record["hechos"] = json.loads(record["hechos"]) if record["hechos"] != "{}" else {}
    return records


def folder(connection: sa.Connection) -> dict[str, str]:
    """Say how the shared folder stands: `situacion` (of `plan.folder`), `desde` (ISO) and `detalle`.

    Empty as long as nothing was scanned.
    """
    query = sa.select(ESTADO.c.valor).where(ESTADO.c.campo == FOLDER_FIELD)
    found: dict[str, str] = json.loads(connection.execute(query).scalar() or "{}")
    return found


def by_key(found: Sequence[Row]) -> dict[str, Row]:
    """Index rows of one origen by key."""
    return {str(row["clave"]): row for row in found}


def _versions(connection: sa.Connection, column: str, number: int) -> Versions:
    found = {}
    for name, table in ROW_TABLES.items():
        query = sa.select(table).where(table.c[column] == number).order_by(table.c.fila, table.c.clave)
        found[name] = by_key([dict(row) for row in connection.execute(query).mappings()])
    return found


def _problem(found: sa.RowMapping) -> Problem:
    place = Place(found["ruta"], found["hoja"], found["fila"], found["columna"], found["celda"])
    return Problem(found["codigo"], Severity(found["severidad"]), place, json.loads(found["hechos"]))


def _loads_by_person(connection: sa.Connection, contents: Sequence[str], carga: int | None) -> dict[str, int]:
    """Give the last load by a person of each of some bytes: a revalidation is nobody's report."""
    query = sa.select(CARGA.c.sha256, sa.func.max(CARGA.c.id)).where(
        CARGA.c.clase == "carga",
        CARGA.c.sha256.in_(contents),
        sa.true() if carga is None else CARGA.c.id <= carga,
    )
    return {found[0]: found[1] for found in connection.execute(query.group_by(CARGA.c.sha256))}
