"""`/programas.csv|xlsx|json`: exactly what a list shows, all its pages, to be taken away."""

from __future__ import annotations

import functools
from collections.abc import Callable

from flask import Blueprint, Response, request

from dashboard.downloads import programas as of_programas
from dashboard.downloads.formats import FORMATS
from dashboard.downloads.table import Table
from dashboard.downloads.telling import Telling
from dashboard.listing.question import Listing, answer
from dashboard.photo import Photo
from dashboard.site import asked_photo, current_site, page

blueprint = Blueprint("descargas", __name__)

_FORMATS = f"any({','.join(FORMATS)})"


def download(make: Callable[[Photo], Table]) -> Callable[[str], Response]:
    """Make a list into files: kept while it is true as a page is, and named by its day."""
    kept = page(lambda formato: _file(make(asked_photo()), formato))

    @functools.wraps(make)
    def sent(formato: str) -> Response:
        response = kept(formato=formato)
        stem = request.path.rpartition("/")[2].partition(".")[0]
        name = f"{stem}-{asked_photo().al.isoformat()}.{formato}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return sent


@blueprint.get(f"/programas.<{_FORMATS}:formato>")
@download
def programas(day: Photo) -> Table:
    """Give the programmes that the address asks for, in the order of the page."""
    listing = answer(day, request.args)
    return of_programas.table(day, listing.lines, telling(day, listing))


def telling(day: Photo, listing: Listing | None = None) -> Telling:
    """Say of a file what it is, and of a list how it was filtered."""
    return Telling(
        municipio=current_site().config.nombre,
        al=day.al,
        view=day.view,
        carga=day.carga,
        site=request.host_url,
        asked=[(chip.title, chip.text) for chip in listing.chips] if listing else (),
        query=(listing.filters.but() if listing else {}) | ({"al": day.al.isoformat()} if day.past else {}),
    )


def _file(table: Table, formato: str) -> Response:
    asked = FORMATS[formato]
    return Response(asked.write(table), mimetype=asked.mimetype)
