"""What is to be seen beside a light without changing it."""

from __future__ import annotations

from collections.abc import Sequence

from plan.avance import SI, Record
from plan.bands import EPSILON
from plan.evaluado import ActividadEvaluada, Marca, Motivo, Semaforo
from plan.frescura import Moment
from plan.semaforo import Measure

_SETTLED = frozenset({Motivo.FINALIZADO, Motivo.SUSPENDIDO, Motivo.CANCELADO, Motivo.RETIRADO})
"""Reasons that silence does not touch."""

_PENDIENTE = "pendiente"
_UNBACKED = Marca.SIN_RESPALDO


def marks_of_actividad(
    actividad: Record, measure: Measure, semaforo: Semaforo, moment: Moment
) -> tuple[Marca, ...]:
    """Mark an activity."""
    marcas = _marks_of_silence(semaforo, moment)
    if measure[3] and semaforo.motivo is not Motivo.CANCELADO:
        marcas += _marks_of_progress(actividad, measure, semaforo)
    return marcas + _marks_of_row(actividad)


def marks_of_programa(
    programa: Record,
    brecha: float | None,
    semaforo: Semaforo,
    live: Sequence[ActividadEvaluada],
    moment: Moment,
) -> tuple[Marca, ...]:
    """Mark a programme; `live` are its live activities."""
    marcas = _marks_of_silence(semaforo, moment)
    if brecha is not None and abs(brecha) > moment.umbrales.brecha + EPSILON:
        marcas = (Marca.DISCREPANCIA, *marcas)
    if any(actividad.sin_respaldo for actividad in live):
        marcas += (_UNBACKED,)
    if not live and programa.get("avance_reportado") is not None:
        marcas += (Marca.SEGUN_LO_REPORTADO,)
    return marcas + _marks_of_row(programa)


def _marks_of_silence(semaforo: Semaforo, moment: Moment) -> tuple[Marca, ...]:
    """Say that a light stands on old data, unless it is settled or says so itself."""
    if moment.frescura.fresca or semaforo.motivo is Motivo.SIN_ACTUALIZAR or semaforo.motivo in _SETTLED:
        return ()
    return (Marca.SIN_ACTUALIZAR,)


def _marks_of_progress(actividad: Record, measure: Measure, semaforo: Semaforo) -> tuple[Marca, ...]:
    """Say that progress has no start, or lacks only its closing; a hito that was reached needs no start."""
    *_, por_cerrar, fin_real = measure
    marcas: tuple[Marca, ...] = ()
    if actividad.get("inicio_real") is None and not (fin_real and actividad.get("hito") == SI):
        marcas = (_UNBACKED,)
    if por_cerrar and not fin_real and semaforo.motivo is not Motivo.POR_CERRAR:
        marcas += (Marca.POR_CERRAR,)
    return marcas


def _marks_of_row(row: Record) -> tuple[Marca, ...]:
    return (Marca.CORRECCION_PENDIENTE,) if row.get("marca") == _PENDIENTE else ()
