"""`/ejes` and `/ejes/<codigo>`: the plan by what it is for."""

from __future__ import annotations

from flask import Blueprint, render_template

from dashboard.asked import link
from dashboard.day.photo import Photo
from dashboard.errors import UnknownCodeError, nearest
from dashboard.pages.ejes import ejes, find
from dashboard.records.known import known_of
from dashboard.site import day_page
from plan.standard.kinds.base import clave

blueprint = Blueprint("ejes", __name__, url_prefix="/ejes")


@blueprint.get("")
@day_page
def listing(day: Photo) -> str:
    """Show all the ejes and what they weigh."""
    return render_template("ejes.html", photo=day, ejes=ejes(day))


@blueprint.get("/<codigo>")
@day_page
def one(day: Photo, codigo: str) -> str:
    """Show one eje with its lineamientos."""
    known = known_of(day)
    eje = find(known, codigo)
    if eje is None:
        raise _unknown(day, codigo)
    return render_template("eje.html", photo=day, eje=eje, lado=eje.lado)


def _unknown(day: Photo, codigo: str) -> UnknownCodeError:
    places = [branch.place for branch in ejes(day)]
    known = {
        place.clave: (f"{place.codigo} · {place.nombre[:80]}", link("ejes.one", codigo=place.codigo))
        for place in places
    }
    return UnknownCodeError(
        "No se encontró el eje",
        f"No hay ningún eje de código «{codigo[:40]}».",
        nearest(clave(codigo), known),
    )
