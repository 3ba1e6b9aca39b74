"""The pages of the site, a small blueprint for each."""

from __future__ import annotations

from flask import Blueprint

from dashboard.views import actualizacion, maquinas, metodologia, portada, programas

BLUEPRINTS: tuple[Blueprint, ...] = (
    portada.blueprint,
    programas.blueprint,
    actualizacion.blueprint,
    metodologia.blueprint,
    maquinas.blueprint,
)
"""Every blueprint, in the order of the menu."""
