"""The drawing of a Gantt: an evaluated programme -> bars, ticks and diamonds in percent of the width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.gantt import geometry
from dashboard.gantt.elbows import Elbow, elbows
from dashboard.gantt.shapes import Diamond, Gantt, Heading, Lane, Stretch
from dashboard.gantt.timescale import Scale, marks, scale_of
from plan.evaluado import ActividadEvaluada, Luz, Motivo, ProgramaEvaluado
from plan.linea_base import Plazo

FULL = 1.0

_NEAR_THE_EDGE = 78.0
"""A label that begins farther right than this percent stands on the left of its mark."""

_VISIBLE = 0.01
"""A gap smaller than this would have both its ends on one another."""

_ROOM = 22.0
"""A label fits on the left of its mark from this percent on."""


@dataclass(frozen=True, slots=True)
class Bases:
    """The línea base of a programme, and those of its activities by key."""

    programa: Plazo | None = None
    actividades: Mapping[str, Plazo] = field(default_factory=dict)


UNKNOWN = Bases()
"""No línea base at all: none is drawn."""


def draw(
    programa: ProgramaEvaluado,
    actividades: Sequence[ActividadEvaluada],
    al: date,
    bases: Bases = UNKNOWN,
) -> Gantt | None:
    """Draw a programme and those of its activities that stand on the page; None without any date."""
    scale = scale_of(_days(programa, bases), al)
    if scale is None:
        return None
    plazos = bases.actividades
    rows = [_row(scale, each, al, plazos.get(str(each.fila.get("clave")))) for each in actividades]
    return Gantt(
        marks(scale),
        scale.x_end(al) if scale.contains(al) else None,
        al >= scale.end,
        _heading(scale, programa, al, bases.programa),
        tuple(_joined(rows)),
    )


def _days(programa: ProgramaEvaluado, bases: Bases) -> Iterator[date]:
    yield from (day for day in (programa.inicio, programa.fin) if day)
    for plazo in (bases.programa, *bases.actividades.values()):
        yield from (day for day in (plazo.inicio, plazo.fin) if day) if plazo else ()
    for actividad in programa.actividades:
        real = (_day(actividad, "inicio_real"), _day(actividad, "fin_real"))
        yield from (day for day in (actividad.inicio, actividad.fin, *real) if day)


def _heading(scale: Scale, programa: ProgramaEvaluado, al: date, plazo: Plazo | None) -> Heading | None:
    plan = geometry.stretch(scale, programa.inicio, programa.fin)
    if plan is None:
        return None
    real, reportado = geometry.part(plan, programa.real), geometry.part(plan, programa.reportado)
    return Heading(
        luz=programa.semaforo.luz,
        plan=plan,
        real=real,
        reportado=reportado if programa.actividades else None,
        tick=geometry.tick(plan, programa.planificado),
        brecha=_between(real, reportado) if _worth_a_bracket(programa) else None,
        overdue=geometry.overdue(scale, programa.fin, al) if is_open(programa) else None,
        brecha_leftwards=max(real.end if real else 0, reportado.end if reportado else 0) > _NEAR_THE_EDGE,
        base=geometry.base(scale, plazo, programa.inicio, programa.fin),
    )


def _worth_a_bracket(programa: ProgramaEvaluado) -> bool:
    return bool(programa.actividades) and abs(programa.brecha or 0.0) >= _VISIBLE


def is_open(programa: ProgramaEvaluado) -> bool:
    """Tell whether a programme can still be late: neither done nor stopped."""
    live = programa.semaforo.motivo not in {Motivo.SUSPENDIDO, Motivo.CANCELADO, Motivo.RETIRADO}
    return live and programa.semaforo.luz is not Luz.AZUL


def _row(scale: Scale, actividad: ActividadEvaluada, al: date, plazo: Plazo | None) -> Lane:
    drawn = _milestone_row(scale, actividad, al) if actividad.hito else _task_row(scale, actividad, al)
    if actividad.hito and plazo and plazo.fin:
        return replace(drawn, base=_moved(scale, plazo.fin, actividad.fin))
    own = _day(actividad, "inicio_planificado"), _day(actividad, "fin_planificado")
    return drawn if drawn.assumed else replace(drawn, base=geometry.base(scale, plazo, *own))


def _task_row(scale: Scale, actividad: ActividadEvaluada, al: date) -> Lane:
    plan = geometry.stretch(scale, actividad.inicio, actividad.fin)
    avance = geometry.part(plan, actividad.real)
    tick = None if actividad.cancelada else geometry.tick(plan, actividad.planificado)
    real, open_ended = _real_line(scale, actividad, al)
    return Lane(
        actividad,
        actividad.semaforo.luz,
        plan=plan,
        assumed=_day(actividad, "inicio_planificado") is None and _day(actividad, "fin_planificado") is None,
        avance=avance,
        behind=geometry.behind(plan, avance, tick),
        tick=tick,
        overdue=geometry.overdue(scale, actividad.fin, al) if _unfinished(actividad) else None,
        real=real,
        open_ended=open_ended,
    )


def _milestone_row(scale: Scale, actividad: ActividadEvaluada, al: date) -> Lane:
    diamond = diamond_of(scale, actividad)
    overdue = geometry.overdue(scale, actividad.fin, al) if _unfinished(actividad) else None
    if diamond:
        places = [place for place in (diamond.due, diamond.fulfilled) if place is not None]
        roomy = overdue is not None and min(places) > _ROOM
        diamond = replace(diamond, leftwards=max(places) > _NEAR_THE_EDGE or roomy)
    return Lane(actividad, actividad.semaforo.luz, overdue=overdue, diamond=diamond)


def diamond_of(scale: Scale, actividad: ActividadEvaluada) -> Diamond | None:
    """Place a hito where it was to be and where it was done; None when it has no day."""
    done = _day(actividad, "fin_real") or (actividad.fin if actividad.real >= FULL else None)
    due = scale.x_end(actividad.fin) if actividad.fin else None
    fulfilled = scale.x_end(done) if done else None
    return None if due is None and fulfilled is None else Diamond(due, fulfilled, done or actividad.fin)


def _moved(scale: Scale, before: date, now: date | None) -> Stretch | None:
    if now is None or now == before:
        return None
    low, high = sorted((scale.x_end(before), scale.x_end(now)))
    return geometry.span(low, high)


def _real_line(scale: Scale, actividad: ActividadEvaluada, al: date) -> tuple[Stretch | None, bool]:
    start, end = _day(actividad, "inicio_real"), _day(actividad, "fin_real")
    if start is None and end is None:
        return None, False
    still_open = end is None and not actividad.cancelada
    last = end or max(al, start or al)
    first = min(start or last, last)
    return geometry.stretch(scale, first, last), still_open


def _unfinished(actividad: ActividadEvaluada) -> bool:
    return not actividad.cancelada and actividad.semaforo.luz is not Luz.AZUL and actividad.real < FULL


def _between(real: Stretch | None, reportado: Stretch | None) -> Stretch | None:
    if reportado is None and real is None:
        return None
    ends = [stretch.end if stretch else None for stretch in (real, reportado)]
    start = real.x if real else reportado.x if reportado else 0.0
    low, high = sorted(start if end is None else end for end in ends)
    return geometry.span(low, high)


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
