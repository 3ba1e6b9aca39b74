"""What is to be seen beside a light without changing it."""

from __future__ import annotations

from collections.abc import Sequence

from plan.avance import SI, Datos
from plan.bandas import EPSILON
from plan.evaluado import ActividadEvaluada, Marca, Motivo, Semaforo
from plan.frescura import Momento
from plan.semaforo import Medida

_SETTLED = frozenset({Motivo.FINALIZADO, Motivo.SUSPENDIDO, Motivo.CANCELADO, Motivo.RETIRADO})
"""Reasons that silence does not touch."""

_PENDIENTE = "pendiente"
_UNBACKED = Marca.SIN_RESPALDO


def marks_of_actividad(
    actividad: Datos, medida: Medida, semaforo: Semaforo, momento: Momento
) -> tuple[Marca, ...]:
    """Mark an activity."""
    marcas = _marks_of_silence(semaforo, momento)
    if medida[3] and semaforo.motivo is not Motivo.CANCELADO:
        marcas += _marks_of_progress(actividad, medida, semaforo)
    return marcas + _marks_of_row(actividad)


def marks_of_programa(
    programa: Datos,
    brecha: float | None,
    semaforo: Semaforo,
    vivas: Sequence[ActividadEvaluada],
    momento: Momento,
) -> tuple[Marca, ...]:
    """Mark a programme; `vivas` are its live activities."""
    marcas = _marks_of_silence(semaforo, momento)
    if brecha is not None and abs(brecha) > momento.umbrales.brecha + EPSILON:
        marcas = (Marca.DISCREPANCIA, *marcas)
    if any(_UNBACKED in actividad.marcas for actividad in vivas):
        marcas += (_UNBACKED,)
    if not vivas and programa.get("avance_reportado") is not None:
        marcas += (Marca.SEGUN_LO_REPORTADO,)
    return marcas + _marks_of_row(programa)


def _marks_of_silence(semaforo: Semaforo, momento: Momento) -> tuple[Marca, ...]:
    """Say that a light stands on old data, unless it is settled or says so itself."""
    if momento.frescura.fresca or semaforo.motivo is Motivo.SIN_ACTUALIZAR or semaforo.motivo in _SETTLED:
        return ()
    return (Marca.SIN_ACTUALIZAR,)


def _marks_of_progress(actividad: Datos, medida: Medida, semaforo: Semaforo) -> tuple[Marca, ...]:
    """Say that progress has no start, or lacks only its closing; a hito that was reached needs no start."""
    *_, por_cerrar, fin_real = medida
    marcas: tuple[Marca, ...] = ()
    if actividad.get("inicio_real") is None and not (fin_real and actividad.get("hito") == SI):
        marcas = (_UNBACKED,)
    if por_cerrar and not fin_real and semaforo.motivo is not Motivo.POR_CERRAR:
        marcas += (Marca.POR_CERRAR,)
    return marcas


def _marks_of_row(fila: Datos) -> tuple[Marca, ...]:
    return (Marca.CORRECCION_PENDIENTE,) if fila.get("marca") == _PENDIENTE else ()
