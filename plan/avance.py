"""Planned, real and reported progress of activities and programmes; fractions from 0 to 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import compress
from math import fsum
from operator import attrgetter, mul
from typing import Any, NamedTuple

from plan.evaluado import ActividadEvaluada

Record = Mapping[str, Any]
"""A row read by the names of its columns, whose kinds of value the standard fixes."""

Dates = tuple[date | None, date | None]
"""The start and the end that count."""

CANCELADA = "Cancelada"
SI = "Sí"

_FIGURES = attrgetter("peso", "planificado", "real", "con_dato")


class Avance(NamedTuple):
    """How a programme stands.

    Args:
        coverage: the share of its planned weight that has data.
        informed: whether anybody gave any figure at all.
    """

    planificado: float | None
    real: float
    coverage: float
    informed: bool


def clamp(fraction: float | None) -> float | None:
    """Keep a fraction between 0 and 1; none stays none."""
    return None if fraction is None else min(max(fraction, 0.0), 1.0)


def is_finished(actividad: Record, al: date) -> bool:
    """Whether an activity had really ended by `al`; an end announced for later is not an end."""
    fin_real = actividad.get("fin_real")
    return fin_real is not None and fin_real <= al


def programme_dates(programa: Record, actividades: Sequence[Record]) -> Dates:
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


def activity_dates(actividad: Record, programa: Dates) -> Dates:
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


def planned(inicio: date | None, fin: date | None, day: date) -> float | None:
    """Say how much should be done at the end of a day: linear by days, both ends included.

    Half a schedule says as much as it can: all from its end, nothing before its start, else none.
    """
    if fin is not None and day >= fin:
        return 1.0
    if inicio is None:
        return None
    if day < inicio:
        return 0.0
    if fin is None:
        return None
    return ((day - inicio).days + 1) / ((fin - inicio).days + 1)


def done(fin_real: date | None, declared: float | None, limit: float) -> float:
    """Say how much of an activity is done: all with its real end, else what is declared, up to `limit`."""
    if fin_real is not None:
        return 1.0
    if declared is None or declared < 0:
        return 0.0
    return min(declared, limit)


def planned_hito(fecha: date | None, day: date, tolerancia: int) -> float | None:
    """Say whether a hito should be done: not until its date and the days of tolerance have gone by."""
    if fecha is None:
        return None
    return 1.0 if (day - fecha).days > tolerancia else 0.0


def positive_weight(row: Record) -> float:
    """Weigh a programme or an eje: blank is 1, and so is what cannot weigh."""
    peso: float | None = row.get("ponderacion")
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
    pesos, plans, reals, con_dato = zip(*map(_FIGURES, actividades), strict=True)
    total, informed = fsum(pesos), any(con_dato)
    finished = fsum(map(mul, pesos, reals))
    parts = [peso * plan if plan else 0.0 for peso, plan in zip(pesos, plans, strict=True)]
    due = fsum(parts)
    if due:
        return Avance(due / total, finished / total, fsum(compress(parts, con_dato)) / due, informed)
    return Avance(None if None in plans else 0.0, finished / total, float(informed), informed)


def reported_only(dates: Dates, day: date, reportado: float | None) -> Avance:
    """Measure a programme without activities: linear between its dates, and real is what it reports."""
    informed = reportado is not None
    return Avance(planned(*dates, day), reportado or 0.0, float(informed), informed)
