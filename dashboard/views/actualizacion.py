"""`/actualizacion`: who loaded when, and what is pending."""

from __future__ import annotations

from flask import Blueprint, render_template

from dashboard import queries
from dashboard.asked import view
from dashboard.pages.actualizacion import compose
from dashboard.site import asked_photo, current_site, nothing_yet, page

blueprint = Blueprint("actualizacion", __name__)


@blueprint.get("/actualizacion")
@page
def show() -> str:
    """Show every workbook, its last load and the places that need a correction."""
    site, day = current_site(), asked_photo()
    if day.past and day.empty:
        return nothing_yet(day)
    with site.engine.connect() as connection:
        register = queries.register(connection, view(), day, site.config.zona)
    return render_template(
        "actualizacion.html", photo=day, updates=compose(day, register), umbrales=site.config.umbrales
    )
