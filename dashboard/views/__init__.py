"""The pages of the site, a small blueprint for each."""

from __future__ import annotations

from flask import Blueprint

from dashboard.views import (
    actualizacion,
    cambios,
    coordinacion,
    cronograma,
    descargas,
    front_page,
    indicador,
    informes,
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
    coordinacion.blueprint,
    informes.blueprint,
    metodologia.blueprint,
    descargas.blueprint,
    indicador.blueprint,
    machines.blueprint,
)
"""Every blueprint, in the order of the menu."""
