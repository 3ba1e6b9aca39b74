"""A programme and its activities, measured and lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plan.actividades import measure_actividades
from plan.avance import (
    Avance,
    Record,
    clamp,
    is_finished,
    programme_dates,
    reported_only,
    weighted,
)
from plan.bands import EPSILON
from plan.evaluado import ActividadEvaluada, IndicadorEvaluado, Motivo, ProgramaEvaluado
from plan.frescura import Moment
from plan.indicadores import result
from plan.marcas import marks_of_programa
from plan.semaforo import light_of_programa


@dataclass(frozen=True, slots=True)
class Dossier:
    """All there is about one programme: its row, its weight in its workbook, and what hangs on it."""

    row: Record
    peso: float = 1.0
    actividades: Sequence[Record] = ()
    indicadores: tuple[IndicadorEvaluado, ...] = ()


def measure_programa(dossier: Dossier, moment: Moment) -> ProgramaEvaluado:
    """Measure a programme by its live activities, or without any by what it reports."""
    row = dossier.row
    dates = programme_dates(row, dossier.actividades)
    actividades = measure_actividades(dossier.actividades, dates, moment)
    live = [actividad for actividad in actividades if not actividad.cancelada]
    reportado = clamp(row.get("avance_reportado"))
    avance = weighted(live) if live else reported_only(dates, moment.medido_al, reportado)
    to_close = _is_to_close(avance, live, moment)
    ended = _last_end(live, moment.al)
    measure = *dates, avance.planificado, avance.real, avance.coverage, to_close, ended
    semaforo = light_of_programa(row, measure, live, moment)
    shown = None if semaforo.motivo is Motivo.SIN_CRONOGRAMA else avance.real
    brecha = None if reportado is None or shown is None else reportado - shown
    return ProgramaEvaluado(
        fila=row,
        inicio=dates[0],
        fin=dates[1],
        medido_al=moment.medido_al,
        planificado=avance.planificado,
        real=shown,
        reportado=reportado,
        brecha=brecha,
        peso=dossier.peso,
        semaforo=semaforo,
        marcas=marks_of_programa(row, brecha, semaforo, live, moment),
        actividades=actividades,
        canceladas=len(actividades) - len(live),
        sin_dato=sum(not actividad.con_dato for actividad in live),
        con_datos=avance.informed and avance.coverage >= moment.umbrales.datos_minimos - EPSILON,
        retirado=semaforo.motivo is Motivo.RETIRADO,
        indicadores=dossier.indicadores,
        resultado=result(dossier.indicadores, moment.umbrales),
        avance=avance.real if avance.informed else None,
    )


def _is_to_close(avance: Avance, live: Sequence[ActividadEvaluada], moment: Moment) -> bool:
    """Whether everything stands at the figure from which only the closing is missing."""
    limit = moment.umbrales.por_cerrar - EPSILON
    if live:
        return all(actividad.real >= limit for actividad in live)
    return avance.real >= limit


def _last_end(live: Sequence[ActividadEvaluada], al: date) -> date | None:
    """Find when the last activity ended; none while any goes on, or without any."""
    if all(is_finished(actividad.fila, al) for actividad in live):
        return max((actividad.fila["fin_real"] for actividad in live), default=None)
    return None
