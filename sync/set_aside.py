"""What is remembered of files that their names keep from being taken: conflict copies, renewed workbooks."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from plan.standard.identidad import ESTRATEGIA_STEM
from plan.standard.kinds.base import clave
from sync.names import Sort, renewed_of, sort_of
from sync.remembered import Seen, origen_of
from sync.store import FileState

RENOVADA = "renovada"
"""The situation of a renewed workbook that still has to be put in the place of the old one."""


def set_aside(path: str, seen: Seen, now: datetime) -> FileState:
    """Say what is noted of such a file, given what is remembered of the folder."""
    there = PurePosixPath(path)
    if sort_of(there.name) is not Sort.RENEWED:
        return FileState("conflicto", now, problema="LIBRO_EN_CONFLICTO", hechos={"valor": path})
    old = there.with_name(renewed_of(there.name))
    beside = next((known for known in map(PurePosixPath, seen) if _is_old_one(known, old)), None)
    origen = origen_of(seen, str(beside)) if beside else _origen_by_name(old.name)
    facts = {"valor": path, "vieja": beside.name if beside else f"{old.name}.xlsx"}
    return FileState(RENOVADA, now, origen=origen, problema="LIBRO_RENOVADO", hechos=facts)


def _is_old_one(known: PurePosixPath, old: PurePosixPath) -> bool:
    return known.parent == old.parent and known.stem.casefold() == old.name.casefold()


def _origen_by_name(name: str) -> str:
    return "" if name.casefold() == ESTRATEGIA_STEM else clave(name)
