"""`/programas` and `/programas/<dependencia>/<codigo>`: every programme, and one of them."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template, request

from dashboard import queries
from dashboard.asked import link, view
from dashboard.errors import Suggestion, UnknownCodeError, nearest
from dashboard.gantt.drawing import draw
from dashboard.listing.filters import PER_PAGE
from dashboard.listing.paging import cut
from dashboard.listing.question import answer
from dashboard.pages import programa as detail
from dashboard.pages import reasons
from dashboard.pages.cargas import Carga
from dashboard.pages.reasons import Reason
from dashboard.photo import Line, Photo
from dashboard.site import asked_photo, current_site, nothing_yet, page
from plan.evaluado import ProgramaEvaluado
from plan.standard.kinds.base import clave
from plan.umbrales import Umbrales

blueprint = Blueprint("programas", __name__, url_prefix="/programas")

ROWS_PER_PAGE = 1000
"""Rows of a Gantt on one page."""


@blueprint.get("")
@page
def listing() -> str:
    """List the programmes that the address asks for."""
    day = asked_photo()
    if day.past and day.empty:
        return nothing_yet(day)
    asked = answer(day, request.args)
    return render_template(
        "programas.html",
        photo=day,
        listing=asked,
        part=cut(asked.lines, asked.filters.pagina, PER_PAGE),
    )


@blueprint.get("/<dependencia>/<codigo>")
@page
def one(dependencia: str, codigo: str) -> str:
    """Show one programme with its Gantt and the reasons of its light."""
    day = asked_photo()
    if day.past and day.empty:
        return nothing_yet(day)
    line = detail.find(day, dependencia, codigo)
    if line is None:
        raise _unknown(day, dependencia, codigo)
    programa, site = line.programa, current_site()
    part = cut(programa.actividades, request.args.get("pagina", ""), ROWS_PER_PAGE)
    with site.engine.connect() as connection:
        loads = queries.loads(connection, view(), [programa.fila], site.config.zona)
    return render_template(
        "programa.html",
        photo=day,
        line=line,
        programa=programa,
        part=part,
        gantt=draw(programa, part.items, day.al),
        reasons=_reasons(programa, site.config.umbrales, loads),
        money=detail.money(day, line),
    )


def _reasons(programa: ProgramaEvaluado, umbrales: Umbrales, loads: Mapping[int, Carga]) -> list[Reason]:
    """Explain its light and, if it has indicators, its second one."""
    first = reasons.of_programa(programa, umbrales, reasons.source_of("programa", programa.fila, loads))
    if programa.resultado is None:
        return [first]
    return [first, reasons.of_resultado(programa.resultado, programa.indicadores, umbrales)]


def _unknown(day: Photo, dependencia: str, codigo: str) -> UnknownCodeError:
    known = {f"{line.dependencia.clave}/{clave(line.codigo)}": _suggestion(line) for line in day.lines}
    return UnknownCodeError(
        "No se encontró el programa",
        f"No hay ningún programa «{codigo[:40]}» de la dependencia «{dependencia[:40]}».",
        nearest(f"{clave(dependencia)}/{clave(codigo)}", known),
    )


def _suggestion(line: Line) -> Suggestion:
    address = link("programas.one", dependencia=line.dependencia.codigo, codigo=line.codigo)
    return f"{line.codigo} · {line.nombre[:80]}", address
