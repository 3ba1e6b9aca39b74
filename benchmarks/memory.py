"""Measure the memory of the whole service while it takes a large workbook: all its processes."""

from __future__ import annotations

from time import sleep

from benchmarks import town
from benchmarks.family import family, mebibytes
from benchmarks.installation import folder, save
from benchmarks.running import loads, running
from benchmarks.table import Figure

_PATIENCE = 0.005
_LIMIT = 200


def peak(size: town.Size = town.LARGE) -> list[Figure]:
    """Sample the service from its start until the rows of a large workbook are committed."""
    with folder() as config:
        save(config.compartida / town.STRATEGY, town.strategy(1))
        save(config.compartida / f"{town.code(0)}.xlsx", town.first_workbook(size))
        highest = 0.0
        with running(config) as process:
            while loads(config) < len(("estrategia", "oficina")):
                highest = max(highest, sum(map(mebibytes, family(process.pid))))
                sleep(_PATIENCE)
    what = "Planilla grande: memoria del servicio en su punto más alto, todos los procesos sumados"
    return [
        Figure(
            what,
            f"{size.rows} filas",
            f"{highest:.0f} MiB",
            asked=f"≤ {_LIMIT} MiB",
            reached=highest <= _LIMIT,
        )
    ]
