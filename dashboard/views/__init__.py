"""The pages of the site, a small blueprint for each."""

from __future__ import annotations

from flask import Blueprint

from dashboard.views import (
    actualizacion,
    cambios,
    dependencias,
    descargas,
    ejes,
    front_page,
    indicador,
    indicadores,
    lineamientos,
    machines,
    metodologia,
    programas,
    responsables,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    front_page.blueprint,
    programas.blueprint,
    dependencias.blueprint,
    ejes.blueprint,
    lineamientos.blueprint,
    responsables.blueprint,
    indicadores.blueprint,
    indicador.blueprint,
    cambios.blueprint,
    actualizacion.blueprint,
    metodologia.blueprint,
    descargas.blueprint,
    machines.blueprint,
)
"""Every blueprint, in the order of the menu."""
