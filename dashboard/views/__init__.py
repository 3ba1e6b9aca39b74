"""The pages of the site, a small blueprint for each."""

from __future__ import annotations

from flask import Blueprint

from dashboard.views import (
    actualizacion,
    cambios,
    datos,
    descargas,
    front_page,
    indicador,
    machines,
    metodologia,
    programas,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    front_page.blueprint,
    programas.blueprint,
    cambios.blueprint,
    actualizacion.blueprint,
    metodologia.blueprint,
    descargas.blueprint,
    datos.blueprint,
    indicador.blueprint,
    machines.blueprint,
)
"""Every blueprint, in the order of the menu."""
