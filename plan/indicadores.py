"""How an indicator is measured against its reference, and what a set of them yields together."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from operator import attrgetter

from plan import explicacion
from plan.avance import Datos
from plan.bandas import EPSILON
from plan.evaluado import IndicadorEvaluado, Luz, Motivo, Punto, Resultado, Semaforo
from plan.standard.medicion import INDICADORES
from plan.umbrales import Umbrales

MESES = {"Mensual": 1, "Trimestral": 3, "Semestral": 6, "Anual": 12}
SUMA = "Suma"
DESCENDENTE = "Descendente"

_DEFAULTS = {
    name: float(str(INDICADORES.by_name[name].default)) for name in ("umbral_verde", "umbral_amarillo")
}


@dataclass(frozen=True, slots=True)
class Plazo:
    """When an indicator is measured, and by when a target without a date of its own is due."""

    al: date
    fin_del_plan: date | None
    dias_de_gracia: int


@dataclass(frozen=True, slots=True)
class Lectura:
    """What an indicator's measurements say up to a date.

    Args:
        ultima: the last measurement that holds a value.
        referencia: what the value should be by now; none when nothing says so yet.
        contra: what it is laid against: the reference, else the target to come.
    """

    ultima: Punto | None
    valor: float | None
    referencia: float | None
    contra: float | None
    cumplimiento: float | None


def measure_indicador(fila: Datos, mediciones: Sequence[Datos], plazo: Plazo) -> IndicadorEvaluado:
    """Measure an indicator by its measurements up to a date; later ones are only shown in its series."""
    serie = _series(mediciones)
    lectura = _read(fila, [punto for punto in serie if punto.fecha <= plazo.al], plazo)
    return IndicadorEvaluado(
        fila=fila,
        semaforo=_light(fila, lectura, plazo),
        cumplimiento=lectura.cumplimiento,
        valor=lectura.valor,
        referencia=lectura.contra,
        fecha=lectura.ultima.fecha if lectura.ultima else None,
        serie=serie,
    )


def fulfilment(valor: float, referencia: float, base: float | None, *, descendente: bool) -> float | None:
    """Say what fraction of a reference is fulfilled (DESIGN section 8); none without a denominator."""
    if base is not None and base != referencia:
        return (valor - base) / (referencia - base)
    if base is not None and (valor <= referencia if descendente else valor >= referencia):
        return 1.0
    if referencia <= 0:
        return None
    return max(0.0, 2 - valor / referencia) if descendente else valor / referencia


def result(indicadores: Sequence[IndicadorEvaluado], umbrales: Umbrales) -> Resultado | None:
    """Give the second light: the mean fulfilment of the indicators that have a light, each from 0 to 1."""
    if not indicadores:
        return None
    lit = [indicador.cumplimiento for indicador in indicadores if indicador.semaforo.luz is not Luz.GRIS]
    told = [min(max(cumplimiento, 0.0), 1.0) for cumplimiento in lit if cumplimiento is not None]
    count = len(told), len(indicadores)
    if not told:
        says = explicacion.no_result(len(indicadores))
        return Resultado(Semaforo(Luz.GRIS, Motivo.SIN_INFORMACION_SUFICIENTE, 0, says), None, *count)
    mean = fsum(told) / len(told)
    limites = umbrales.verde_razon, umbrales.amarillo_razon
    luz, motivo = _band(mean, limites)
    return Resultado(Semaforo(luz, motivo, 0, explicacion.result(mean, luz, limites, count)), mean, *count)


def _series(mediciones: Sequence[Datos]) -> tuple[Punto, ...]:
    points = [
        Punto(medicion["fecha"], medicion.get("programado"), medicion.get("valor"))
        for medicion in mediciones
        if medicion.get("fecha") is not None
    ]
    return tuple(sorted(points, key=attrgetter("fecha")))


def _read(fila: Datos, puntos: Sequence[Punto], plazo: Plazo) -> Lectura:
    medidos = [punto for punto in puntos if punto.valor is not None]
    ultima = medidos[-1] if medidos else None
    if fila.get("acumulacion") == SUMA:
        valor, programado = _sum(punto.valor for punto in puntos), _sum(punto.programado for punto in puntos)
    else:
        valor, programado = (ultima.valor if ultima else None), _programmed(fila, ultima, puntos)
    referencia = programado if programado is not None else _due_target(fila, plazo)
    contra = fila.get("meta") if referencia is None else referencia
    cumplimiento = None
    if valor is not None and contra is not None:
        descendente = fila.get("sentido") == DESCENDENTE
        cumplimiento = fulfilment(valor, contra, fila.get("linea_base"), descendente=descendente)
    return Lectura(ultima, valor, referencia, contra, cumplimiento)


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) if known else None


def _programmed(fila: Datos, ultima: Punto | None, puntos: Sequence[Punto]) -> float | None:
    """Find the value programmed for the last measurement: in its row, else in its period."""
    if ultima is None or ultima.programado is not None:
        return ultima.programado if ultima else None
    meses = MESES.get(fila.get("frecuencia", ""))
    if meses is None:
        return None
    period = _period(ultima.fecha, meses)
    same = [punto.programado for punto in puntos if _period(punto.fecha, meses) == period]
    return next((programado for programado in reversed(same) if programado is not None), None)


def _period(dia: date, meses: int) -> tuple[int, int]:
    return dia.year, (dia.month - 1) // meses


def _due_target(fila: Datos, plazo: Plazo) -> float | None:
    """Take the target once its date has come; without a date of its own it is due when the plan ends."""
    fecha = fila.get("fecha_de_la_meta") or plazo.fin_del_plan
    meta: float | None = fila.get("meta")
    return meta if fecha is not None and fecha <= plazo.al else None


def _light(fila: Datos, lectura: Lectura, plazo: Plazo) -> Semaforo:
    if lectura.ultima is None or lectura.valor is None:
        return _grey(Motivo.SIN_MEDICION, explicacion.unmeasured(plazo.al))
    due = _next_due(fila, lectura.ultima.fecha, plazo)
    if due is not None and due < plazo.al:
        dias = (plazo.al - due).days
        return _grey(
            Motivo.MEDICION_VENCIDA, explicacion.measurement_overdue(lectura.ultima.fecha, due, dias), dias
        )
    if lectura.referencia is None:
        says = explicacion.unprogrammed(lectura.valor, lectura.contra, lectura.cumplimiento)
        return _grey(Motivo.SIN_PROGRAMACION, says)
    if lectura.cumplimiento is None:
        return _grey(
            Motivo.SIN_BASE_DE_CALCULO, explicacion.no_denominator(lectura.valor, lectura.referencia)
        )
    limites = _limit(fila, "umbral_verde"), _limit(fila, "umbral_amarillo")
    luz, motivo = _band(lectura.cumplimiento, limites)
    reading = lectura.valor, lectura.referencia, fila.get("linea_base")
    return Semaforo(luz, motivo, 0, explicacion.fulfilled(reading, lectura.cumplimiento, luz, limites))


def _grey(motivo: Motivo, says: str, dias: int | None = None) -> Semaforo:
    return Semaforo(Luz.GRIS, motivo, 0, says, dias)


def _next_due(fila: Datos, ultima: date, plazo: Plazo) -> date | None:
    """Find the last day for the next measurement; none is expected past the target's date."""
    meses = MESES.get(fila.get("frecuencia", ""))
    fin = fila.get("fecha_de_la_meta")
    if meses is None or (fin is not None and fin <= ultima):
        return None
    return _months_later(ultima, meses) + timedelta(days=plazo.dias_de_gracia)


def _months_later(dia: date, meses: int) -> date:
    years, month = divmod(dia.month - 1 + meses, 12)
    year = dia.year + years
    return date(year, month + 1, min(dia.day, monthrange(year, month + 1)[1]))


def _limit(fila: Datos, name: str) -> float:
    value: float | None = fila.get(name)
    return _DEFAULTS[name] if value is None else value


def _band(cumplimiento: float, limites: tuple[float, float]) -> tuple[Luz, Motivo]:
    verde, amarillo = limites
    if cumplimiento >= verde - EPSILON:
        return Luz.VERDE, Motivo.EN_TERMINO
    if cumplimiento >= amarillo - EPSILON:
        return Luz.AMARILLO, Motivo.EN_RIESGO
    return Luz.ROJO, Motivo.ATRASADO
