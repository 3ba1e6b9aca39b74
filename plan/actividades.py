"""The activities of a programme, measured and lit: the innermost loop of an evaluation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from plan.avance import (
    CANCELADA,
    SI,
    Dates,
    Record,
    activity_dates,
    done,
    is_finished,
    planned,
    planned_hito,
    weights,
)
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
    cells = _cells(rows)
    return tuple(map(_gauge(programa, moment), rows, cells, _weights(cells)))


def _cells(rows: Sequence[Record]) -> list[Cells]:
    """Read in one go; rows from elsewhere than the history may lack columns."""
    try:
        return list(map(_pick, rows))
    except KeyError:
        return [_pick({**_BLANK, **row}) for row in rows]


def _weights(cells: Sequence[Cells]) -> Sequence[float | None]:
    """Weigh activities; cancelled ones have no weight."""
    live = [(cell[1] == SI, cell[2]) for cell in cells if cell[0] != CANCELADA]
    pesos = weights(live)
    if len(live) == len(cells):
        return pesos
    left = iter(pesos)
    return [None if cell[0] == CANCELADA else next(left) for cell in cells]


def _gauge(programa: Dates, moment: Moment) -> Callable[[Record, Cells, float | None], ActividadEvaluada]:
    """Make what measures the activities of one programme; a cancelled one has no `peso`."""
    al, day, umbrales, lit = moment.al, moment.medido_al, moment.umbrales, partial(_lit, moment)
    limit, tolerancia = umbrales.por_cerrar, umbrales.tolerancia

    def measure(row: Record, cells: Cells, peso: float | None) -> ActividadEvaluada:
        _, hito, _, inicio, fin, inicio_real, fin_real, avance = cells
        is_hito = hito == SI
        if is_hito or inicio is None or fin is None:
            inicio, fin = activity_dates(row, programa)
        planificado = planned_hito(fin, day, tolerancia) if is_hito else planned(inicio, fin, day)
        if fin_real is not None and fin_real > al:
            fin_real = None
        real = done(fin_real, avance, limit)
        con_dato = avance is not None or fin_real is not None
        unbacked = bool(real) and inicio_real is None and peso is not None and not (is_hito and fin_real)
        return ActividadEvaluada(
            row, inicio, fin, planificado, real, peso or 0.0, is_hito, peso is None, con_dato, unbacked, lit
        )

    return measure


def _lit(moment: Moment, measured: ActividadEvaluada) -> tuple[Semaforo, tuple[Marca, ...]]:
    row, real = measured.fila, measured.real
    fin_real = row["fin_real"] if is_finished(row, moment.al) else None
    por_cerrar = real >= moment.umbrales.por_cerrar - EPSILON
    plan = measured.inicio, measured.fin, measured.planificado
    measure: Measure = (*plan, real, measured.con_dato, por_cerrar, fin_real)
    semaforo = light_of_actividad(row, measure, moment)
    return semaforo, marks_of_actividad(row, measure, semaforo, moment)
