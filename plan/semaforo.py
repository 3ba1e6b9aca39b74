"""The light of a programme and of an activity: the first rule that fits, and the reason for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from plan import explicacion
from plan.avance import CANCELADA, Datos, is_finished
from plan.bandas import EPSILON, compare
from plan.evaluado import ActividadEvaluada, Luz, Motivo, Semaforo
from plan.frescura import Momento

FINALIZADO = "Finalizado"
PARADOS = {"Suspendido": Motivo.SUSPENDIDO, "Cancelado": Motivo.CANCELADO}
SUSPENDIDA = "Suspendida"
RETIRADO = "retirado"
"""The mark of a programme that vanished from its workbook."""

REMEMBERED = 4096
"""How many lights of a kind are kept because many activities share their dates."""


Medida = tuple[date | None, date | None, float | None, float, float, bool, date | None]
"""What a light is judged by: inicio, fin, planificado, real, cobertura, por_cerrar, fin_real.

`cobertura` is the share of the planned weight that has data; `por_cerrar` whether everything stands at
`umbrales.por_cerrar` or more; `fin_real` when everything had really ended, none while anything goes on.
A plain tuple, because one is made for each of tens of thousands of activities.
"""


def light_of_programa(
    programa: Datos, medida: Medida, actividades: Sequence[ActividadEvaluada], momento: Momento
) -> Semaforo:
    """Give a programme its light; `actividades` are its live ones."""
    if programa.get("marca") == RETIRADO:
        return Semaforo(Luz.GRIS, Motivo.RETIRADO, 0, explicacion.RETIRADO)
    if stopped := _stopped(programa, actividades, momento.al):
        return stopped
    if not actividades and programa.get("estado") == FINALIZADO and medida[3] >= 1 - EPSILON:
        return Semaforo(Luz.AZUL, Motivo.FINALIZADO, 2, explicacion.REPORTED_FINISHED)
    return _as_heard(_late_within(_judged(medida, momento), actividades, momento), momento)


def light_of_actividad(actividad: Datos, medida: Medida, momento: Momento) -> Semaforo:
    """Give an activity its light, in the spirit of its programme's."""
    if (estado := actividad.get("estado")) is not None:
        if estado == CANCELADA:
            return Semaforo(Luz.GRIS, Motivo.CANCELADO, 1, explicacion.CANCELADA)
        if estado == SUSPENDIDA and actividad.get("justificacion"):
            return Semaforo(Luz.GRIS, Motivo.SUSPENDIDO, 1, explicacion.SUSPENDIDA)
    semaforo = _judged(medida, momento)
    return semaforo if momento.frescura.fresca else _as_heard(semaforo, momento)


def _stopped(programa: Datos, actividades: Sequence[ActividadEvaluada], al: date) -> Semaforo | None:
    """Rule 1: suspended or cancelled, with its reason."""
    motivo = PARADOS.get(programa.get("estado", ""))
    if motivo is None or not programa.get("justificacion"):
        return None
    ultima = _last_known(actividades, al)
    dias = None if ultima is None else (al - ultima).days
    return Semaforo(Luz.GRIS, motivo, 1, explicacion.stopped(motivo, ultima, dias), dias)


def _last_known(actividades: Sequence[ActividadEvaluada], al: date) -> date | None:
    """Find the last day on which anything is known to have happened."""
    reales = (actividad.fila.get(name) for actividad in actividades for name in ("inicio_real", "fin_real"))
    return max((fecha for fecha in reales if isinstance(fecha, date) and fecha <= al), default=None)


def _judged(medida: Medida, momento: Momento) -> Semaforo:
    """Rules 2 to 7."""
    inicio, fin, planificado, real, cobertura, por_cerrar, fin_real = medida
    if fin_real is not None:
        return _finished(fin_real, fin)
    if fin is not None and fin < momento.al:
        return _overdue(fin, real if cobertura else None, momento, por_cerrar=por_cerrar)
    if planificado is None:
        return Semaforo(Luz.GRIS, Motivo.SIN_CRONOGRAMA, 3, explicacion.unscheduled(inicio, fin))
    if not planificado:
        return _not_begun(inicio, real, momento.al, momento.medido_al)
    if cobertura < momento.umbrales.datos_minimos - EPSILON:
        says = explicacion.without_data(cobertura, momento.umbrales)
        return Semaforo(Luz.GRIS, Motivo.SIN_DATO, 6, says)
    return compare(planificado, real, momento.bandas, momento.apertura)


@lru_cache(maxsize=REMEMBERED)
def _finished(fin_real: date, fin: date | None) -> Semaforo:
    """Rule 2: complete."""
    dias = None if fin is None else max((fin_real - fin).days, 0)
    return Semaforo(Luz.AZUL, Motivo.FINALIZADO, 2, explicacion.finished(fin_real, fin), dias)


def _overdue(fin: date, lleva: float | None, momento: Momento, *, por_cerrar: bool) -> Semaforo:
    """Rule 4: past its end; `lleva` is none without data."""
    dias, tolerancia = (momento.al - fin).days, momento.umbrales.tolerancia
    if por_cerrar:
        says = explicacion.to_close(fin, dias, momento.umbrales.por_cerrar)
        return Semaforo(Luz.AMARILLO, Motivo.POR_CERRAR, 4, says, dias)
    says = explicacion.overdue(fin, dias, lleva, tolerancia)
    if dias <= tolerancia:
        return Semaforo(Luz.AMARILLO, Motivo.VENCIDO_EN_TOLERANCIA, 4, says, dias)
    return Semaforo(Luz.ROJO, Motivo.VENCIDO, 4, says, dias)


@lru_cache(maxsize=REMEMBERED)
def _not_begun(inicio: date | None, real: float, al: date, medido_al: date) -> Semaforo:
    """Rule 5: nothing is due yet."""
    if real > 0:
        return Semaforo(Luz.VERDE, Motivo.ADELANTADO, 5, explicacion.early(inicio, real, al, medido_al))
    return Semaforo(Luz.GRIS, Motivo.AUN_NO_INICIA, 5, explicacion.not_begun(inicio, al, medido_al))


def _late_within(semaforo: Semaforo, actividades: Sequence[ActividadEvaluada], momento: Momento) -> Semaforo:
    """Rule 8: a verde that hides something past its end."""
    if semaforo.luz is not Luz.VERDE:
        return semaforo
    al = momento.al
    vencidas = [
        (actividad.fin, str(actividad.fila.get("codigo") or ""), actividad)
        for actividad in actividades
        if actividad.fin is not None and actividad.fin < al and not is_finished(actividad.fila, al)
    ]
    if not vencidas:
        return semaforo
    fin, _, peor = min(vencidas, key=lambda vencida: vencida[:2])
    dias = (al - fin).days
    says = explicacion.late_within(peor, len(vencidas) - 1, dias, semaforo.explicacion)
    return Semaforo(Luz.AMARILLO, Motivo.ACTIVIDAD_VENCIDA, 8, says, dias)


def _as_heard(semaforo: Semaforo, momento: Momento) -> Semaforo:
    """Rule 9: nothing good can be said of an office that went silent."""
    if momento.frescura.fresca or not (semaforo.luz is Luz.VERDE or semaforo.luz is Luz.AMARILLO):
        return semaforo
    says = explicacion.unheard(semaforo, momento)
    return Semaforo(Luz.GRIS, Motivo.SIN_ACTUALIZAR, 9, says, momento.frescura.dias)
