"""How an indicator is measured against its reference, and what a set of them yields together."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from operator import attrgetter

from plan import explanation
from plan.avance import Record
from plan.bands import EPSILON
from plan.evaluado import IndicadorEvaluado, Luz, Motivo, Punto, Resultado, Semaforo
from plan.standard.medicion import INDICADORES
from plan.umbrales import Umbrales

MONTHS = {"Mensual": 1, "Trimestral": 3, "Semestral": 6, "Anual": 12}
SUMA = "Suma"
DESCENDENTE = "Descendente"

_DEFAULTS = {
    name: float(str(INDICADORES.by_name[name].default)) for name in ("umbral_verde", "umbral_amarillo")
}


@dataclass(frozen=True, slots=True)
class Term:
    """When an indicator is measured, and by when a target without a date of its own is due."""

    al: date
    end_of_plan: date | None
    days_of_grace: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What an indicator's measurements say up to a date.

    Args:
        last: the last measurement that holds a value.
        referencia: what the value should be by now; none when nothing says so yet.
        against: what it is laid against: the reference, else the target to come.
    """

    last: Punto | None
    valor: float | None
    referencia: float | None
    against: float | None
    cumplimiento: float | None


def measure_indicador(row: Record, mediciones: Sequence[Record], term: Term) -> IndicadorEvaluado:
    """Measure an indicator by its measurements up to a date; later ones are only shown in its series."""
    serie = _series(mediciones)
    reading = _read(row, [point for point in serie if point.fecha <= term.al], term)
    return IndicadorEvaluado(
        fila=row,
        semaforo=_light(row, reading, term),
        cumplimiento=reading.cumplimiento,
        valor=reading.valor,
        referencia=reading.against,
        fecha=reading.last.fecha if reading.last else None,
        serie=serie,
    )


def fulfilment(valor: float, referencia: float, base: float | None, *, descending: bool) -> float | None:
    """Say what fraction of a reference is fulfilled (DESIGN section 8); none without a denominator."""
    if base is not None and base != referencia:
        return (valor - base) / (referencia - base)
    if base is not None and (valor <= referencia if descending else valor >= referencia):
        return 1.0
    if referencia <= 0:
        return None
    return max(0.0, 2 - valor / referencia) if descending else valor / referencia


def limits_of(row: Record) -> tuple[float, float]:
    """Say from which fulfilment an indicator is verde, and from which amarillo."""
    return _limit(row, "umbral_verde"), _limit(row, "umbral_amarillo")


def result(indicadores: Sequence[IndicadorEvaluado], umbrales: Umbrales) -> Resultado | None:
    """Give the second light: the mean fulfilment of the indicators that have a light, each from 0 to 1."""
    if not indicadores:
        return None
    lit = [indicador.cumplimiento for indicador in indicadores if indicador.semaforo.luz is not Luz.GRIS]
    told = [min(max(cumplimiento, 0.0), 1.0) for cumplimiento in lit if cumplimiento is not None]
    count = len(told), len(indicadores)
    if not told:
        says = explanation.no_result(len(indicadores))
        return Resultado(Semaforo(Luz.GRIS, Motivo.SIN_INFORMACION_SUFICIENTE, 0, says), None, *count)
    mean = fsum(told) / len(told)
    limits = umbrales.verde_razon, umbrales.amarillo_razon
    luz, motivo = _band(mean, limits)
    return Resultado(Semaforo(luz, motivo, 0, explanation.result(mean, luz, limits, count)), mean, *count)


def _series(mediciones: Sequence[Record]) -> tuple[Punto, ...]:
    points = [
        Punto(medicion["fecha"], medicion.get("programado"), medicion.get("valor"))
        for medicion in mediciones
        if medicion.get("fecha") is not None
    ]
    return tuple(sorted(points, key=attrgetter("fecha")))


