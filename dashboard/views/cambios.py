"""`/cambios`: what changed between two days, by dependencia and programme."""

from __future__ import annotations

import difflib
from datetime import date, timedelta

from flask import Blueprint, Response, render_template, request

from dashboard.asked import AddressError, day_of
from dashboard.day.photo import Photo, Place, fold, place_of
from dashboard.downloads.cambios import table
from dashboard.downloads.formats import FORMATS
from dashboard.downloads.telling import Telling
from dashboard.pages.cambios import ESTRATEGIA
from dashboard.pages.resumen_cambios import Asked, summarize
from dashboard.records.spans import asked_since, asked_until, span_of, told
from dashboard.site import current_site, first_day, nothing_yet, page
from plan.figures import short_date
from plan.standard.kinds.base import clave

blueprint = Blueprint("cambios", __name__)

MONTH = timedelta(days=30)
YES = "si"


@blueprint.get("/cambios")
@page
def show() -> str:
    """Show what came, went and moved between two days."""
    until = asked_until()
    since = asked_since(until)
    if until.empty:
        return nothing_yet(until)
    places = _places(until)
    asked = _asked(places)
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
        formats=FORMATS,
    )


@blueprint.get(f"/cambios.<any({','.join(FORMATS)}):formato>")
def download(formato: str) -> Response:
    """Give everything that the page tells, on all its pages, as a file."""
    response = _file(formato=formato)
    until = asked_until()
    name = f"cambios-{asked_since(until).al.isoformat()}-a-{until.al.isoformat()}.{formato}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@page
def _file(formato: str) -> Response:
    until = asked_until()
    since = asked_since(until)
    asked = _asked(_places(until))
    offices, _ = told(span_of(current_site(), since, until))
    found = [office for office in offices if asked.dependencia in {None, office.place.clave}]
    written = FORMATS[formato]
    made = table(found, until.view, _telling(since, until, asked))
    return Response(written.write(made), mimetype=written.mimetype)


def _telling(since: Photo, until: Photo, asked: Asked) -> Telling:
    days = [("Desde", short_date(since.al)), ("Hasta", short_date(until.al))]
    query = {"desde": since.al.isoformat(), "hasta": until.al.isoformat()}
    office = request.args["dependencia"] if asked.dependencia is not None else ""
    return Telling(
        municipio=current_site().config.nombre,
        al=until.al,
        view=until.view,
        carga=until.carga,
        site=request.host_url,
        asked=[*days, ("Dependencia", office)] if office else days,
        query=query | ({"dependencia": office} if office else {}),
    )


def _asked(places: list[Place]) -> Asked:
    return Asked(
        dependencia=_chosen(places, request.args.get("dependencia", "").strip()),
        detalle=request.args.get("detalle") == YES,
        luces=request.args.get("luces") == "todas",
        pagina=request.args.get("pagina", "").strip(),
    )


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
    raise AddressError([f"No hay ninguna dependencia «{asked[:40]}».{hint}"])
