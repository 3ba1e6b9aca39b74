"""The drawing of a Gantt: an evaluated programme -> bars, ticks and diamonds in percent of the width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.gantt.elbows import Elbow, elbows
from dashboard.gantt.shapes import Diamond, Gantt, Heading, Lane, Stretch
from dashboard.gantt.timescale import Scale, marks, scale_of
from plan.evaluado import ActividadEvaluada, Luz, Motivo, ProgramaEvaluado

_FULL = 1.0

_NEAR_THE_EDGE = 78.0
"""A label that begins farther right than this percent stands on the left of its mark."""

_VISIBLE = 0.01
"""A gap smaller than this would have both its ends on one another."""

_ROOM = 22.0
"""A label fits on the left of its mark from this percent on."""


def draw(programa: ProgramaEvaluado, actividades: Sequence[ActividadEvaluada], al: date) -> Gantt | None:
    """Draw a programme and those of its activities that stand on the page; None without any date."""
    scale = scale_of(_days(programa), al)
    if scale is None:
        return None
    rows = [_row(scale, actividad, al) for actividad in actividades]
    return Gantt(
        marks(scale),
        scale.x_end(al) if scale.contains(al) else None,
        al >= scale.end,
        _heading(scale, programa, al),
        tuple(_joined(rows)),
    )


def _days(programa: ProgramaEvaluado) -> Iterator[date]:
    yield from (day for day in (programa.inicio, programa.fin) if day)
    for actividad in programa.actividades:
        real = (_day(actividad, "inicio_real"), _day(actividad, "fin_real"))
        yield from (day for day in (actividad.inicio, actividad.fin, *real) if day)


def _heading(scale: Scale, programa: ProgramaEvaluado, al: date) -> Heading | None:
    plan = _stretch(scale, programa.inicio, programa.fin)
    if plan is None:
        return None
    real, reportado = _part(plan, programa.real), _part(plan, programa.reportado)
    return Heading(
        luz=programa.semaforo.luz,
        plan=plan,
        real=real,
        reportado=reportado if programa.actividades else None,
        tick=_tick(plan, programa.planificado),
        brecha=_between(real, reportado) if _worth_a_bracket(programa) else None,
        overdue=_overdue(scale, programa.fin, al) if _open(programa) else None,
        brecha_leftwards=max(real.end if real else 0, reportado.end if reportado else 0) > _NEAR_THE_EDGE,
    )


def _worth_a_bracket(programa: ProgramaEvaluado) -> bool:
    return bool(programa.actividades) and abs(programa.brecha or 0.0) >= _VISIBLE


def _open(programa: ProgramaEvaluado) -> bool:
    live = programa.semaforo.motivo not in {Motivo.SUSPENDIDO, Motivo.CANCELADO, Motivo.RETIRADO}
    return live and programa.semaforo.luz is not Luz.AZUL


def _row(scale: Scale, actividad: ActividadEvaluada, al: date) -> Lane:
    draw_it = _milestone_row if actividad.hito else _task_row
    return draw_it(scale, actividad, al)


def _task_row(scale: Scale, actividad: ActividadEvaluada, al: date) -> Lane:
    plan = _stretch(scale, actividad.inicio, actividad.fin)
    avance = _part(plan, actividad.real)
    tick = None if actividad.cancelada else _tick(plan, actividad.planificado)
    real, open_ended = _real_line(scale, actividad, al)
    return Lane(
        actividad,
        actividad.semaforo.luz,
        plan=plan,
        assumed=_day(actividad, "inicio_planificado") is None and _day(actividad, "fin_planificado") is None,
        avance=avance,
        behind=_behind(plan, avance, tick),
        tick=tick,
        overdue=_overdue(scale, actividad.fin, al) if _unfinished(actividad) else None,
        real=real,
        open_ended=open_ended,
    )


def _milestone_row(scale: Scale, actividad: ActividadEvaluada, al: date) -> Lane:
    done = _day(actividad, "fin_real") or (actividad.fin if actividad.real >= _FULL else None)
    due = scale.x_end(actividad.fin) if actividad.fin else None
    fulfilled = scale.x_end(done) if done else None
    places = [place for place in (due, fulfilled) if place is not None]
    overdue = _overdue(scale, actividad.fin, al) if _unfinished(actividad) else None
    leftwards = bool(places) and (
        max(places) > _NEAR_THE_EDGE or (overdue is not None and min(places) > _ROOM)
    )
    diamond = Diamond(due, fulfilled, done or actividad.fin, leftwards) if places else None
    return Lane(actividad, actividad.semaforo.luz, overdue=overdue, diamond=diamond)


def _real_line(scale: Scale, actividad: ActividadEvaluada, al: date) -> tuple[Stretch | None, bool]:
    start, end = _day(actividad, "inicio_real"), _day(actividad, "fin_real")
    if start is None and end is None:
        return None, False
    still_open = end is None and not actividad.cancelada
    last = end or max(al, start or al)
    first = min(start or last, last)
    return _stretch(scale, first, last), still_open


def _unfinished(actividad: ActividadEvaluada) -> bool:
    return not actividad.cancelada and actividad.semaforo.luz is not Luz.AZUL and actividad.real < _FULL


def _overdue(scale: Scale, fin: date | None, al: date) -> Stretch | None:
    if fin is None or fin >= al:
        return None
    x = scale.x_end(fin)
    return Stretch(x, round(scale.x_end(al) - x, 3)) if scale.x_end(al) > x else None


def _stretch(scale: Scale, inicio: date | None, fin: date | None) -> Stretch | None:
    first, last = inicio or fin, fin or inicio
    if first is None or last is None:
        return None
    x = scale.x(first)
    return Stretch(x, round(max(scale.x_end(last) - x, 0.0), 3))


def _part(plan: Stretch | None, share: float | None) -> Stretch | None:
    if plan is None or not share:
        return None
    return Stretch(plan.x, round(plan.width * min(share, 1.0), 3))


def _tick(plan: Stretch | None, planificado: float | None) -> float | None:
    if plan is None or planificado is None:
        return None
    return round(plan.x + plan.width * min(planificado, 1.0), 3)


def _behind(plan: Stretch | None, avance: Stretch | None, tick: float | None) -> Stretch | None:
    if plan is None or tick is None:
        return None
    return _span(avance.end if avance else plan.x, tick)


def _between(real: Stretch | None, reportado: Stretch | None) -> Stretch | None:
    if reportado is None and real is None:
        return None
    ends = [stretch.end if stretch else None for stretch in (real, reportado)]
    start = real.x if real else reportado.x if reportado else 0.0
    low, high = sorted(start if end is None else end for end in ends)
    return _span(low, high)


def _span(low: float, high: float) -> Stretch | None:
    return Stretch(low, round(high - low, 3)) if high > low else None


def _joined(rows: Sequence[Lane]) -> Iterator[Lane]:
    pieces: Mapping[int, tuple[Elbow, ...]] = elbows([(row.actividad.fila, _ends(row)) for row in rows])
    for number, row in enumerate(rows):
        yield _with_elbows(row, pieces.get(number, ()))


def _ends(row: Lane) -> tuple[float, float] | None:
    if row.plan:
        return row.plan.x, row.plan.end
    if row.diamond and row.diamond.due is not None:
        return row.diamond.due, row.diamond.due
    return None


def _with_elbows(row: Lane, pieces: tuple[Elbow, ...]) -> Lane:
    return replace(row, elbows=pieces) if pieces else row


def _day(actividad: ActividadEvaluada, column: str) -> date | None:
    found = actividad.fila.get(column)
    return found if isinstance(found, date) else None
