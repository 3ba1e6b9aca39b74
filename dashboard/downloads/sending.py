"""How a file is sent: kept while it is true, as a page is, and named by its day."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping

from flask import Response, request

from dashboard.day.photo import Photo
from dashboard.downloads.formats import FORMATS
from dashboard.downloads.table import Table
from dashboard.downloads.telling import Telling
from dashboard.listing.chips import Chip
from dashboard.site import asked_photo, current_site, page

ANY_FORMAT = f"any({','.join(FORMATS)})"
"""The converter of an address for the ending of a file."""


def attachment(make: Callable[..., Response]) -> Callable[..., Response]:
    """Make a view answer with a file to keep; `programas.csv` becomes `programas-2026-11-20.csv`."""
    kept = page(make)

    @functools.wraps(make)
    def send(**arguments: str) -> Response:
        response = kept(**arguments)
        stem, _, ending = request.path.rpartition("/")[2].rpartition(".")
        name = f"{stem}-{asked_photo().al.isoformat()}.{ending}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return send


def download(make: Callable[..., Table]) -> Callable[..., Response]:
    """Make a view of a list, which takes the day, answer with it in the format of the address."""

    @attachment
    @functools.wraps(make)
    def send(formato: str, **arguments: str) -> Response:
        table, asked = make(asked_photo(), **arguments), FORMATS[formato]
        return Response(asked.write(table), mimetype=asked.mimetype)

    return send


def telling(day: Photo, conditions: Iterable[Chip] = (), query: Mapping[str, str] | None = None) -> Telling:
    """Say of a file what it is, and of a list how it was filtered."""
    return Telling(
        municipio=current_site().config.nombre,
        al=day.al,
        view=day.view,
        carga=day.carga,
        site=request.host_url,
        asked=[(chip.title, chip.text) for chip in conditions],
        query={**(query or {})} | ({"al": day.al.isoformat()} if day.past else {}),
    )
