"""A programme and its activities, measured and lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan.actividades import measure_actividades
from plan.avance import (
    Avance,
    Datos,
    clamp,
    is_finished,
    programme_dates,
    reported_only,
    weighted,
)
from plan.bandas import EPSILON
from plan.evaluado import ActividadEvaluada, IndicadorEvaluado, Motivo, ProgramaEvaluado
from plan.frescura import Momento
from plan.indicadores import result
from plan.marcas import marks_of_programa
from plan.semaforo import light_of_programa


@dataclass(frozen=True, slots=True)
class Legajo:
    """All there is about one programme: its row, its weight in its workbook, and what hangs on it."""

    fila: Datos
    peso: float = 1.0
    actividades: Sequence[Datos] = ()
    indicadores: tuple[IndicadorEvaluado, ...] = ()


def measure_programa(legajo: Legajo, momento: Momento) -> ProgramaEvaluado:
    """Measure a programme by its live activities, or without any by what it reports."""
    fila = legajo.fila
    fechas = programme_dates(fila, legajo.actividades)
    actividades = measure_actividades(legajo.actividades, fechas, momento)
    vivas = [actividad for actividad in actividades if not actividad.cancelada]
    reportado = clamp(fila.get("avance_reportado"))
    avance = weighted(vivas) if vivas else reported_only(fechas, momento.medido_al, reportado)
    to_close = _is_to_close(avance, vivas, momento)
    terminado = _last_end(vivas, momento.al)
    medida = *fechas, avance.planificado, avance.real, avance.cobertura, to_close, terminado
    semaforo = light_of_programa(fila, medida, vivas, momento)
    shown = None if semaforo.motivo is Motivo.SIN_CRONOGRAMA else avance.real
    brecha = None if reportado is None or shown is None else reportado - shown
    return ProgramaEvaluado(
        fila=fila,
        inicio=fechas[0],
        fin=fechas[1],
        medido_al=momento.medido_al,
        planificado=avance.planificado,
        real=shown,
        reportado=reportado,
        brecha=brecha,
        peso=legajo.peso,
        semaforo=semaforo,
        marcas=marks_of_programa(fila, brecha, semaforo, vivas, momento),
        actividades=actividades,
        canceladas=len(actividades) - len(vivas),
        sin_dato=sum(not actividad.con_dato for actividad in vivas),
        con_datos=avance.informado and avance.cobertura >= momento.umbrales.datos_minimos - EPSILON,
        retirado=semaforo.motivo is Motivo.RETIRADO,
        indicadores=legajo.indicadores,
        resultado=result(legajo.indicadores, momento.umbrales),
        avance=avance.real if avance.informado else None,
    )


def _is_to_close(avance: Avance, vivas: Sequence[ActividadEvaluada], momento: Momento) -> bool:
    """Whether everything stands at the figure from which only the closing is missing."""
    limit = momento.umbrales.por_cerrar - EPSILON
    if vivas:
        return all(actividad.real >= limit for actividad in vivas)
    return avance.real >= limit


def _last_end(vivas: Sequence[ActividadEvaluada], al: date) -> date | None:
    """Find when the last activity ended; none while any goes on, or without any."""
    if all(is_finished(actividad.fila, al) for actividad in vivas):
        return max((actividad.fila["fin_real"] for actividad in vivas), default=None)
    return None
