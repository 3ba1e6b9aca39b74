"""The workbook of an office on a day: every sheet, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import floor
from zlib import crc32

from plan.standard.kinds.base import Value
from plan.standard.vocabulary import Row
from sync.example import dinero
from sync.example.calendario import day_of
from sync.example.cronograma import Avance, Cronograma
from sync.example.fichas import read, read_common
from sync.example.medicion import Serie
from sync.example.shapes import Oficina, Proyecto

Rows = dict[str, list[Row]]
"""Rows by title of the sheet."""

FULL = 0.999


def rows(oficina: Oficina, corte: date, today: date) -> Rows:
    """Spell the whole workbook of an office as it stands on a day."""
    current = [
        (f"{oficina.codigo}-{proyecto.numero}", Cronograma(proyecto, today))
        for proyecto in read(oficina.fichas)
        if not _gone(proyecto, corte, today)
    ]
    measured = [*_measured(current, corte), *_measured_in_common(oficina, today)]
    medio = f"Registros de la {oficina.nombre}"
    return {
        "Informe": [_report(oficina, corte)],
        "Lineamientos": [
            {"codigo": code, "eje": eje, "nombre": name} for code, eje, name in oficina.lineamientos
        ],
        "Programas": [_programme(oficina, codigo, one, corte) for codigo, one in current],
        "Actividades": [row for codigo, one in current for row in _activities(oficina, codigo, one, corte)],
        "Presupuesto": [row for codigo, one in current for row in dinero.rows(codigo, one, corte)],
        "Indicadores": [serie.indicador(medio) | of for of, serie in measured],
        "Mediciones": [row for _, serie in measured for row in serie.mediciones(corte)],
    }


def _gone(proyecto: Proyecto, corte: date, today: date) -> bool:
    retirada = Cronograma(proyecto, today).marcha.retirada
    return retirada is not None and corte >= day_of(retirada, today)


def _measured(current: list[tuple[str, Cronograma]], corte: date) -> Iterator[tuple[dict[str, Value], Serie]]:
    for codigo, cronograma in current:
        proyecto, today = cronograma.proyecto, cronograma.today
        first, last = today + timedelta(days=proyecto.inicio), today + timedelta(days=proyecto.fin)
        open_ended = cronograma.hecho(corte) < FULL
        for number, medida in enumerate(proyecto.medidas, start=1):
            yield (
                {"programa": codigo},
                Serie(f"{codigo}-I{number}", medida, first, last, open_ended=open_ended),
            )


def _measured_in_common(oficina: Oficina, today: date) -> Iterator[tuple[dict[str, Value], Serie]]:
    for comun in read_common(oficina.fichas):
        first, last = today + timedelta(days=comun.inicio), today + timedelta(days=comun.fin)
        for number, medida in enumerate(comun.medidas, start=1):
            codigo = f"{oficina.codigo}-{comun.lineamiento.removeprefix(f'{oficina.codigo}-')}-I{number}"
            yield {"lineamiento": comun.lineamiento}, Serie(codigo, medida, first, last, open_ended=True)


def _report(oficina: Oficina, corte: date) -> Row:
    return {
        "corte": corte if oficina.declara_corte else None,
        "sin_novedades": "No",
        "validado_por": oficina.titular,
    }


def _programme(oficina: Oficina, codigo: str, cronograma: Cronograma, corte: date) -> Row:
    proyecto, marcha = cronograma.proyecto, cronograma.marcha
    return {
        "codigo": codigo,
        "nombre": proyecto.nombre,
        "lineamiento": proyecto.lineamiento,
        "tipo": "Proyecto" if proyecto.lugar else "Programa",
        "descripcion": proyecto.descripcion,
        "responsable": proyecto.responsable,
        "participan": proyecto.participan or None,
        "inicio_planificado": cronograma.inicio if marcha.con_fechas else None,
        "fin_planificado": cronograma.fin(corte) if marcha.con_fechas else None,
        "estado": _state(cronograma, corte),
        "avance_reportado": _reported(cronograma, corte),
        "ponderacion": _weight(proyecto) if oficina.pondera else None,
        "publico": "No" if proyecto.reservado else None,
        "justificacion": _reason(cronograma, corte),
        "observaciones": proyecto.observaciones or None,
        "expediente": f"EX-{cronograma.inicio.year}-{crc32(codigo.encode()) % 90000 + 10000}",
        "barrio": proyecto.lugar or None,
    }


def _state(cronograma: Cronograma, corte: date) -> str:
    if cronograma.detenida(corte) and cronograma.marcha.estado:
        return cronograma.marcha.estado
    done = cronograma.hecho(corte)
    if done >= FULL:
        return "Finalizado"
    begun = corte >= cronograma.inicio or done > 0
    return "En curso" if begun else "No iniciado"


def _reported(cronograma: Cronograma, corte: date) -> float | None:
    """Say what the office claims: what its tasks give, and at times something else, or nothing."""
    if not cronograma.marcha.informa:
        return None
    done = cronograma.hecho(corte)
    claimed = done + cronograma.marcha.sesgo if 0 < done < FULL else done
    return floor(min(max(claimed, 0.0), 1.0) * 100 + 0.5) / 100


def _weight(proyecto: Proyecto) -> float:
    return 3.0 if proyecto.monto > dinero.SHARED else 2.0 if proyecto.monto > dinero.SHARED / 5 else 1.0


def _reason(cronograma: Cronograma, corte: date) -> str | None:
    marcha = cronograma.marcha
    if marcha.corrida and cronograma.corrida(corte):
        return marcha.corrida.porque
    return marcha.porque if cronograma.detenida(corte) else None


def _activities(oficina: Oficina, codigo: str, cronograma: Cronograma, corte: date) -> Iterator[Row]:
    if not cronograma.marcha.con_actividades:
        return
    before: list[Avance] = []
    for one in cronograma.tareas(corte):
        yield _activity(oficina, codigo, cronograma, one) | _waits(codigo, one, before)
        if not one.tarea.hito:
            before.append(one)


def _activity(oficina: Oficina, codigo: str, cronograma: Cronograma, one: Avance) -> dict[str, Value]:
    marcha = cronograma.marcha
    own = f"{codigo}.{one.numero + 1}"
    cancelled = one.numero == marcha.cancelada
    told = marcha.informa or one.numero == 0
    moved = marcha.corrida.porque if marcha.corrida and one.corrida else None
    return {
        "codigo": own,
        "programa": codigo,
        "nombre": one.tarea.nombre,
        "responsable": oficina.equipo[crc32(own.encode()) % len(oficina.equipo)],
        "hito": "Sí" if one.tarea.hito else None,
        "estado": "Cancelada" if cancelled else None,
        "inicio_planificado": one.inicio if marcha.con_fechas else None,
        "fin_planificado": one.fin if marcha.con_fechas else None,
        "inicio_real": one.inicio_real if told and not cancelled else None,
        "fin_real": one.fin_real if told and not cancelled else None,
        "avance": (0.0 if cancelled else round(one.hecho, 2)) if told else None,
        "evidencia": f"Acta {crc32(own.encode()) % 180 + 1}/{one.fin_real.year}"
        if one.tarea.hito and one.fin_real
        else None,
        "justificacion": marcha.porque if cancelled else moved,
    }


def _waits(codigo: str, one: Avance, before: list[Avance]) -> dict[str, Value]:
    """Name the last task that ends before this one begins."""
    ended = [other for other in before if other.fin <= one.inicio]
    return {"predecesora": f"{codigo}.{ended[-1].numero + 1}" if ended else None}
