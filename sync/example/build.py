"""Write the example municipality into a shared folder, week by week, as its offices would have."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from plan.standard.identidad import ESTRATEGIA_FILE
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from plan.umbrales import Umbrales
from sync.example import estrategia, mistakes, planilla
from sync.example.dates import GENERATIONS, day_of, moment_of
from sync.example.offices import OFFICES
from sync.example.shapes import Office
from sync.template import FACTORY, Identity, Saved, lists_for, write_workbook

Tables = Mapping[str, Sequence[Row]]

_BEFORE = timedelta(minutes=17)
_APART = timedelta(minutes=41)
"""Offices save one after another in the morning before they are taken."""


def build(
    root: Path, today: date, ingest: Callable[[datetime], object], umbrales: Umbrales = FACTORY
) -> None:
    """Write every generation of workbooks, and have each taken at its own moment (aware, UTC)."""
    root.mkdir(parents=True, exist_ok=True)
    tables = _tables(today)
    lists = {office.codigo: lists_for(office.codigo, tables) for office in OFFICES}
    for generation in range(GENERATIONS):
        moment = moment_of(generation, today)
        if generation == 0:
            before = moment - timedelta(days=1)
            _save(root / ESTRATEGIA_FILE, _strategy(today, before), before)
        for place, office in _saving(generation):
            before = moment - _BEFORE - place * _APART
            identity, rows = _content(office, generation, today)
            saved = Saved(office.contact, before)
            data = write_workbook(identity, rows, lists[office.codigo], saved, umbrales)
            _save(root / f"{office.codigo}.xlsx", data, before)
        ingest(moment)


def _saving(generation: int) -> Iterator[tuple[int, Office]]:
    """Go through the offices that save in a generation, each with its place."""
    return ((place, one) for place, one in enumerate(OFFICES) if generation in one.generations)


def _strategy(today: date, moment: datetime) -> bytes:
    identity = Identity("estrategia", generada=day_of(0, today))
    return write_workbook(identity, estrategia.rows(today), saved=Saved(estrategia.COORDINATION, moment))


def _content(office: Office, generation: int, today: date) -> tuple[Identity, planilla.Rows]:
    """Say whose workbook it is and give its rows, with the mistakes that its office leaves in it."""
    rows = planilla.rows(office, day_of(generation, today), today)
    if office.codigo == mistakes.OFFICE and generation == GENERATIONS - 1:
        rows = mistakes.spoil(rows, today)
    return Identity("planilla", office.codigo, office.nombre, day_of(0, today)), rows


def _save(path: Path, data: bytes, moment: datetime) -> None:
    path.write_bytes(data)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def _tables(today: date) -> Tables:
    """Lay out what drop-downs are made of, as if it were stored."""
    strategy = estrategia.rows(today)
    own = [
        {"codigo": code, "nombre": name, "origen": clave(office.codigo)}
        for office in OFFICES
        for code, _, name in office.lineamientos
    ]
    return {
        "eje": strategy["Ejes"],
        "dependencia": strategy["Dependencias"],
        "relacion": strategy["Relaciones"],
        "lineamiento": [*strategy["Lineamientos"], *own],
    }
