"""The pages of the site, a small blueprint for each."""

from __future__ import annotations

from flask import Blueprint

from dashboard.views import (
    actualizacion,
    cambios,
    cronograma,
    descargas,
    front_page,
    indicador,
    interactivo,
    laminas,
    machines,
    metodologia,
    programa,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    front_page.blueprint,
    programa.blueprint,
    cronograma.blueprint,
    cambios.blueprint,
    actualizacion.blueprint,
    metodologia.blueprint,
    descargas.blueprint,
    indicador.blueprint,
    laminas.blueprint,
    interactivo.blueprint,
    machines.blueprint,
)
"""Every blueprint, in the order of the menu."""
