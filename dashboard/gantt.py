"""The drawing of a Gantt: an evaluated programme -> bars, ticks and diamonds in percent of the width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dashboard.calendario import Escala, marks, scale
from dashboard.codos import Codo, elbows
from dashboard.trazos import Cabecera, Fila, Gantt, Rombo, Tramo
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
    escala = scale(_days(programa), al)
    if escala is None:
        return None
    rows = [_row(escala, actividad, al) for actividad in actividades]
    return Gantt(
        marks(escala),
        escala.x_end(al) if escala.contains(al) else None,
        al >= escala.fin,
        _heading(escala, programa, al),
        tuple(_joined(rows)),
    )


def _days(programa: ProgramaEvaluado) -> Iterator[date]:
    yield from (day for day in (programa.inicio, programa.fin) if day)
    for actividad in programa.actividades:
        real = (_day(actividad, "inicio_real"), _day(actividad, "fin_real"))
        yield from (day for day in (actividad.inicio, actividad.fin, *real) if day)


def _heading(escala: Escala, programa: ProgramaEvaluado, al: date) -> Cabecera | None:
    plan = _stretch(escala, programa.inicio, programa.fin)
    if plan is None:
        return None
    real, reportado = _part(plan, programa.real), _part(plan, programa.reportado)
    return Cabecera(
        luz=programa.semaforo.luz,
        plan=plan,
        real=real,
        reportado=reportado if programa.actividades else None,
        tique=_tick(plan, programa.planificado),
        brecha=_between(real, reportado) if _worth_a_bracket(programa) else None,
        vencido=_overdue(escala, programa.fin, al) if _open(programa) else None,
        brecha_a_la_izquierda=max(real.hasta if real else 0, reportado.hasta if reportado else 0)
        > _NEAR_THE_EDGE,
    )


def _worth_a_bracket(programa: ProgramaEvaluado) -> bool:
    return bool(programa.actividades) and abs(programa.brecha or 0.0) >= _VISIBLE


def _open(programa: ProgramaEvaluado) -> bool:
    live = programa.semaforo.motivo not in {Motivo.SUSPENDIDO, Motivo.CANCELADO, Motivo.RETIRADO}
    return live and programa.semaforo.luz is not Luz.AZUL


def _row(escala: Escala, actividad: ActividadEvaluada, al: date) -> Fila:
    draw_it = _milestone_row if actividad.hito else _task_row
    return draw_it(escala, actividad, al)


def _task_row(escala: Escala, actividad: ActividadEvaluada, al: date) -> Fila:
    plan = _stretch(escala, actividad.inicio, actividad.fin)
    avance = _part(plan, actividad.real)
    tique = None if actividad.cancelada else _tick(plan, actividad.planificado)
    real, abierta = _real_line(escala, actividad, al)
    return Fila(
        actividad,
        actividad.semaforo.luz,
        plan=plan,
        supuesto=_day(actividad, "inicio_planificado") is None and _day(actividad, "fin_planificado") is None,
        avance=avance,
        atraso=_behind(plan, avance, tique),
        tique=tique,
        vencido=_overdue(escala, actividad.fin, al) if _unfinished(actividad) else None,
        real=real,
        abierta=abierta,
    )


def _milestone_row(escala: Escala, actividad: ActividadEvaluada, al: date) -> Fila:
    done = _day(actividad, "fin_real") or (actividad.fin if actividad.real >= _FULL else None)
    previsto = escala.x_end(actividad.fin) if actividad.fin else None
    cumplido = escala.x_end(done) if done else None
    places = [place for place in (previsto, cumplido) if place is not None]
    vencido = _overdue(escala, actividad.fin, al) if _unfinished(actividad) else None
    leftwards = bool(places) and (
        max(places) > _NEAR_THE_EDGE or (vencido is not None and min(places) > _ROOM)
    )
    rombo = Rombo(previsto, cumplido, done or actividad.fin, leftwards) if places else None
    return Fila(actividad, actividad.semaforo.luz, vencido=vencido, rombo=rombo)


def _real_line(escala: Escala, actividad: ActividadEvaluada, al: date) -> tuple[Tramo | None, bool]:
    start, end = _day(actividad, "inicio_real"), _day(actividad, "fin_real")
    if start is None and end is None:
        return None, False
    still_open = end is None and not actividad.cancelada
    last = end or max(al, start or al)
    first = min(start or last, last)
    return _stretch(escala, first, last), still_open


def _unfinished(actividad: ActividadEvaluada) -> bool:
    return not actividad.cancelada and actividad.semaforo.luz is not Luz.AZUL and actividad.real < _FULL


def _overdue(escala: Escala, fin: date | None, al: date) -> Tramo | None:
    if fin is None or fin >= al:
        return None
    x = escala.x_end(fin)
    return Tramo(x, round(escala.x_end(al) - x, 3)) if escala.x_end(al) > x else None


def _stretch(escala: Escala, inicio: date | None, fin: date | None) -> Tramo | None:
    first, last = inicio or fin, fin or inicio
    if first is None or last is None:
        return None
    x = escala.x(first)
    return Tramo(x, round(max(escala.x_end(last) - x, 0.0), 3))


def _part(plan: Tramo | None, share: float | None) -> Tramo | None:
    if plan is None or not share:
        return None
    return Tramo(plan.x, round(plan.ancho * min(share, 1.0), 3))


def _tick(plan: Tramo | None, planificado: float | None) -> float | None:
    if plan is None or planificado is None:
        return None
    return round(plan.x + plan.ancho * min(planificado, 1.0), 3)


def _behind(plan: Tramo | None, avance: Tramo | None, tique: float | None) -> Tramo | None:
    if plan is None or tique is None:
        return None
    return _span(avance.hasta if avance else plan.x, tique)


def _between(real: Tramo | None, reportado: Tramo | None) -> Tramo | None:
    if reportado is None and real is None:
        return None
    ends = [stretch.hasta if stretch else None for stretch in (real, reportado)]
    start = real.x if real else reportado.x if reportado else 0.0
    low, high = sorted(start if end is None else end for end in ends)
    return _span(low, high)


def _span(low: float, high: float) -> Tramo | None:
    return Tramo(low, round(high - low, 3)) if high > low else None


def _joined(rows: Sequence[Fila]) -> Iterator[Fila]:
    pieces: Mapping[int, tuple[Codo, ...]] = elbows([(row.actividad.fila, _ends(row)) for row in rows])
    for number, row in enumerate(rows):
        yield _with_elbows(row, pieces.get(number, ()))


def _ends(row: Fila) -> tuple[float, float] | None:
    if row.plan:
        return row.plan.x, row.plan.hasta
    if row.rombo and row.rombo.previsto is not None:
        return row.rombo.previsto, row.rombo.previsto
    return None


def _with_elbows(row: Fila, pieces: tuple[Codo, ...]) -> Fila:
    return replace(row, codos=pieces) if pieces else row


def _day(actividad: ActividadEvaluada, column: str) -> date | None:
    found = actividad.fila.get(column)
    return found if isinstance(found, date) else None
