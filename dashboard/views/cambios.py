"""`/cambios`: what changed between two days, by dependencia and programme."""

from __future__ import annotations

import difflib
from datetime import date, timedelta

from flask import Blueprint, render_template, request

from dashboard.asked import AddressError, day_of, view
from dashboard.pages.cambios import ESTRATEGIA
from dashboard.pages.resumen_cambios import Asked, summarize
from dashboard.photo import Photo, Place, fold, place_of
from dashboard.site import asked_photo, current_site, first_day, nothing_yet, page
from dashboard.spans import asked_since, span_of, told
from plan.standard.kinds.base import clave

blueprint = Blueprint("cambios", __name__)

MONTH = timedelta(days=30)
YES = "si"


@blueprint.get("/cambios")
@page
def show() -> str:
    """Show what came, went and moved between two days."""
    until = _until()
    since = asked_since(request.args, until)
    if until.empty:
        return nothing_yet(until)
    places = _places(until)
    asked = Asked(
        dependencia=_chosen(places, request.args.get("dependencia", "").strip()),
        detalle=request.args.get("detalle") == YES,
        luces=request.args.get("luces") == "todas",
        pagina=request.args.get("pagina", "").strip(),
    )
    offices, moved = told(span_of(current_site(), since, until))
    return render_template(
        "cambios.html",
        photo=until,
        since=since,
        asked=asked,
        summary=summarize(offices, moved, asked),
        places=places,
        shortcuts=_shortcuts(until),
        first=first_day(),
    )


def _until() -> Photo:
    """Read the later day: `hasta`, else the day of the page."""
    site = current_site()
    today = site.today()
    asked = day_of(request.args, "hasta", today)
    return site.evaluations.photo(view(), asked, today) if asked else asked_photo()


def _shortcuts(until: Photo) -> list[tuple[str, date]]:
    meeting = day_of(request.args, "reunion", until.today)
    found = [
        ("Última semana", until.al - timedelta(days=7)),
        ("Últimas dos semanas", until.al - timedelta(days=14)),
        ("Último mes", until.al - MONTH),
    ]
    return [*found, ("Desde la última reunión", meeting)] if meeting and meeting <= until.al else found


def _places(photo: Photo) -> list[Place]:
    listed = map(place_of, photo.panorama.tablas.get("dependencia", ()))
    found = {place.clave: place for place in (*listed, *(line.dependencia for line in photo.lines))}
    present = [place for key, place in found.items() if key in photo.evaluacion.frescuras]
    return [ESTRATEGIA, *sorted(present, key=lambda place: fold(place.nombre))]


def _chosen(places: list[Place], asked: str) -> str | None:
    """Find the office that is asked for; None when none is.

    Raises:
        AddressError: when there is no such office.
    """
    known = {clave(place.codigo): place for place in places}
    if not asked:
        return None
    if clave(asked) in known:
        return known[clave(asked)].clave
    near = difflib.get_close_matches(clave(asked[:80]), known, n=1, cutoff=0.5)
    hint = f" ¿Quiso decir «{known[near[0]].codigo}»?" if near else ""
    raise AddressError([f"dependencia: no hay ninguna dependencia «{asked[:40]}».{hint}"])
