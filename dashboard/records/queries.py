"""What the pages ask of the database beyond the evaluation; every answer is for one view."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from dashboard.day.photo import Photo
from dashboard.day.visibility import View
from dashboard.pages.cargas import Carga, File, Register, Untaken
from plan import history
from plan.problems import Problem
from plan.standard.vocabulary import Row
from plan.tables import CARGA

Record = Mapping[str, Any]


def taken_loads(connection: sa.Connection, view: View, photo: Photo, zona: ZoneInfo) -> Mapping[str, Carga]:
    """Give the last load by a person that was taken of each office, on the day of a photo."""
    numbers = {corte.carga for corte in photo.panorama.cortes.values()}
    return {load.origen: load for load in numbered_loads(connection, view, numbers, zona).values()}


def decided_loads(
    connection: sa.Connection, view: View, photo: Photo, zona: ZoneInfo
) -> Mapping[str, tuple[Carga, tuple[Problem, ...]]]:
    """Give the last word on the workbook of each office on the day of a photo, and what was wrong with it."""
    return {
        origen: (load, _problems(connection, view, load.numero))
        for origen, load in last_words(connection, view, photo, zona).items()
    }


def loads_between(
    connection: sa.Connection, view: View, numbers: tuple[int, int], zona: ZoneInfo
) -> Mapping[int, Carga]:
    """Give every load after the first of two numbers, up to the second, oldest first."""
    since, until = numbers
    query = sa.select(CARGA).where(CARGA.c.id > since, CARGA.c.id <= until).order_by(CARGA.c.id)
    found = connection.execute(query).mappings()
    return {record["id"]: load_of(dict(record), view, zona) for record in found}


def last_words(connection: sa.Connection, view: View, photo: Photo, zona: ZoneInfo) -> Mapping[str, Carga]:
    """Give the last word on the workbook of each office on the day of a photo."""
    found = history.last_cargas(connection, photo.carga) | _words_on_files(connection, photo)
    return {origen: load_of(record, view, zona) for origen, record in found.items()}


def loads(connection: sa.Connection, view: View, rows: Iterable[Row], zona: ZoneInfo) -> Mapping[int, Carga]:
    """Give the loads that rows came with, by number."""
    return numbered_loads(connection, view, {int(str(row["desde"])) for row in rows}, zona)


def numbered_loads(
    connection: sa.Connection, view: View, numbers: Collection[int], zona: ZoneInfo
) -> dict[int, Carga]:
    """Give some loads by their numbers."""
    found = connection.execute(sa.select(CARGA).where(CARGA.c.id.in_(numbers))).mappings()
    return {record["id"]: load_of(dict(record), view, zona) for record in found}


def held_loads(connection: sa.Connection, view: View, photo: Photo, zona: ZoneInfo) -> list[Carga]:
    """Give the loads that wait for somebody; none for a day of the past, which waits for nobody."""
    return [] if photo.past else [load_of(record, view, zona) for record in history.held(connection)]


def latest(connection: sa.Connection, view: View, zona: ZoneInfo) -> Carga | None:
    """Give the very last load."""
    found = history.cargas(connection, limit=1)
    return load_of(found[0], view, zona) if found else None


def register(connection: sa.Connection, view: View, photo: Photo, zona: ZoneInfo) -> Register:
    """Gather who loaded what and what was wrong with it; the files of the folder only for today."""
    decided = decided_loads(connection, view, photo, zona)
    return Register(
        taken=taken_loads(connection, view, photo, zona),
        decided={origen: load for origen, (load, _) in decided.items()},
        problems={origen: problems for origen, (_, problems) in decided.items()},
        files=_files(connection, photo),
        untaken=None if photo.past or view is View.PUBLIC else _untaken(connection, view, zona),
    )


def _words_on_files(connection: sa.Connection, photo: Photo) -> dict[str, Record]:
    # A second file of an office is rejected too, and that is no word on the office's own workbook.
    owned = {file.origen: file.carga for file in _files(connection, photo) if file.own and file.carga}
    found = {origen: history.carga(connection, number) for origen, number in owned.items()}
    return {origen: record for origen, record in found.items() if record and origen != _NOBODY}


_NOBODY = "?"
_REJECTED = frozenset({"rechazado", "duplicado"})
"""How a file of the folder stands that is not taken."""
_UNDECIDED = frozenset({"retenida", "descartada"})
"""Outcomes whose detail tells everybody why a load is not shown; it names sheets and counts rows."""


def _files(connection: sa.Connection, photo: Photo) -> tuple[File, ...]:
    if photo.past:
        return ()
    owners = history.owners(connection)
    return tuple(_file(record, owners) for record in history.files(connection))


def _untaken(connection: sa.Connection, view: View, zona: ZoneInfo) -> tuple[Untaken, ...]:
    files = [record for record in history.files(connection) if record["situacion"] in _REJECTED]
    found = numbered_loads(connection, view, {record["carga"] for record in files if record["carga"]}, zona)
    return tuple(
        Untaken(
            record["ruta"],
            record["origen"],
            found.get(record["carga"]),
            _problems(connection, view, record["carga"]) if record["carga"] else (),
        )
        for record in files
    )


def _problems(connection: sa.Connection, view: View, number: int) -> tuple[Problem, ...]:
    found = history.problems(connection, number)
    return tuple(found) if view is View.WHOLE else tuple(replace(each, facts={}) for each in found)


def _file(record: Record, owners: Mapping[str, str]) -> File:
    return File(
        nombre=PurePosixPath(record["ruta"]).name,
        situacion=record["situacion"],
        origen=record["origen"],
        carga=record["carga"],
        owner=owners.get(record["origen"]) == record["ruta"],
        problema=record["problema"],
    )


def load_of(record: Record, view: View, zona: ZoneInfo) -> Carga:
    """Make of a record of the table `carga` what a view may see of it."""
    return Carga(
        numero=record["id"],
        momento=datetime.fromisoformat(record["momento"]).astimezone(zona),
        clase=record["clase"],
        origen=record["origen"],
        archivo=PurePosixPath(record["ruta"]).name,
        resultado=record["resultado"],
        tomadas=record["tomadas"],
        cuarentena=record["cuarentena"],
        omitidas=record["omitidas"],
        errores=record["errores"],
        advertencias=record["advertencias"],
        guardado_por=record["guardado_por"] if view is View.WHOLE else "",
        detalle=record["detalle"] if record["resultado"] in _UNDECIDED else "",
        cambios=max(record["abiertas"], record["cerradas"]),
    )
