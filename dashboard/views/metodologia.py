"""`/metodologia`: formulas and thresholds in force, in plain words."""

from __future__ import annotations

from flask import Blueprint, render_template

from dashboard.metodo import in_force
from dashboard.sitio import page, sitio
from plan.standard.medicion import INDICADORES

blueprint = Blueprint("metodologia", __name__)


@blueprint.get("/metodologia")
@page
def show() -> str:
    """Explain how everything is measured, with the thresholds of the configuration."""
    umbrales = sitio().config.umbrales
    return render_template(
        "metodologia.html", umbrales=umbrales, vigentes=in_force(umbrales), indicador=INDICADORES.by_name
    )
