"""Planned, real and reported progress of activities and programmes; fractions from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import compress
from math import fsum
from operator import attrgetter, mul
from typing import Any, NamedTuple

from plan.evaluado import ActividadEvaluada

Datos = Mapping[str, Any]
"""A row read by the names of its columns, whose kinds of value the standard fixes."""

Fechas = tuple[date | None, date | None]
"""The start and the end that count."""

CANCELADA = "Cancelada"
SI = "Sí"

_FIGURES = attrgetter("peso", "planificado", "real", "con_dato")


class Avance(NamedTuple):
    """How a programme stands.

    Args:
        cobertura: the share of its planned weight that has data.
        informado: whether anybody gave any figure at all.
    """

    planificado: float | None
    real: float
    cobertura: float
    informado: bool


def clamp(fraction: float | None) -> float | None:
    """Keep a fraction between 0 and 1; none stays none."""
    return None if fraction is None else min(max(fraction, 0.0), 1.0)


def is_finished(actividad: Datos, al: date) -> bool:
    """Whether an activity had really ended by `al`; an end announced for later is not an end."""
    fin_real = actividad.get("fin_real")
    return fin_real is not None and fin_real <= al


def programme_dates(programa: Datos, actividades: Sequence[Datos]) -> Fechas:
    """Find the dates of a programme: its own, else those its live activities span."""
    inicio, fin = programa.get("inicio_planificado"), programa.get("fin_planificado")
    if inicio is not None and fin is not None:
        return inicio, fin
    live = [actividad for actividad in actividades if actividad.get("estado") != CANCELADA]
    spans = [activity_dates(actividad, (None, None)) for actividad in live]
    if inicio is None:
        inicio = min((start for start, _ in spans if start is not None), default=None)
        inicio = inicio if fin is None or inicio is None else min(inicio, fin)
    if fin is None:
        fin = max((end for _, end in spans if end is not None), default=None)
        fin = fin if fin is None or inicio is None else max(inicio, fin)
    return inicio, fin


def activity_dates(actividad: Datos, programa: Fechas) -> Fechas:
    """Find the dates of an activity; what it lacks is its programme's, never turned around.

    A hito has one date: its end, else its start, else the end of its programme.
    """
    inicio, fin = actividad.get("inicio_planificado"), actividad.get("fin_planificado")
    if actividad.get("hito") == SI:
        fecha = fin or inicio or programa[1]
        return fecha, fecha
    if inicio is None:
        inicio = programa[0] if fin is None or programa[0] is None else min(programa[0], fin)
    if fin is None:
        fin = programa[1] if inicio is None or programa[1] is None else max(programa[1], inicio)
    return inicio, fin


def planned(inicio: date | None, fin: date | None, dia: date) -> float | None:
    """Say how much should be done at the end of a day: linear by days, both ends included.

    Half a schedule says as much as it can: all from its end, nothing before its start, else none.
    """
    if fin is not None and dia >= fin:
        return 1.0
    if inicio is None:
        return None
    if dia < inicio:
        return 0.0
    if fin is None:
        return None
    return ((dia - inicio).days + 1) / ((fin - inicio).days + 1)


def done(fin_real: date | None, declarado: float | None, tope: float) -> float:
    """Say how much of an activity is done: all with its real end, else what is declared, up to `tope`."""
    if fin_real is not None:
        return 1.0
    if declarado is None or declarado < 0:
        return 0.0
    return min(declarado, tope)


def planned_hito(fecha: date | None, dia: date, tolerancia: int) -> float | None:
    """Say whether a hito should be done: not until its date and the days of tolerance have gone by."""
    if fecha is None:
        return None
    return 1.0 if (dia - fecha).days > tolerancia else 0.0


def positive_weight(fila: Datos) -> float:
    """Weigh a programme or an eje: blank is 1, and so is what cannot weigh."""
    peso: float | None = fila.get("ponderacion")
    return peso if peso is not None and peso > 0 else 1.0


def weights(actividades: Sequence[tuple[bool, float | None]]) -> list[float]:
    """Weigh live activities, each given by whether it is a hito and by its Ponderación.

    Blank is 1, but 0 for a hito beside tasks; when all come to 0 they weigh the same.
    """
    blank = 1.0, 1.0 if all(hito for hito, _ in actividades) else 0.0
    pesos = [blank[hito] if peso is None else max(peso, 0.0) for hito, peso in actividades]
    return pesos if any(pesos) else [1.0] * len(pesos)


def weighted(actividades: Sequence[ActividadEvaluada]) -> Avance:
    """Add up live activities: Σ weight × value / Σ weight, planned and real over the same activities.

    While nothing is due, one activity whose plan cannot be said leaves the plan of all unsaid.
    """
    pesos, planes, reales, con_dato = zip(*map(_FIGURES, actividades), strict=True)
    total, informado = fsum(pesos), any(con_dato)
    hecho = fsum(map(mul, pesos, reales))
    partes = [peso * plan if plan else 0.0 for peso, plan in zip(pesos, planes, strict=True)]
    debido = fsum(partes)
    if debido:
        return Avance(debido / total, hecho / total, fsum(compress(partes, con_dato)) / debido, informado)
    return Avance(None if None in planes else 0.0, hecho / total, float(informado), informado)


def reported_only(fechas: Fechas, dia: date, reportado: float | None) -> Avance:
    """Measure a programme without activities: linear between its dates, and real is what it reports."""
    informado = reportado is not None
    return Avance(planned(*fechas, dia), reportado or 0.0, float(informado), informado)
