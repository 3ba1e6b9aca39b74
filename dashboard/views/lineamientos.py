"""`/lineamientos/<codigo>` of the strategy, and `/lineamientos/<dependencia>/<codigo>` of an office.

The second one reads a code as the workbook of that dependencia does: a code that it takes from an office
above it or from the strategy leads to the page of that lineamiento, so that each has one page.
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template
from werkzeug.wrappers import Response as Answer

from dashboard.asked import link
from dashboard.day.photo import Photo, Place, place_of
from dashboard.errors import UnknownCodeError, nearest
from dashboard.pages.lineamiento import place_asked, show
from dashboard.records.known import known_of
from dashboard.site import asked_photo, day_page
from plan.standard.kinds.base import clave

blueprint = Blueprint("lineamientos", __name__, url_prefix="/lineamientos")


def address(place: Place) -> str:
    """Make the address of a lineamiento."""
    if place.origen:
        return link("lineamientos.own", dependencia=place.origen, codigo=place.codigo)
    return link("lineamientos.shared", codigo=place.codigo)


@blueprint.get("")
def listing() -> Answer:
    """Lead to the ejes, which list their lineamientos."""
    return redirect(link("ejes.listing"))


@blueprint.get("/<codigo>")
def shared(codigo: str) -> Response:
    """Show a lineamiento of the strategy."""
    return _page(dependencia="", codigo=codigo)


@blueprint.get("/<dependencia>/<codigo>")
def own(dependencia: str, codigo: str) -> Answer:
    """Show a lineamiento of an office, or lead to the one that it shares with others."""
    day = asked_photo()
    place = None if day.empty else place_asked(day, dependencia, codigo)
    if place and place.origen != clave(dependencia):
        return redirect(address(place))
    return _page(dependencia=dependencia, codigo=codigo)


@day_page
def _page(day: Photo, dependencia: str, codigo: str) -> str:
    place = place_asked(day, dependencia, codigo)
    if place is None:
        raise _unknown(day, dependencia, codigo)
    found = show(known_of(day), place)
    return render_template("lineamiento.html", photo=day, x=found, lado=found.lado)


def _unknown(day: Photo, dependencia: str, codigo: str) -> UnknownCodeError:
    places = [place_of(row) for row in day.panorama.tablas.get("lineamiento", ())]
    known = {
        clave(place.address): (f"{place.codigo} · {place.nombre[:80]}", address(place)) for place in places
    }
    of = f" de la dependencia «{dependencia[:40]}»" if dependencia else " de la estrategia"
    return UnknownCodeError(
        "No se encontró el lineamiento",
        f"No hay ningún lineamiento «{codigo[:40]}»{of}.",
        nearest("/".join(filter(None, (clave(dependencia), clave(codigo)))), known),
    )
