"""What is remembered of files that their names keep from being taken: conflict copies, renewed workbooks."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath

from plan.standard.identidad import ESTRATEGIA_STEM
from plan.standard.kinds.base import clave
from sync.names import Sort, renewed_of, sort_of
from sync.store import FileState

RENOVADA = "renovada"
"""The situation of a renewed workbook that still has to be put in the place of the old one."""


def set_aside(path: str, now: datetime) -> FileState:
    """Say what is noted of such a file."""
    name = PurePosixPath(path).name
    if sort_of(name) is not Sort.RENEWED:
        return FileState("conflicto", now, problema="LIBRO_EN_CONFLICTO", hechos={"valor": path})
    old = renewed_of(name)
    origen = "" if old.casefold() == ESTRATEGIA_STEM else clave(old)
    facts = {"valor": path, "vieja": f"{old}.xlsx"}
    return FileState(RENOVADA, now, origen=origen, problema="LIBRO_RENOVADO", hechos=facts)
