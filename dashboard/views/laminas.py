"""`…/cronograma.svg|csv|xlsx|json` of a programme, and `/cronograma.svg`: drawings and dates to take away."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from dashboard.charts.palette import COLOURS, REPORTED, of_light
from dashboard.day.photo import Line, Photo
from dashboard.downloads.cronograma import table
from dashboard.downloads.formats import FORMATS
from dashboard.downloads.sending import telling
from dashboard.errors import UnknownCodeError
from dashboard.gantt import sheet
from dashboard.gantt.drawing import Bases, draw
from dashboard.listing.paging import cut
from dashboard.listing.question import answer
from dashboard.pages import sheets
from dashboard.pages.cronograma import PER_PAGE, compose, grouped
from dashboard.pages.programa import bases_of
from dashboard.site import asked_photo, current_site, page
from dashboard.views.cronograma import bases_of as bases_of_programas
from dashboard.views.programas import line_of
from plan.trayectoria import trayectoria
from plan.tree import full_key_of

blueprint = Blueprint("laminas", __name__)

SVG = "image/svg+xml"
MOST_ROWS = 1000
"""Rows of a drawing: beyond them nobody reads it, and what it is pasted into breaks."""

_FORMATS = f"any({','.join(FORMATS)})"


@blueprint.get("/programas/<dependencia>/<codigo>/cronograma.svg")
def programa(dependencia: str, codigo: str) -> Response:
    """Draw the Gantt of a programme to be pasted into a document."""
    return _named(_programa(dependencia=dependencia, codigo=codigo), f"cronograma-{codigo}", "svg")


@page
def _programa(dependencia: str, codigo: str) -> Response:
    day = asked_photo()
    line = line_of(day, dependencia, codigo)
    drawn = draw(line.programa, line.programa.actividades[:MOST_ROWS], day.al, bases(day, line))
    if drawn is None:
        raise _undated(f"El programa «{line.codigo[:40]}» no tiene fechas planificadas: no hay qué dibujar.")
    return _drawing(sheets.of_programa(day, line, drawn, current_site().config.nombre))


@blueprint.get("/cronograma.svg")
def roadmap() -> Response:
    """Draw a page of the road map to be pasted into a document."""
    return _named(_roadmap(), "cronograma", "svg")


@page
def _roadmap() -> Response:
    day = asked_photo()
    asked = answer(day, request.args)
    part = cut(grouped(asked.lines), asked.filters.pagina, PER_PAGE)
    drawn, offices = compose(day, part.items, bases_of_programas(day, part.items))
    if drawn is None:
        raise _undated("Ninguno de los programas pedidos tiene fechas planificadas: no hay qué dibujar.")
    return _drawing(sheets.of_roadmap(day, drawn, offices, current_site().config.nombre), roadmap=True)


@blueprint.get(f"/programas/<dependencia>/<codigo>/cronograma.<{_FORMATS}:formato>")
def datos(dependencia: str, codigo: str, formato: str) -> Response:
    """Give the dates and the progress of a programme and its activities."""
    kept = _datos(dependencia=dependencia, codigo=codigo, formato=formato)
    return _named(kept, f"cronograma-{codigo}", formato)


@page
def _datos(dependencia: str, codigo: str, formato: str) -> Response:
    day = asked_photo()
    line = line_of(day, dependencia, codigo)
    asked = FORMATS[formato]
    return Response(asked.write(table(day, line, bases(day, line), telling(day))), mimetype=asked.mimetype)


def bases(day: Photo, line: Line) -> Bases:
    """Read the línea base of a programme and of its activities, as known on a day."""
    with current_site().engine.connect() as connection:
        return bases_of(line, trayectoria(connection, full_key_of(line.programa.fila), day.carga))


def _drawing(laid: sheet.Sheet, *, roadmap: bool = False) -> Response:
    drawing = render_template(
        "lamina.svg",
        sheet=laid,
        roadmap=roadmap,
        px=sheet.px,
        hatch=sheet.hatch,
        left=sheet.LEFT,
        light=sheet.LIGHT,
        top=sheet.TOP,
        c=COLOURS,
        of_light=of_light,
        reported=REPORTED,
    )
    return Response(drawing, mimetype=SVG)


def _undated(sentence: str) -> UnknownCodeError:
    return UnknownCodeError("No hay cronograma que dibujar", sentence, [])


def _named(response: Response, stem: str, ending: str) -> Response:
    plain = "".join(each if each.isascii() and each.isalnum() else "-" for each in stem)[:80]
    name = f"{plain}-{asked_photo().al.isoformat()}.{ending}"
    response.headers["Content-Disposition"] = (
        f'inline; filename="{name}"' if ending == "svg" else f'attachment; filename="{name}"'
    )
    return response
