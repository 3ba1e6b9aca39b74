"""The pages of the site, a small blueprint for each."""

from __future__ import annotations

from flask import Blueprint

from dashboard.views import (
    actualizacion,
    ayuda,
    cambios,
    coordinacion,
    cronograma,
    datos,
    dependencias,
    descargas,
    ejes,
    front_page,
    indicador,
    indicadores,
    informes,
    interactivo,
    laminas,
    lineamientos,
    machines,
    metodologia,
    programa,
    responsables,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    front_page.blueprint,
    programa.blueprint,
    cronograma.blueprint,
    dependencias.blueprint,
    ejes.blueprint,
    lineamientos.blueprint,
    responsables.blueprint,
    indicadores.blueprint,
    indicador.blueprint,
    cambios.blueprint,
    actualizacion.blueprint,
    coordinacion.blueprint,
    informes.blueprint,
    metodologia.blueprint,
    ayuda.blueprint,
    datos.blueprint,
    descargas.blueprint,
    laminas.blueprint,
    interactivo.blueprint,
    machines.blueprint,
)
"""Every blueprint, in the order of the menu."""
