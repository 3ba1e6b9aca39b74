"""`/`: the whole plan at a glance."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, render_template, request

from dashboard.asked import view
from dashboard.day.indicadores import indicadores
from dashboard.day.photo import Photo
from dashboard.pages import reasons
from dashboard.pages.cargas import Carga
from dashboard.pages.counting import trend_days
from dashboard.pages.front_page import MOST_BARS, compose
from dashboard.pages.reasons import Reason
from dashboard.pages.weighing import by_eje
from dashboard.records import queries
from dashboard.site import asked_photo, current_site, nothing_yet, page

blueprint = Blueprint("front_page", __name__)

_ALL = 10_000


@blueprint.get("/")
@page
def show() -> str:
    """Show the state of the whole plan."""
    day = asked_photo()
    return nothing_yet(day) if day.empty else _state(day)


def _state(day: Photo) -> str:
    site = current_site()
    counts = site.evaluations.tallies(view(), trend_days(day.al), day.today)
    most = _ALL if request.args.get("dependencias") == "todas" else MOST_BARS
    unknown = tuple(al for al, tally in counts.items() if tally is None)
    loads = day.keep("taken", lambda: _taken(day))
    return render_template(
        "front_page.html",
        photo=day,
        front_page=day.keep(("front_page", most, unknown), lambda: compose(day, counts, most)),
        cargas=loads,
        last=max(loads.values(), key=lambda load: load.momento, default=None),
        reasons=day.keep("reasons", lambda: _reasons(day, loads)),
    )


def _taken(day: Photo) -> Mapping[str, Carga]:
    site = current_site()
    with site.engine.connect() as connection:
        return queries.taken_loads(connection, day.view, day, site.config.zona)


def _reasons(day: Photo, loads: Mapping[str, Carga]) -> list[Reason]:
    """Explain the light of the municipality and, if it has indicators, its second one."""
    umbrales, municipio = current_site().config.umbrales, day.evaluacion.municipio
    source = reasons.source_of_offices(loads, list(loads))
    first = reasons.of_resumen(municipio, by_eje(day), umbrales, source)
    if municipio.resultado is None:
        return [first]
    counting = [each.evaluado for each in indicadores(day) if each.counts]
    return [first, reasons.of_resultado(municipio.resultado, counting, umbrales)]