def _read(row: Record, points: Sequence[Punto], term: Term) -> Reading:
    measured = [point for point in points if point.valor is not None]
    last = measured[-1] if measured else None
    if row.get("acumulacion") == SUMA:
        valor, programado = _sum(point.valor for point in points), _sum(point.programado for point in points)
    else:
        valor, programado = (last.valor if last else None), _programmed(row, last, points)
    referencia = programado if programado is not None else _due_target(row, term)
    against = row.get("meta") if referencia is None else referencia
    cumplimiento = None
    if valor is not None and against is not None:
        descending = row.get("sentido") == DESCENDENTE
        cumplimiento = fulfilment(valor, against, row.get("linea_base"), descending=descending)
    return Reading(last, valor, referencia, against, cumplimiento)


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) if known else None


def _programmed(row: Record, last: Punto | None, points: Sequence[Punto]) -> float | None:
    """Find the value programmed for the last measurement: in its row, else in its period."""
    if last is None or last.programado is not None:
        return last.programado if last else None
    months = MONTHS.get(row.get("frecuencia", ""))
    if months is None:
        return None
    period = _period(last.fecha, months)
    same = [point.programado for point in points if _period(point.fecha, months) == period]
    return next((programado for programado in reversed(same) if programado is not None), None)


def _period(day: date, months: int) -> tuple[int, int]:
    return day.year, (day.month - 1) // months


def _due_target(row: Record, term: Term) -> float | None:
    """Take the target once its date has come; without a date of its own it is due when the plan ends."""
    fecha = row.get("fecha_de_la_meta") or term.end_of_plan
    meta: float | None = row.get("meta")
    return meta if fecha is not None and fecha <= term.al else None


def _light(row: Record, reading: Reading, term: Term) -> Semaforo:
    if reading.last is None or reading.valor is None:
        return _grey(Motivo.SIN_MEDICION, explanation.unmeasured(term.al))
    due = _next_due(row, reading.last.fecha, term)
    if due is not None and due < term.al:
        dias = (term.al - due).days
        return _grey(
            Motivo.MEDICION_VENCIDA, explanation.measurement_overdue(reading.last.fecha, due, dias), dias
        )
    if reading.referencia is None:
        says = explanation.unprogrammed(reading.valor, reading.against, reading.cumplimiento)
        return _grey(Motivo.SIN_PROGRAMACION, says)
    if reading.cumplimiento is None:
        return _grey(
            Motivo.SIN_BASE_DE_CALCULO, explanation.no_denominator(reading.valor, reading.referencia)
        )
    limits = limits_of(row)
    luz, motivo = _band(reading.cumplimiento, limits)
    figures = reading.valor, reading.referencia, row.get("linea_base")
    return Semaforo(luz, motivo, 0, explanation.fulfilled(figures, reading.cumplimiento, luz, limits))


def _grey(motivo: Motivo, says: str, dias: int | None = None) -> Semaforo:
    return Semaforo(Luz.GRIS, motivo, 0, says, dias)


def _next_due(row: Record, last: date, term: Term) -> date | None:
    """Find the last day for the next measurement; none is expected past the target's date."""
    months = MONTHS.get(row.get("frecuencia", ""))
    fin = row.get("fecha_de_la_meta")
    if months is None or (fin is not None and fin <= last):
        return None
    return _months_later(last, months) + timedelta(days=term.days_of_grace)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _limit(row: Record, name: str) -> float:
    value: float | None = row.get(name)
    return _DEFAULTS[name] if value is None else value


def _band(cumplimiento: float, limits: tuple[float, float]) -> tuple[Luz, Motivo]:
    verde, amarillo = limits
    if cumplimiento >= verde - EPSILON:
        return Luz.VERDE, Motivo.EN_TERMINO
    if cumplimiento >= amarillo - EPSILON:
        return Luz.AMARILLO, Motivo.EN_RIESGO
    return Luz.ROJO, Motivo.ATRASADO
