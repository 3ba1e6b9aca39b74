"""The rows of the interactive Gantt: dates, and what is said of each when somebody points at it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.gantt.drawing import FULL, Bases, is_open
from dashboard.wording import clip, pct, plain, reprogrammed, span
from plan.evaluado import ActividadEvaluada, Luz, ProgramaEvaluado, Semaforo
from plan.groups import word_of
from plan.linea_base import Plazo
from plan.standard.vocabulary import Row as Cells

Span = tuple[date, date]
"""Two days, both whole."""

_LABEL = 38


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the programme, the first one, or one of its activities.

    Args:
        done: the real dates; the second is None while it goes on.
        live: whether it can still be late.
        due: when a hito is to be.
        fulfilled: when it was.
    """

    number: int
    codigo: str
    label: str
    told: str
    luz: Luz
    plan: Span | None
    real: float | None
    planificado: float | None
    base: Span | None
    live: bool
    reported: float | None = None
    done: tuple[date, date | None] | None = None
    due: date | None = None
    fulfilled: date | None = None

    @property
    def reportado(self) -> Span | None:
        """What its office reports."""
        return self.share(self.reported)

    def share(self, part: float | None) -> Span | None:
        """Take a part of the plan from its beginning; None when it is less than a day."""
        if self.plan is None or not part:
            return None
        days = round(((self.plan[1] - self.plan[0]).days + 1) * min(part, FULL))
        return (self.plan[0], self.plan[0] + timedelta(days=days - 1)) if days else None

    def overdue(self, al: date) -> Span | None:
        """Give the days past its end."""
        end = self.plan[1] if self.plan else self.due
        late = self.live and end is not None and end < al
        return (end + timedelta(days=1), al) if late and end else None

    def done_until(self, al: date) -> Span | None:
        """Give its real dates, up to a day while it goes on."""
        if self.done is None:
            return None
        first, last = self.done
        return first, max(first, last or al)


def rows(programa: ProgramaEvaluado, actividades: Sequence[ActividadEvaluada], bases: Bases) -> list[Row]:
    """List the programme and its activities."""
    plazos = bases.actividades
    return [
        _of_programa(programa, bases.programa),
        *(
            _of_actividad(number, each, plazos.get(str(each.fila.get("clave"))))
            for number, each in enumerate(actividades, start=1)
        ),
    ]


def _of_programa(programa: ProgramaEvaluado, plazo: Plazo | None) -> Row:
    lines = [
        _progress(programa.planificado, programa.avance),
        f"Reportado: {pct(programa.reportado)}",
    ]
    return Row(
        number=0,
        codigo=_safe(programa.fila["codigo"]),
        label=_short(programa.fila["nombre"]),
        told=_told(programa.fila, programa.semaforo, (programa.inicio, programa.fin), plazo, lines),
        luz=programa.semaforo.luz,
        plan=_span(programa.inicio, programa.fin),
        real=programa.real,
        planificado=programa.planificado,
        base=_base(plazo, (programa.inicio, programa.fin)),
        live=is_open(programa) and not programa.retirado,
        reported=programa.reportado if programa.actividades else None,
    )


def _of_actividad(number: int, found: ActividadEvaluada, plazo: Plazo | None) -> Row:
    fila, first, last = found.fila, _day(found, "inicio_real"), _day(found, "fin_real")
    avance = found.real if found.con_dato else None
    lines = [
        f"Real: {span(first, last) if first or last else 'sin fechas reales'}",
        _progress(found.planificado, None if found.cancelada else avance),
    ]
    return Row(
        number=number,
        codigo=_safe(fila["codigo"]),
        label=_short(fila["nombre"]),
        told=_told(fila, found.semaforo, (found.inicio, found.fin), plazo, lines),
        luz=found.semaforo.luz,
        plan=None if found.hito else _span(found.inicio, found.fin),
        real=found.real,
        planificado=None if found.cancelada or found.hito else found.planificado,
        base=_base(plazo, (_day(found, "inicio_planificado"), _day(found, "fin_planificado"))),
        live=not found.cancelada and found.semaforo.luz is not Luz.AZUL and found.real < FULL,
        done=None if found.hito else _done(first, last),
        due=found.fin if found.hito else None,
        fulfilled=(last or (found.fin if found.real >= FULL else None)) if found.hito else None,
    )


def _told(
    fila: Cells,
    semaforo: Semaforo,
    plan: tuple[date | None, date | None],
    plazo: Plazo | None,
    lines: Sequence[str],
) -> str:
    moved = reprogrammed(plazo, "a")
    parts = [
        _short(fila["nombre"]),
        f"{_safe(fila['codigo'])} · {word_of(semaforo)}",
        f"Plan: {span(*plan)}",
        *([f"Línea base: {span(plazo.inicio, plazo.fin)} ({moved})"] if plazo and moved else []),
        *lines,
    ]
    return "<br>".join(parts)


def _progress(planificado: float | None, avance: float | None) -> str:
    return f"Planificado: {pct(planificado)} · Avance: {pct(avance)}"


def _base(plazo: Plazo | None, plan: tuple[date | None, date | None]) -> Span | None:
    if plazo is None:
        return None
    first = plazo.inicio or plan[0], plazo.fin or plan[1]
    return None if first == plan else _span(*first)


def _span(inicio: date | None, fin: date | None) -> Span | None:
    first, last = inicio or fin, fin or inicio
    return (first, max(first, last)) if first and last else None


def _done(first: date | None, last: date | None) -> tuple[date, date | None] | None:
    began = first or last
    return (began, last) if began else None


def _short(text: object) -> str:
    whole = " ".join(str(text).split())
    return _safe(whole if len(whole) <= _LABEL else f"{whole[: _LABEL - 1].rstrip()}…")


def _safe(text: object) -> str:
    """Spell a text for a library that reads some HTML in it, and would style it as no page here may."""
    return html.escape(str(plain(clip(text))), quote=False)


def _day(found: ActividadEvaluada, column: str) -> date | None:
    day = found.fila.get(column)
    return day if isinstance(day, date) else None
