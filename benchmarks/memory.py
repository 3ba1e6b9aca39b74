"""Measure the memory of the whole service while it takes a large workbook: all its processes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep

from benchmarks import town
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
                highest = max(highest, sum(map(_mebibytes, _family(process.pid))))
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


def _family(pid: int) -> Iterator[int]:
    """Give a process and all that descend from it."""
    yield pid
    for thread in _listed(Path(f"/proc/{pid}/task")):
        try:
            children = Path(f"/proc/{pid}/task/{thread}/children").read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _listed(path: Path) -> list[str]:
    try:
        return [found.name for found in path.iterdir()]
    except OSError:
        return []


def _mebibytes(pid: int) -> float:
    """Read the proportional set size: a page that n processes share counts a n-th for each."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it ended meanwhile
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
