"""`/actualizacion`: who loaded when, and what is pending."""

from __future__ import annotations

from flask import Blueprint, render_template

from dashboard import queries
from dashboard.actualizacion import compose
from dashboard.sitio import foto, page, sitio, view

blueprint = Blueprint("actualizacion", __name__)


@blueprint.get("/actualizacion")
@page
def show() -> str:
    """Show every workbook, its last load and the places that need a correction."""
    site, day = sitio(), foto()
    with site.engine.connect() as connection:
        registro = queries.register(connection, view(), day, site.config.zona)
    return render_template(
        "actualizacion.html", foto=day, actualizacion=compose(day, registro), umbrales=site.config.umbrales
    )
