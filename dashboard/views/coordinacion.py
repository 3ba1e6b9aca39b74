"""`/coordinacion`: the whole plan as the coordination needs it for its meeting; only on the machine."""

from __future__ import annotations

from flask import Blueprint, render_template

from dashboard.asked import require_whole, view
from dashboard.day.photo import Photo
from dashboard.pages.coordinacion import Agenda, Leaving, Since, compose, retired_rows
from dashboard.pages.reprogramaciones import reprogrammings
from dashboard.records import queries
from dashboard.records.salidas import outgoing
from dashboard.records.spans import asked_since, span_of, told
from dashboard.site import asked_photo, current_site, fleeting_page, nothing_yet
from plan.salidas import mail_sentence, troubles

blueprint = Blueprint("coordinacion", __name__)


@blueprint.before_request
def _only_here() -> None:
    require_whole()


@blueprint.get("/coordinacion")
@fleeting_page
def show() -> str:
    """Show what waits, whom to call, what to ask and what falls due."""
    day = asked_photo()
    if day.empty:
        return nothing_yet(day)
    since = asked_since(day)
    return render_template(
        "coordinacion.html",
        photo=day,
        since=since,
        agenda=_agenda(day, since),
        umbrales=current_site().config.umbrales,
        salidas=_outgoing(day),
        informes=current_site().config.informes,
    )


def _outgoing(day: Photo) -> Leaving | None:
    """Say how reports and mails stand; nobody noted how they stood on a past day."""
    if day.past:
        return None
    site = current_site()
    correo = site.config.correo
    with site.engine.connect() as connection:
        found = outgoing(connection, view(), site.config.zona)
    return Leaving([*troubles(correo, found)], mail_sentence(correo, found))


def _agenda(day: Photo, since: Photo) -> Agenda:
    site = current_site()
    span = span_of(site, since, day)
    offices, moved = told(span)
    with site.engine.connect() as connection:
        register = queries.register(connection, view(), day, site.config.zona)
        held = queries.held_loads(connection, view(), day, site.config.zona)
        loads = queries.loads(connection, view(), retired_rows(day), site.config.zona)
    return compose(day, register, held, loads, Since(offices, moved, reprogrammings(span.pairs, day.lines)))
