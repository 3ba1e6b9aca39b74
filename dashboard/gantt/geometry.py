"""Where the parts of a bar stand, in percent of the width: the plan, what is done of it, what is late."""

from __future__ import annotations

from datetime import date

from dashboard.gantt.shapes import Stretch
from dashboard.gantt.timescale import Scale
from plan.linea_base import Plazo


def stretch(scale: Scale, inicio: date | None, fin: date | None) -> Stretch | None:
    """Lay out two dates; one alone stands for both."""
    first, last = inicio or fin, fin or inicio
    if first is None or last is None:
        return None
    x = scale.x(first)
    return Stretch(x, round(max(scale.x_end(last) - x, 0.0), 3))


def part(plan: Stretch | None, share: float | None) -> Stretch | None:
    """Take a share of a bar from its beginning."""
    if plan is None or not share:
        return None
    return Stretch(plan.x, round(plan.width * min(share, 1.0), 3))


def tick(plan: Stretch | None, planificado: float | None) -> float | None:
    """Place what should be done by now."""
    if plan is None or planificado is None:
        return None
    return round(plan.x + plan.width * min(planificado, 1.0), 3)


def behind(plan: Stretch | None, avance: Stretch | None, planned: float | None) -> Stretch | None:
    """Lay out what is missing: from the progress to the tick."""
    if plan is None or planned is None:
        return None
    return span(avance.end if avance else plan.x, planned)


def overdue(scale: Scale, fin: date | None, al: date) -> Stretch | None:
    """Lay out the days past an end; None before it."""
    return None if fin is None or fin >= al else span(scale.x_end(fin), scale.x_end(al))


def base(scale: Scale, plazo: Plazo | None, inicio: date | None, fin: date | None) -> Stretch | None:
    """Lay out the línea base of a plan, when it is another."""
    if plazo is None or (plazo.inicio or inicio, plazo.fin or fin) == (inicio, fin):
        return None
    return stretch(scale, plazo.inicio or inicio, plazo.fin or fin)


def span(low: float, high: float) -> Stretch | None:
    """Lay out what is between two places; None when the second is not farther."""
    return Stretch(low, round(high - low, 3)) if high > low else None
