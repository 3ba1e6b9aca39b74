"""Measure how long a day of a large plan takes to be judged, with nothing of that day known before."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from benchmarks import town
from benchmarks.clock import Job, least
from benchmarks.history import stored
from benchmarks.installation import installation
from benchmarks.table import Figure, milliseconds
from plan import history
from plan.evaluacion import evaluate
from plan.evaluado import Panorama
from plan.umbrales import Umbrales

PLAN = town.Size(1_000, 20_000, 200, 1_000)
_LIMIT = 0.150


def one_day(turns: int, size: town.Size = PLAN) -> list[Figure]:
    """Evaluate a plan on another day each turn, so that no turn finds what the one before it left."""
    with installation(1) as there:
        stored(there, [town.office(size)])
        with there.engine.connect() as connection:
            panorama = history.panorama(connection)
    (ours,) = least(turns, partial(_another_day, panorama))
    return [
        Figure(
            "Evaluación de un día, sin nada guardado",
            f"{size.actividades} actividades de {size.programas} programas",
            f"{milliseconds(ours.wall)} ({milliseconds(ours.processor)} de procesador)",
            asked=f"≤ {milliseconds(_LIMIT)}",
            reached=ours.wall <= _LIMIT,
        )
    ]


def _another_day(panorama: Panorama, turn: int) -> Job:
    day = town.TODAY + timedelta(days=turn)
    return partial(evaluate, panorama, day, Umbrales())
