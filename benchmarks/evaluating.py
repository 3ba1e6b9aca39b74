"""Measure how long a day of a large plan takes to be judged, with nothing of that day known before."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from benchmarks import town
from benchmarks.clock import Job, least
from benchmarks.history import stored
from benchmarks.installation import Installation, installation
from benchmarks.table import Figure, milliseconds, times
from dashboard.day.visibility import View
from dashboard.keeping.present import Present
from plan import history
from plan.evaluacion import evaluate
from plan.evaluado import Panorama
from plan.umbrales import Umbrales

PLAN = town.Size(1_000, 20_000, 200, 1_000)
OFFICE = town.Size(50, 1_000, 10, 50)
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


def one_office_saved(turns: int, offices: int = 20, size: town.Size = OFFICE) -> list[Figure]:
    """Have one of many offices save, and put the day together again with what is kept of the others."""
    with installation(offices) as there:
        for number in range(offices):
            stored(there, [town.office(size)], town.code(number))
        kept = Present(View.PUBLIC, there.config.umbrales)

        def saved(turn: int) -> Job:
            stored(there, [town.office(size, later=turn % 10, changed=5)])
            return partial(_put_together, there, kept)

        def anew(turn: int) -> Job:
            del turn
            return partial(_put_together, there, Present(View.PUBLIC, there.config.umbrales))

        ours, whole = least(turns, saved, anew)
    return [
        Figure(
            "Evaluación después de que guardó una dependencia, lo demás guardado",
            f"{offices} dependencias, {offices * size.actividades} actividades",
            milliseconds(ours.wall),
            f"leer y evaluar todo {milliseconds(whole.wall)}",
            times(ours.wall / whole.wall),
        )
    ]


def _put_together(there: Installation, present: Present) -> None:
    with there.reader.connect() as connection:
        present.evaluate(connection, town.TODAY)


def _another_day(panorama: Panorama, turn: int) -> Job:
    day = town.TODAY + timedelta(days=turn)
    return partial(evaluate, panorama, day, Umbrales())
