"""`/programas/<dependencia>/<codigo>` and what lies below it: one programme, and one of its activities."""

from __future__ import annotations

from collections.abc import Mapping

from flask import render_template, request

from dashboard.asked import link, view
from dashboard.day.photo import Line, Photo
from dashboard.errors import Suggestion, UnknownCodeError, nearest
from dashboard.gantt.drawing import Bases, draw
from dashboard.listing.paging import cut
from dashboard.pages import actividad as activity
from dashboard.pages import past as before
from dashboard.pages import programa as detail
from dashboard.pages import reasons
from dashboard.pages.cargas import Carga
from dashboard.pages.origins import origins, rows_of
from dashboard.pages.reasons import Reason
from dashboard.records import queries
from dashboard.site import current_site, day_page
from dashboard.views.programas import blueprint, line_of
from plan.evaluado import ProgramaEvaluado
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from plan.trayectoria import Trayectoria, trayectoria
from plan.umbrales import Umbrales

__all__ = ["actividad", "blueprint", "one"]

ROWS_PER_PAGE = 1000
"""Rows of a Gantt on one page."""


@blueprint.get("/<dependencia>/<codigo>")
@day_page
def one(day: Photo, dependencia: str, codigo: str) -> str:
    """Show one programme with its Gantt, the reasons of its light and its past."""
    line = line_of(day, dependencia, codigo)
    programa, umbrales = line.programa, current_site().config.umbrales
    part = cut(programa.actividades, request.args.get("pagina", ""), ROWS_PER_PAGE)
    rows = rows_of(day, line)
    past, bases, loads = _past(day, line, rows)
    gantt = draw(programa, part.items, day.al, bases)
    return render_template(
        "programa.html",
        photo=day,
        line=line,
        programa=programa,
        part=part,
        gantt=gantt,
        bases=bases,
        waits=activity.waits(day, line, gantt.lanes if gantt else ()),
        reasons=_reasons(programa, umbrales, loads),
        figures=detail.figures(line, day.al),
        money=detail.money(day, line),
        origins=origins(rows, loads),
        history=before.history(past, loads),
    )


@blueprint.get("/<dependencia>/<codigo>/actividades/<actividad>")
@day_page
def actividad(day: Photo, dependencia: str, codigo: str, actividad: str) -> str:
    """Show one activity of a programme."""
    line = line_of(day, dependencia, codigo)
    ficha = activity.find(day, line, actividad)
    if ficha is None:
        raise _unknown(line, actividad)
    found = ficha.actividad
    past, bases, loads = _past(day, line, {"actividad": [found.fila]})
    source = reasons.source_of("actividad", found.fila, loads)
    return render_template(
        "actividad.html",
        photo=day,
        line=line,
        programa=line.programa,
        ficha=ficha,
        gantt=draw(line.programa, (found,), day.al, bases),
        bases=bases,
        reason=reasons.of_actividad(found, current_site().config.umbrales, source),
        loads=loads,
        history=before.of_row("actividad", past.of("actividad", found.fila), loads),
    )


def _past(
    day: Photo, line: Line, rows: Mapping[str, detail.Rows]
) -> tuple[Trayectoria, Bases, Mapping[int, Carga]]:
    site, fila = current_site(), line.programa.fila
    with site.engine.connect() as connection:
        whole = trayectoria(connection, (str(fila["origen"]), str(fila["clave"])), day.carga)
        past = before.public(day, whole)
        shown = {int(str(row["desde"])) for found in rows.values() for row in found}
        loads = queries.numbered_loads(connection, view(), shown | before.cargas_in(past), site.config.zona)
    return past, detail.bases_of(line, whole), loads


def _reasons(programa: ProgramaEvaluado, umbrales: Umbrales, loads: Mapping[int, Carga]) -> list[Reason]:
    """Explain its light and, if it has indicators, its second one."""
    first = reasons.of_programa(programa, umbrales, reasons.source_of("programa", programa.fila, loads))
    if programa.resultado is None:
        return [first]
    return [first, reasons.of_resultado(programa.resultado, programa.indicadores, umbrales)]


def _unknown(line: Line, codigo: str) -> UnknownCodeError:
    known = {str(each.fila["clave"]): _suggestion(line, each.fila) for each in line.programa.actividades}
    return UnknownCodeError(
        "No se encontró la actividad",
        f"No hay ninguna actividad «{codigo[:40]}» en el programa «{line.codigo[:40]}».",
        nearest(clave(codigo), known),
    )


def _suggestion(line: Line, fila: Row) -> Suggestion:
    place = {"dependencia": line.dependencia.codigo, "codigo": line.codigo}
    address = link("programas.actividad", actividad=str(fila["codigo"]), **place)
    return f"{fila['codigo']} · {str(fila['nombre'])[:80]}", address
