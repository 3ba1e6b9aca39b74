"""The workbook of an office on a day: every sheet, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import floor
from zlib import crc32

from plan.standard.kinds.base import Value
from plan.standard.vocabulary import Row
from sync.example import money
from sync.example.cronograma import Avance, Cronograma
from sync.example.dates import day_of
from sync.example.drawings import read, read_common
from sync.example.medicion import Series
from sync.example.shapes import Office, Proyecto

Rows = dict[str, list[Row]]
"""Rows by title of the sheet."""

FULL = 0.999


def rows(office: Office, corte: date, today: date) -> Rows:
    """Spell the whole workbook of an office as it stands on a day."""
    current = [
        (f"{office.codigo}-{proyecto.number}", Cronograma(proyecto, today))
        for proyecto in read(office.drawing)
        if not _gone(proyecto, corte, today)
    ]
    measured = [*_measured(current, corte), *_measured_in_common(office, today)]
    evidence = f"Registros de la {office.nombre}"
    return {
        "Informe": [_report(office, corte)],
        "Lineamientos": [
            {"codigo": code, "eje": eje, "nombre": name} for code, eje, name in office.lineamientos
        ],
        "Programas": [_programme(office, codigo, one, corte) for codigo, one in current],
        "Actividades": [row for codigo, one in current for row in _activities(office, codigo, one, corte)],
        "Presupuesto": [row for codigo, one in current for row in money.rows(codigo, one, corte)],
        "Indicadores": [series.indicador(evidence) | of for of, series in measured],
        "Mediciones": [row for _, series in measured for row in series.mediciones(corte)],
    }


def _gone(proyecto: Proyecto, corte: date, today: date) -> bool:
    removed = Cronograma(proyecto, today).course.removed
    return removed is not None and corte >= day_of(removed, today)


def _measured(
    current: list[tuple[str, Cronograma]], corte: date
) -> Iterator[tuple[dict[str, Value], Series]]:
    for codigo, cronograma in current:
        proyecto, today = cronograma.proyecto, cronograma.today
        first, last = today + timedelta(days=proyecto.inicio), today + timedelta(days=proyecto.fin)
        open_ended = cronograma.done(corte) < FULL
        for number, measure in enumerate(proyecto.measures, start=1):
            yield (
                {"programa": codigo},
                Series(f"{codigo}-I{number}", measure, first, last, open_ended=open_ended),
            )


def _measured_in_common(office: Office, today: date) -> Iterator[tuple[dict[str, Value], Series]]:
    for common in read_common(office.drawing):
        first, last = today + timedelta(days=common.inicio), today + timedelta(days=common.fin)
        for number, measure in enumerate(common.measures, start=1):
            codigo = f"{office.codigo}-{common.lineamiento.removeprefix(f'{office.codigo}-')}-I{number}"
            yield {"lineamiento": common.lineamiento}, Series(codigo, measure, first, last, open_ended=True)


def _report(office: Office, corte: date) -> Row:
    return {
        "corte": corte if office.declares_corte else None,
        "sin_novedades": "No",
        "validado_por": office.titular,
    }


def _programme(office: Office, codigo: str, cronograma: Cronograma, corte: date) -> Row:
    proyecto, course = cronograma.proyecto, cronograma.course
    return {
        "codigo": codigo,
        "nombre": proyecto.nombre,
        "lineamiento": proyecto.lineamiento,
        "tipo": "Proyecto" if proyecto.place else "Programa",
        "descripcion": proyecto.descripcion,
        "responsable": proyecto.responsable,
        "participan": proyecto.participan or None,
        "inicio_planificado": cronograma.inicio if course.with_dates else None,
        "fin_planificado": cronograma.fin(corte) if course.with_dates else None,
        "estado": _state(cronograma, corte),
        "avance_reportado": _reported(cronograma, corte),
        "ponderacion": _weight(proyecto) if office.weighs else None,
        "publico": "No" if proyecto.private else None,
        "justificacion": _reason(cronograma, corte),
        "observaciones": proyecto.observaciones or None,
        "expediente": f"EX-{cronograma.inicio.year}-{crc32(codigo.encode()) % 90000 + 10000}",
        "barrio": proyecto.place or None,
    }


def _state(cronograma: Cronograma, corte: date) -> str:
    if cronograma.is_stopped(corte) and cronograma.course.estado:
        return cronograma.course.estado
    done = cronograma.done(corte)
    if done >= FULL:
        return "Finalizado"
    begun = corte >= cronograma.inicio or done > 0
    return "En curso" if begun else "No iniciado"


def _reported(cronograma: Cronograma, corte: date) -> float | None:
    """Say what the office claims: what its tasks give, and at times something else, or nothing."""
    if not cronograma.course.informs:
        return None
    done = cronograma.done(corte)
    claimed = done + cronograma.course.bias if 0 < done < FULL else done
    return floor(min(max(claimed, 0.0), 1.0) * 100 + 0.5) / 100


def _weight(proyecto: Proyecto) -> float:
    return 3.0 if proyecto.amount > money.SHARED else 2.0 if proyecto.amount > money.SHARED / 5 else 1.0


def _reason(cronograma: Cronograma, corte: date) -> str | None:
    course = cronograma.course
    if course.shift and cronograma.is_shifted(corte):
        return course.shift.why
    return course.why if cronograma.is_stopped(corte) else None


def _activities(office: Office, codigo: str, cronograma: Cronograma, corte: date) -> Iterator[Row]:
    if not cronograma.course.with_actividades:
        return
    before: list[Avance] = []
    for one in cronograma.tasks(corte):
        yield _activity(office, codigo, cronograma, one) | _waits(codigo, one, before)
        if not one.task.hito:
            before.append(one)


def _activity(office: Office, codigo: str, cronograma: Cronograma, one: Avance) -> dict[str, Value]:
    course = cronograma.course
    own = f"{codigo}.{one.number + 1}"
    cancelled = one.number == course.cancelled
    told = course.informs or one.number == 0
    moved = course.shift.why if course.shift and one.shifted else None
    return {
        "codigo": own,
        "programa": codigo,
        "nombre": one.task.nombre,
        "responsable": office.team[crc32(own.encode()) % len(office.team)],
        "hito": "Sí" if one.task.hito else None,
        "estado": "Cancelada" if cancelled else None,
        "inicio_planificado": one.inicio if course.with_dates else None,
        "fin_planificado": one.fin if course.with_dates else None,
        "inicio_real": one.inicio_real if told and not cancelled else None,
        "fin_real": one.fin_real if told and not cancelled else None,
        "avance": (0.0 if cancelled else round(one.done, 2)) if told else None,
        "evidencia": f"Acta {crc32(own.encode()) % 180 + 1}/{one.fin_real.year}"
        if one.task.hito and one.fin_real
        else None,
        "justificacion": course.why if cancelled else moved,
    }


def _waits(codigo: str, one: Avance, before: list[Avance]) -> dict[str, Value]:
    """Name the last task that ends before this one begins."""
    ended = [other for other in before if other.fin <= one.inicio]
    return {"predecesora": f"{codigo}.{ended[-1].number + 1}" if ended else None}
