"""The activities of a programme, measured and lit: the innermost loop of an evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from plan.avance import CANCELADA, SI, Datos, Fechas, activity_dates, done, planned, planned_hito, weights
from plan.bandas import EPSILON
from plan.evaluado import ActividadEvaluada
from plan.frescura import Momento
from plan.marcas import marks_of_actividad
from plan.semaforo import light_of_actividad

_COLUMNS = (
    "estado",
    "hito",
    "ponderacion",
    "inicio_planificado",
    "fin_planificado",
    "inicio_real",
    "fin_real",
    "avance",
    "marca",
)
_BLANK = dict.fromkeys(_COLUMNS)
_pick = itemgetter(*_COLUMNS)

Celdas = tuple[Any, ...]
"""The cells of an activity that are measured, in the order of `_COLUMNS`; the standard fixes their kinds."""


def measure_actividades(
    filas: Sequence[Datos], programa: Fechas, momento: Momento
) -> tuple[ActividadEvaluada, ...]:
    """Measure all the activities of a programme, the cancelled ones too."""
    celdas = [_cells(fila) for fila in filas]
    pesos = _weights(celdas)
    return tuple(
        [
            _measure(fila, each, peso, programa, momento)
            for fila, each, peso in zip(filas, celdas, pesos, strict=True)
        ]
    )


def _cells(fila: Datos) -> Celdas:
    """Read in one go; rows from elsewhere than the history may lack columns."""
    try:
        found: Celdas = _pick(fila)
    except KeyError:
        found = _pick({**_BLANK, **fila})
    return found


def _weights(celdas: Sequence[Celdas]) -> Sequence[float | None]:
    """Weigh activities; cancelled ones have no weight."""
    live = [(celda[1] == SI, celda[2]) for celda in celdas if celda[0] != CANCELADA]
    pesos = weights(live)
    if len(live) == len(celdas):
        return pesos
    left = iter(pesos)
    return [None if celda[0] == CANCELADA else next(left) for celda in celdas]


def _measure(
    fila: Datos, celdas: Celdas, peso: float | None, programa: Fechas, momento: Momento
) -> ActividadEvaluada:
    """Measure an activity; a cancelled one has no `peso`."""
    _, hito, _, inicio, fin, inicio_real, fin_real, avance, marca = celdas
    es_hito, umbrales = hito == SI, momento.umbrales
    if es_hito or inicio is None or fin is None:
        inicio, fin = activity_dates(fila, programa)
    if es_hito:
        planificado = planned_hito(fin, momento.medido_al, umbrales.tolerancia)
    else:
        planificado = planned(inicio, fin, momento.medido_al)
    if fin_real is not None and fin_real > momento.al:
        fin_real = None
    real = done(fin_real, avance, umbrales.por_cerrar)
    con_dato = avance is not None or fin_real is not None
    por_cerrar = real >= umbrales.por_cerrar - EPSILON
    medida = inicio, fin, planificado, real, con_dato, por_cerrar, fin_real
    semaforo = light_of_actividad(fila, medida, momento)
    backed = not real or (inicio_real is not None and (fin_real is not None or not por_cerrar))
    plain = backed and marca is None and momento.frescura.fresca
    marcas = () if plain else marks_of_actividad(fila, medida, semaforo, momento)
    return ActividadEvaluada(
        fila, inicio, fin, planificado, real, peso or 0.0, es_hito, peso is None, con_dato, semaforo, marcas
    )
