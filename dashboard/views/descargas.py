"""`/programas.csv|xlsx|json`: exactly what a list shows, all its pages, to be taken away."""

from __future__ import annotations

from flask import Blueprint, request

from dashboard.downloads import programas as of_programas
from dashboard.downloads.sending import ANY_FORMAT, download, telling
from dashboard.downloads.table import Table
from dashboard.listing.question import answer
from dashboard.photo import Photo

blueprint = Blueprint("descargas", __name__)


@blueprint.get(f"/programas.<{ANY_FORMAT}:formato>")
@download
def programas(day: Photo) -> Table:
    """Give the programmes that the address asks for, in the order of the page."""
    listing = answer(day, request.args)
    return of_programas.table(day, listing.lines, telling(day, listing))
