"""`/informes` and `/informes/<fecha>`: the report to print, of any day; only on the machine itself."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from dashboard.asked import asked_day, day_of, require_whole, view
from dashboard.day.photo import Photo
from dashboard.pages.coordinacion import Since
from dashboard.pages.counting import trend_days
from dashboard.pages.informe import Informe, write
from dashboard.pages.metodologia import in_force
from dashboard.pages.reprogramaciones import reprogrammings
from dashboard.records import queries
from dashboard.records.spans import WEEK, span_of, told
from dashboard.site import asked_photo, current_site, first_day, nothing_yet, page
from dashboard.views.laminas import bases
from plan.load_days import load_days

blueprint = Blueprint("informes", __name__, url_prefix="/informes")

MOST_DAYS = 60


@blueprint.before_request
def _only_here() -> None:
    require_whole()


@blueprint.get("")
@page
def listing() -> str:
    """List the days of which there is something to report: today, and those with loads."""
    day, first = asked_photo(), first_day()
    if day.empty or first is None:
        return nothing_yet(day)
    site = current_site()
    with site.engine.connect() as connection:
        found = load_days(connection, first, day.al, site.config.zona)
    days = list(dict.fromkeys([day.al, *found]))
    return render_template("informes.html", photo=day, days=days[:MOST_DAYS], all_days=len(days))


@blueprint.get("/<fecha>")
def one(fecha: str) -> Response:
    """Show the report of a day; the date of the header leads to that of another."""
    today = current_site().today()
    chosen = asked_day(today)
    if chosen:
        return redirect(url_for("informes.one", fecha=chosen.isoformat()))
    asked = day_of({"fecha": fecha}, "fecha", today) or today
    return _report(asked=asked.isoformat())


@page
def _report(asked: str) -> str:
    site = current_site()
    today = site.today()
    day = site.evaluations.photo(view(), date.fromisoformat(asked), today)
    if day.empty:
        return nothing_yet(day)
    before = site.evaluations.photo(view(), day.al - WEEK, today)
    with site.engine.connect() as connection:
        loads = queries.taken_loads(connection, view(), day, site.config.zona)
    return render_template(
        "informe.html",
        photo=day,
        before=before,
        informe=_written(day, before),
        loads=loads,
        last=max(loads.values(), key=lambda load: load.momento, default=None),
        umbrales=site.config.umbrales,
        thresholds=in_force(site.config.umbrales),
    )


def _written(day: Photo, before: Photo) -> Informe:
    site = current_site()
    tallies = site.evaluations.tallies(view(), trend_days(day.al), day.today)
    span = span_of(site, before, day)
    offices, moved = told(span)
    since = Since(offices, moved, reprogrammings(span.pairs, day.lines))
    return write(day, tallies, since, lambda line: bases(day, line))
