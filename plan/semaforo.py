"""The light of a programme and of an activity: the first rule that fits, and the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from plan import explanation
from plan.avance import CANCELADA, Record, is_finished
from plan.bands import EPSILON, compare
from plan.evaluado import ActividadEvaluada, Luz, Motivo, Semaforo
from plan.frescura import Moment

FINALIZADO = "Finalizado"
STOPPED = {"Suspendido": Motivo.SUSPENDIDO, "Cancelado": Motivo.CANCELADO}
SUSPENDIDA = "Suspendida"
RETIRADO = "retirado"
"""The mark of a programme that vanished from its workbook."""

REMEMBERED = 4096
"""How many lights of a kind are kept because many activities share their dates."""


Measure = tuple[date | None, date | None, float | None, float, float, bool, date | None]
"""What a light is judged by: inicio, fin, planificado, real, coverage, por_cerrar, fin_real.

`coverage` is the share of the planned weight that has data; `por_cerrar` whether everything stands at
`umbrales.por_cerrar` or more; `fin_real` when everything had really ended, none while anything goes on.
A plain tuple, because one is made for each of tens of thousands of activities.
"""


def light_of_programa(
    programa: Record, measure: Measure, actividades: Sequence[ActividadEvaluada], moment: Moment
) -> Semaforo:
    """Give a programme its light; `actividades` are its live ones."""
    if programa.get("marca") == RETIRADO:
        return Semaforo(Luz.GRIS, Motivo.RETIRADO, 0, explanation.RETIRADO)
    if stopped := _stopped(programa, actividades, moment.al):
        return stopped
    if not actividades and programa.get("estado") == FINALIZADO and measure[3] >= 1 - EPSILON:
        return Semaforo(Luz.AZUL, Motivo.FINALIZADO, 2, explanation.REPORTED_FINISHED)
    return _as_heard(_late_within(_judged(measure, moment), actividades, moment), moment)


def light_of_actividad(actividad: Record, measure: Measure, moment: Moment) -> Semaforo:
    """Give an activity its light, in the spirit of its programme's."""
    if (estado := actividad.get("estado")) is not None:
        if estado == CANCELADA:
            return Semaforo(Luz.GRIS, Motivo.CANCELADO, 1, explanation.CANCELADA)
        if estado == SUSPENDIDA and actividad.get("justificacion"):
            return Semaforo(Luz.GRIS, Motivo.SUSPENDIDO, 1, explanation.SUSPENDIDA)
    semaforo = _judged(measure, moment)
    return semaforo if moment.frescura.fresca else _as_heard(semaforo, moment)


def _stopped(programa: Record, actividades: Sequence[ActividadEvaluada], al: date) -> Semaforo | None:
    """Rule 1: suspended or cancelled, with its reason."""
    motivo = STOPPED.get(programa.get("estado", ""))
    if motivo is None or not programa.get("justificacion"):
        return None
    last = _last_known(actividades, al)
    dias = None if last is None else (al - last).days
    return Semaforo(Luz.GRIS, motivo, 1, explanation.stopped(motivo, last, dias), dias)


def _last_known(actividades: Sequence[ActividadEvaluada], al: date) -> date | None:
    """Find the last day on which anything is known to have happened."""
    real_dates = (
        actividad.fila.get(name) for actividad in actividades for name in ("inicio_real", "fin_real")
    )
    return max((fecha for fecha in real_dates if isinstance(fecha, date) and fecha <= al), default=None)


def _judged(measure: Measure, moment: Moment) -> Semaforo:
    """Rules 2 to 7."""
    inicio, fin, planificado, real, coverage, por_cerrar, fin_real = measure
    if fin_real is not None:
        return _finished(fin_real, fin)
    if fin is not None and fin < moment.al:
        return _overdue(fin, real if coverage else None, moment, por_cerrar=por_cerrar)
    if planificado is None:
        return Semaforo(Luz.GRIS, Motivo.SIN_CRONOGRAMA, 3, explanation.unscheduled(inicio, fin))
    if not planificado:
        return _not_begun(inicio, real, moment.al, moment.medido_al)
    if coverage < moment.umbrales.datos_minimos - EPSILON:
        says = explanation.without_data(coverage, moment.umbrales)
        return Semaforo(Luz.GRIS, Motivo.SIN_DATO, 6, says)
    return compare(planificado, real, moment.bands, moment.opening)


@lru_cache(maxsize=REMEMBERED)
def _finished(fin_real: date, fin: date | None) -> Semaforo:
    """Rule 2: complete."""
    dias = None if fin is None else max((fin_real - fin).days, 0)
    return Semaforo(Luz.AZUL, Motivo.FINALIZADO, 2, explanation.finished(fin_real, fin), dias)


def _overdue(fin: date, so_far: float | None, moment: Moment, *, por_cerrar: bool) -> Semaforo:
    """Rule 4: past its end; `so_far` is none without data."""
    dias, tolerancia = (moment.al - fin).days, moment.umbrales.tolerancia
    if por_cerrar:
        says = explanation.to_close(fin, dias, moment.umbrales.por_cerrar)
        return Semaforo(Luz.AMARILLO, Motivo.POR_CERRAR, 4, says, dias)
    says = explanation.overdue(fin, dias, so_far, tolerancia)
    if dias <= tolerancia:
        return Semaforo(Luz.AMARILLO, Motivo.VENCIDO_EN_TOLERANCIA, 4, says, dias)
    return Semaforo(Luz.ROJO, Motivo.VENCIDO, 4, says, dias)


@lru_cache(maxsize=REMEMBERED)
def _not_begun(inicio: date | None, real: float, al: date, medido_al: date) -> Semaforo:
    """Rule 5: nothing is due yet."""
    if real > 0:
        return Semaforo(Luz.VERDE, Motivo.ADELANTADO, 5, explanation.early(inicio, real, al, medido_al))
    return Semaforo(Luz.GRIS, Motivo.AUN_NO_INICIA, 5, explanation.not_begun(inicio, al, medido_al))


def _late_within(semaforo: Semaforo, actividades: Sequence[ActividadEvaluada], moment: Moment) -> Semaforo:
    """Rule 8: a verde that hides something past its end."""
    if semaforo.luz is not Luz.VERDE:
        return semaforo
    al = moment.al
    late = [
        (actividad.fin, str(actividad.fila.get("codigo") or ""), actividad)
        for actividad in actividades
        if actividad.fin is not None and actividad.fin < al and not is_finished(actividad.fila, al)
    ]
    if not late:
        return semaforo
    fin, _, worst = min(late, key=lambda each: each[:2])
    dias = (al - fin).days
    says = explanation.late_within(worst, len(late) - 1, dias, semaforo.explicacion)
    return Semaforo(Luz.AMARILLO, Motivo.ACTIVIDAD_VENCIDA, 8, says, dias)


def _as_heard(semaforo: Semaforo, moment: Moment) -> Semaforo:
    """Rule 9: nothing good can be said of an office that went silent."""
    if moment.frescura.fresca or not (semaforo.luz is Luz.VERDE or semaforo.luz is Luz.AMARILLO):
        return semaforo
    says = explanation.unheard(semaforo, moment)
    return Semaforo(Luz.GRIS, Motivo.SIN_ACTUALIZAR, 9, says, moment.frescura.dias)
