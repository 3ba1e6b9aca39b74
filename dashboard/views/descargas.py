"""`/programas.csv|xlsx|json`, `/indicadores.…`: exactly what a list shows, all its pages, taken away."""

from __future__ import annotations

from flask import Blueprint, request

from dashboard.day.photo import Photo
from dashboard.downloads import indicadores as of_indicadores
from dashboard.downloads import programas as of_programas
from dashboard.downloads.sending import ANY_FORMAT, download, telling
from dashboard.downloads.table import Table
from dashboard.listing import indicadores as list_of_indicadores
from dashboard.listing import question

blueprint = Blueprint("descargas", __name__)


@blueprint.get(f"/programas.<{ANY_FORMAT}:formato>")
@download
def programas(day: Photo) -> Table:
    """Give the programmes that the address asks for, in the order of the page."""
    found = question.answer(day, request.args)
    return of_programas.table(day, found.lines, telling(day, found.chips, found.filters.but()))


@blueprint.get(f"/indicadores.<{ANY_FORMAT}:formato>")
@download
def indicadores(day: Photo) -> Table:
    """Give the indicators that the address asks for, in the order of the page."""
    found = list_of_indicadores.answer(day, request.args)
    return of_indicadores.table(found.indicadores, telling(day, found.chips, found.filters.but()))
