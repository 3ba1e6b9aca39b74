"""The activities of a programme, measured and lit: the innermost loop of an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from plan.avance import CANCELADA, SI, Dates, Record, activity_dates, done, planned, planned_hito, weights
from plan.bands import EPSILON
from plan.evaluado import ActividadEvaluada, Marca, Semaforo
from plan.frescura import Moment
from plan.marcas import marks_of_actividad
from plan.semaforo import Measure, light_of_actividad

_COLUMNS = (
    "estado",
    "hito",
    "ponderacion",
    "inicio_planificado",
    "fin_planificado",
    "inicio_real",
    "fin_real",
    "avance",
)
_BLANK = dict.fromkeys(_COLUMNS)
_pick = itemgetter(*_COLUMNS)

Cells = tuple[Any, ...]
"""The cells of an activity that are measured, in the order of `_COLUMNS`; the standard fixes their kinds."""


def measure_actividades(
    rows: Sequence[Record], programa: Dates, moment: Moment
) -> tuple[ActividadEvaluada, ...]:
    """Measure all the activities of a programme, the cancelled ones too."""
    cells = [_cells(row) for row in rows]
    pesos = _weights(cells)
    return tuple(
        [
            _measure(row, each, peso, programa, moment)
            for row, each, peso in zip(rows, cells, pesos, strict=True)
        ]
    )


def _cells(row: Record) -> Cells:
    """Read in one go; rows from elsewhere than the history may lack columns."""
    try:
        found: Cells = _pick(row)
    except KeyError:
        found = _pick({**_BLANK, **row})
    return found


def _weights(cells: Sequence[Cells]) -> Sequence[float | None]:
    """Weigh activities; cancelled ones have no weight."""
    live = [(cell[1] == SI, cell[2]) for cell in cells if cell[0] != CANCELADA]
    pesos = weights(live)
    if len(live) == len(cells):
        return pesos
    left = iter(pesos)
    return [None if cell[0] == CANCELADA else next(left) for cell in cells]


def _measure(
    row: Record, cells: Cells, peso: float | None, programa: Dates, moment: Moment
) -> ActividadEvaluada:
    """Measure an activity; a cancelled one has no `peso`."""
    _, hito, _, inicio, fin, inicio_real, fin_real, avance = cells
    is_hito, umbrales = hito == SI, moment.umbrales
    if is_hito or inicio is None or fin is None:
        inicio, fin = activity_dates(row, programa)
    if is_hito:
        planificado = planned_hito(fin, moment.medido_al, umbrales.tolerancia)
    else:
        planificado = planned(inicio, fin, moment.medido_al)
    if fin_real is not None and fin_real > moment.al:
        fin_real = None
    real = done(fin_real, avance, umbrales.por_cerrar)
    con_dato = avance is not None or fin_real is not None
    por_cerrar = real >= umbrales.por_cerrar - EPSILON
    measure = inicio, fin, planificado, real, con_dato, por_cerrar, fin_real
    lit = partial(_lit, row, measure, moment)
    unbacked = bool(real) and inicio_real is None and peso is not None and not (is_hito and fin_real)
    return ActividadEvaluada(
        row, inicio, fin, planificado, real, peso or 0.0, is_hito, peso is None, con_dato, unbacked, lit
    )


def _lit(row: Record, measure: Measure, moment: Moment) -> tuple[Semaforo, tuple[Marca, ...]]:
    semaforo = light_of_actividad(row, measure, moment)
    return semaforo, marks_of_actividad(row, measure, semaforo, moment)
