"""Weights filled in by halves, which weigh what was left blank without anybody deciding it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.avance import Record
from sync.validate.plausible.load import Load, Said, is_hito, say


def half_weighed_programas(load: Load) -> Iterator[Said]:
    """Some programas of the workbook are weighed, and some are not."""
    for row, facts in _halves(load.live["programa"]):
        yield say(("programa", row, "ponderacion"), "PONDERACION_DE_PROGRAMAS_INCOMPLETA", **facts)


def half_weighed_actividades(load: Load) -> Iterator[Said]:
    """Some actividades of a programa are weighed, and some are not."""
    for actividades in load.actividades.values():
        for row, facts in _halves(_weighed(actividades)):
            spot = "actividad", row, "ponderacion"
            yield say(spot, "PONDERACION_DE_ACTIVIDADES_INCOMPLETA", **facts, programa=row["programa"])


def _halves(rows: Sequence[Record]) -> Iterator[tuple[Record, dict[str, str]]]:
    """Give the first blank one, with how many there are, when some are blank and some are not."""
    blank = [row for row in rows if row["ponderacion"] is None]
    if 0 < len(blank) < len(rows):
        yield blank[0], {"cuantas": str(len(blank)), "total": str(len(rows))}


def _weighed(actividades: Sequence[Record]) -> Sequence[Record]:
    """Leave hitos out beside tasks: their blank is an agreed 0."""
    return [row for row in actividades if not is_hito(row)] or actividades
