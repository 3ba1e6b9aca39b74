"""`/metodologia`: formulas and thresholds in force, in plain words."""

from __future__ import annotations

from flask import Blueprint, render_template

from dashboard.pages.metodologia import in_force, slug
from dashboard.site import current_site, page
from plan.evaluado import Motivo
from plan.standard.medicion import INDICADORES

blueprint = Blueprint("metodologia", __name__)


@blueprint.get("/metodologia")
@page
def show() -> str:
    """Explain how everything is measured, with the thresholds of the configuration."""
    umbrales = current_site().config.umbrales
    return render_template(
        "metodologia.html",
        umbrales=umbrales,
        thresholds=in_force(umbrales),
        indicador=INDICADORES.by_name,
        Motivo=Motivo,
        slug=slug,
    )
