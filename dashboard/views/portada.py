"""`/`: the whole plan at a glance."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from dashboard import queries
from dashboard.foto import Foto
from dashboard.portada import MOST_BARS, compose, trend_days
from dashboard.sitio import foto, page, sitio, view

blueprint = Blueprint("portada", __name__)

_ALL = 10_000


@blueprint.get("/")
@page
def show() -> str:
    """Show the state of the whole plan."""
    day = foto()
    return _nothing(day) if day.vacia else _state(day)


def _state(day: Foto) -> str:
    site = sitio()
    counts = site.evaluaciones.conteos(view(), trend_days(day.al), day.hoy)
    most = _ALL if request.args.get("dependencias") == "todas" else MOST_BARS
    with site.engine.connect() as connection:
        loads = queries.taken_loads(connection, view(), day, site.config.zona)
    last = max(loads.values(), key=lambda load: load.momento, default=None)
    composed = compose(day, counts, most)
    return render_template("portada.html", foto=day, portada=composed, cargas=loads, ultima=last)


def _nothing(day: Foto) -> str:
    site = sitio()
    with site.engine.connect() as connection:
        first = queries.first_day(connection, view(), site.config.zona)
    return render_template("vacio.html", foto=day, desde=first)
