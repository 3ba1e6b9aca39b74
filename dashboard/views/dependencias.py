"""`/dependencias` and `/dependencias/<codigo>`: who answers for what, each with those under it."""

from __future__ import annotations

from flask import Blueprint, render_template

from dashboard.asked import link
from dashboard.day.photo import Photo
from dashboard.errors import UnknownCodeError, nearest
from dashboard.pages.dependencia import find
from dashboard.pages.dependencias import tree
from dashboard.records.known import known_of
from dashboard.site import current_site, day_page
from plan.standard.kinds.base import clave

blueprint = Blueprint("dependencias", __name__, url_prefix="/dependencias")


@blueprint.get("")
@day_page
def listing(day: Photo) -> str:
    """Show all the dependencias as a tree."""
    nodes = tree(day, current_site().config.umbrales)
    return render_template("dependencias.html", photo=day, nodes=nodes)


@blueprint.get("/<codigo>")
@day_page
def one(day: Photo, codigo: str) -> str:
    """Show one dependencia with those under it."""
    known = known_of(day)
    oficina = find(known, codigo)
    if oficina is None:
        raise _unknown(day, codigo)
    return render_template("dependencia.html", photo=day, known=known, oficina=oficina, lado=oficina.lado)


def _unknown(day: Photo, codigo: str) -> UnknownCodeError:
    places = (node.place for node in tree(day, current_site().config.umbrales))
    known = {
        place.clave: (f"{place.codigo} · {place.nombre[:80]}", link("dependencias.one", codigo=place.codigo))
        for place in places
    }
    return UnknownCodeError(
        "No se encontró la dependencia",
        f"No hay ninguna dependencia de código «{codigo[:40]}».",
        nearest(clave(codigo), known),
    )
