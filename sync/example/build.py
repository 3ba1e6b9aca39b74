"""Write the example municipality into a shared folder, week by week, as its offices would have."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from plan.standard.identidad import ESTRATEGIA_FILE
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from sync.example import errores, estrategia, planilla
from sync.example.calendario import GENERACIONES, day_of, moment_of
from sync.example.oficinas import OFICINAS
from sync.example.shapes import Oficina
from sync.template import Identity, Lists, Saved, lists_for, write_workbook

Tables = Mapping[str, Sequence[Row]]

_BEFORE = timedelta(minutes=17)
_APART = timedelta(minutes=41)
"""Offices save one after another in the morning before they are taken."""


def build(root: Path, today: date, ingest: Callable[[datetime], object]) -> None:
    """Write every generation of workbooks, and have each taken at its own moment (aware, UTC)."""
    root.mkdir(parents=True, exist_ok=True)
    tables = _tables(today)
    lists = {oficina.codigo: lists_for(oficina.codigo, tables) for oficina in OFICINAS}
    for generacion in range(GENERACIONES):
        moment = moment_of(generacion, today)
        if generacion == 0:
            before = moment - timedelta(days=1)
            _save(root / ESTRATEGIA_FILE, _strategy(today, before), before)
        for place, oficina in _saving(generacion):
            before = moment - _BEFORE - place * _APART
            data = _workbook(oficina, generacion, today, lists[oficina.codigo], before)
            _save(root / f"{oficina.codigo}.xlsx", data, before)
        ingest(moment)


def _saving(generacion: int) -> Iterator[tuple[int, Oficina]]:
    """Go through the offices that save in a generation, each with its place."""
    return ((place, one) for place, one in enumerate(OFICINAS) if generacion in one.generaciones)


def _strategy(today: date, moment: datetime) -> bytes:
    identity = Identity("estrategia", generada=day_of(0, today))
    return write_workbook(identity, estrategia.rows(today), saved=Saved(estrategia.COORDINACION, moment))


def _workbook(oficina: Oficina, generacion: int, today: date, lists: Lists, moment: datetime) -> bytes:
    rows = planilla.rows(oficina, day_of(generacion, today), today)
    if oficina.codigo == errores.OFICINA and generacion == GENERACIONES - 1:
        rows = errores.spoil(rows, today)
    identity = Identity("planilla", oficina.codigo, oficina.nombre, day_of(0, today))
    return write_workbook(identity, rows, lists, Saved(oficina.referente, moment))


def _save(path: Path, data: bytes, moment: datetime) -> None:
    path.write_bytes(data)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def _tables(today: date) -> Tables:
    """Lay out what drop-downs are made of, as if it were stored."""
    strategy = estrategia.rows(today)
    own = [
        {"codigo": code, "nombre": name, "origen": clave(oficina.codigo)}
        for oficina in OFICINAS
        for code, _, name in oficina.lineamientos
    ]
    return {
        "eje": strategy["Ejes"],
        "dependencia": strategy["Dependencias"],
        "relacion": strategy["Relaciones"],
        "lineamiento": [*strategy["Lineamientos"], *own],
    }
