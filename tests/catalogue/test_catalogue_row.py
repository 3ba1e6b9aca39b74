"""Every problem of a row: what it lacks, what it refers to, what contradicts itself."""

from __future__ import annotations

import pytest

from tests.catalogue.breaking import Case, with_cells, with_sheets
from tests.catalogue.conftest import Check

COLUMNS: tuple[Case, ...] = (
    ("Nombre", " | Obra", "Actividades!C2 CELDA_OBLIGATORIA"),
    ("Asignado", "", "Presupuesto!C2 CELDA_ESPERADA"),
    ("Código", "A1 | a1", "Actividades!A2 FILA_REPETIDA, Actividades!A3 FILA_REPETIDA"),
    ("Programa", "P9", "Actividades!B2 REFERENCIA_DESCONOCIDA"),
    ("Predecesora", "A2 | A1", "Actividades!M2 REFERENCIA_CIRCULAR, Actividades!M3 REFERENCIA_CIRCULAR"),
    ("Fin planificado", "2026-01-04", "Actividades!E2 FECHAS_EN_DESORDEN"),
    ("Fin real", "2026-11-21", "Actividades!K2 FIN_REAL_FUTURO"),
)

SHEETS: tuple[Case, ...] = (
    (
        """
        ## Lineamientos
        | Código | Eje | Nombre                 |
        |--------|-----|------------------------|
        | OP-L1  | E1  | Renovar la red pluvial |
        | L1     | E1  | Mejorar la limpieza    |
        | OP-L2  | E2  | Salas de salud         |
        """,
        "Lineamientos!A3 LINEAMIENTO_EN_ESTRATEGIA, Lineamientos!B4 EJE_NO_RELACIONADO",
    ),
    (
        """
        ## Programas
        | Código | Nombre      | Lineamiento | Responsable | Inicio planificado | Fin planificado | Estado   | Avance reportado |
        |--------|-------------|-------------|-------------|--------------------|-----------------|----------|------------------|
        | P1     | Red pluvial | L1          | Ana Ruiz    | 2026-01-05         | 2026-12-18      | En curso | 0.5              |
        | P2     | Bacheo      | L9          | Ana Ruiz    | 2026-01-05         | 2026-12-18      | En curso | 0.3              |
        ## Presupuesto
        | Programa | Ejercicio | Asignado | Ejecutado |
        |----------|-----------|----------|-----------|
        | P2       | 2026      | 1000     | 500       |
        """,
        "Programas!C3 REFERENCIA_DESCONOCIDA, Presupuesto!A2 REFERENCIA_EN_CUARENTENA",
    ),
    (
        """
        ## Indicadores
        | Código | Programa | Nombre   | Método de cálculo | Unidad | Sentido    | Frecuencia | Meta |
        |--------|----------|----------|-------------------|--------|------------|------------|------|
        | I1     | P1       | Conducto | Suma de metros    | metros | Ascendente | Trimestral | 1800 |
        | I2     |          | Baches   | Suma de baches    | baches | Ascendente | Trimestral | 900  |
        """,
        "Indicadores!B3 INDICADOR_SIN_OBJETO",
    ),
    (
        """
        ## Mediciones
        | Indicador | Fecha      |
        |-----------|------------|
        | I1        | 2026-12-31 |
        """,
        "Mediciones!D2 MEDICION_SIN_DATOS",
    ),
)

CASES = (*COLUMNS, *SHEETS)


@pytest.mark.parametrize(("column", "cells", "expected"), COLUMNS)
def test_a_row_is_told_by_its_cell(check: Check, column: str, cells: str, expected: str) -> None:
    assert check("OP.xlsx", with_cells(expected.partition("!")[0], column, cells)) == expected


@pytest.mark.parametrize(("drawing", "expected"), SHEETS)
def test_a_row_that_waits_makes_others_wait(check: Check, drawing: str, expected: str) -> None:
    assert check("OP.xlsx", with_sheets(drawing)) == expected
