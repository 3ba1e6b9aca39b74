"""Measure a workbook from its bytes to committed rows, beside the floor and a peer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks import town
from benchmarks.clock import Job, Ready, least
from benchmarks.floor import unzip_and_parse
from benchmarks.installation import Installation, installation
from benchmarks.peers import pandas_openpyxl
from benchmarks.table import Figure, at_most, decimal, faster

_CHANGED = 5


def small(turns: int, size: town.Size = town.SMALL) -> list[Figure]:
    """Measure a small workbook: its first load, a save with a few cells changed, and the peer."""
    name = town.code(0)
    data = town.first_workbook(size)
    saves = [
        town.workbook(town.office(size, later=turn, changed=_CHANGED), name) for turn in range(1, turns + 1)
    ]
    with installation(turns + 1) as there:
        load, floor, peer = least(turns, _first(there, data), _floor([data] * turns), _peer(there, data))
        there.save(name, data)
        there.ingest()
        again, floor_again = least(turns, _saved(there, name, saves.__getitem__), _floor(saves))
    sized = _size(size, data)
    return [
        at_most("Planilla chica: primera carga, de los bytes a lo confirmado", sized, load, floor, 7),
        at_most(f"La misma, guardada con {_CHANGED} celdas cambiadas", sized, again, floor_again, 5),
        faster("Planilla chica: primera carga", sized, load, ("pandas + openpyxl + to_sql", peer), 5),
    ]


def large(turns: int, size: town.Size = town.LARGE) -> list[Figure]:
    """Measure the first load of a large workbook."""
    data = town.first_workbook(size)
    with installation(turns + 1) as there:
        load, floor = least(turns, _first(there, data), _floor([data] * turns))
    return [at_most("Planilla grande: primera carga", _size(size, data), load, floor, 6)]


def _first(there: Installation, data: bytes) -> Ready:
    """Let each turn be the first load of another office, as when a municipality begins."""

    def ready(turn: int) -> Job:
        name = town.code(turn + 1)
        there.save(name, town.given_to(name, data))
        return there.ingest

    return ready


def _saved(there: Installation, name: str, save: Callable[[int], bytes]) -> Ready:
    def ready(turn: int) -> Job:
        there.save(name, save(turn))
        return there.ingest

    return ready


def _floor(workbooks: list[bytes]) -> Ready:
    return lambda turn: partial(unzip_and_parse, workbooks[turn])


def _peer(there: Installation, data: bytes) -> Ready:
    workbook = there.config.datos / "par.xlsx"
    workbook.write_bytes(data)
    return lambda turn: partial(pandas_openpyxl, workbook, there.config.datos / f"par-{turn}.sqlite")


def _size(size: town.Size, data: bytes) -> str:
    return (
        f"{size.rows} filas, {len(data) / 1024:.0f} KiB, {decimal(town.unpacked(data) / 2**20, 1)} MiB de XML"
    )
