"""Every problem of plausibility that a workbook shows by itself: taken, but worth a second look."""

from __future__ import annotations

import pytest

from tests.catalogue.breaking import Case, with_cells, with_sheets
from tests.catalogue.conftest import Check

COLUMNS: tuple[Case, ...] = (
    ("Inicio planificado", "2026-01-04", "Actividades!D2 ACTIVIDAD_ANTES_DEL_PROGRAMA"),
    ("Fin planificado", "2026-03-31 | 2026-12-19", "Actividades!E3 ACTIVIDAD_DESPUES_DEL_PROGRAMA"),
    ("Inicio planificado", "2023-12-09", "Programas!E2 PROGRAMA_ANTES_DEL_PLAN"),
    ("Fin planificado", "2027-12-10", "Programas!F2 PROGRAMA_DESPUES_DEL_PLAN"),
    ("Inicio real", "2026-11-21", "Actividades!J2 INICIO_REAL_FUTURO"),
    ("Inicio real", "2025-01-04", "Actividades!J2 REAL_ANTES_DE_LO_PLANIFICADO"),
    ("Fin planificado", "2026-12-18 | 2026-11-19", "Programas!F3 PROGRAMA_VENCIDO"),
    ("Ejercicio", "2028", "Presupuesto!B2 EJERCICIO_FUERA_DEL_PLAN"),
    ("Estado", "No iniciado", "Programas!G2 ESTADO_CONTRADICE_AVANCE"),
    ("Hito", "Sí", "Actividades!D2 HITO_CON_DURACION"),
    ("Predecesora", "A2", "Actividades!M2 PREDECESORA_TERMINA_DESPUES"),
    ("Estado", "Suspendido", "Programas!N2 PROGRAMA_SIN_JUSTIFICACION"),
    ("Estado", "Cancelada", "Actividades!O2 ACTIVIDAD_SIN_JUSTIFICACION"),
    ("Estado", "En curso | Finalizado", "Programas!H3 FINALIZADO_SIN_COMPLETAR"),
    ("Avance reportado", "0.61", "Programas!H2 AVANCE_LEJOS_DE_ACTIVIDADES"),
    ("Ejecutado", "1001", "Presupuesto!D2 EJECUTADO_SUPERA_ASIGNADO"),
    ("Umbral amarillo", "0.95", "Indicadores!O2 UMBRALES_AL_REVES"),
    ("Línea base", "1800", "Indicadores!I2 META_IGUAL_A_LINEA_BASE"),
    ("Línea base", "1900", "Indicadores!I2 META_CONTRA_SENTIDO"),
    ("Fecha", "2023-12-09", "Mediciones!B2 MEDICION_FUERA_DEL_PLAN"),
    ("Fecha", "2026-06-30 | 2026-11-21", "Mediciones!B3 MEDICION_FUTURA"),
    ("Fecha", "2026-08-30 | 2026-09-30", "Mediciones!B3 MEDICION_FUERA_DE_FRECUENCIA"),
    ("Valor", "70 | 700", "Mediciones!D3 MEDICION_SALTO"),
    ("Ponderación", "2", "Programas!L3 PONDERACION_DE_PROGRAMAS_INCOMPLETA"),
    ("Ponderación", "2", "Actividades!L3 PONDERACION_DE_ACTIVIDADES_INCOMPLETA"),
    ("Responsable", "Paula Ferreyra | Paula Ferreira", "Programas!D3 NOMBRE_PARECIDO"),
)

SHEETS: tuple[Case, ...] = (
    (
        """
        ## Actividades
        | Código | Programa | Nombre       | Inicio planificado | Fin planificado | Avance |
        |--------|----------|--------------|--------------------|-----------------|--------|
        | A1     | P2       | Relevamiento | 2026-02-02         | 2026-03-31      | 0      |
        | A2     | P2       | Proyecto     | 2026-04-01         | 2026-06-30      | 0      |
        | A3     | P2       | Licitación   | 2026-07-01         | 2026-08-31      | 0      |
        | A4     | P2       | Obra         | 2026-09-01         | 2026-12-18      | 0      |
        | A5     | P2       | Difusión     | 2026-09-01         | 2026-12-18      | 0      |
        | A6     | P2       | Cierre       | 2027-02-26         | 2027-02-26      | 0      |
        """,
        "Programas!H3 AVANCE_LEJOS_DE_ACTIVIDADES, Actividades!F2 AVANCE_TODO_EN_CERO",
    ),
    (
        """
        ## Programas
        | Código | Nombre      | Lineamiento | Responsable | Inicio planificado | Fin planificado | Estado     | Avance reportado |
        |--------|-------------|-------------|-------------|--------------------|-----------------|------------|------------------|
        | P1     | Red pluvial | OP-L1       | Ana Ruiz    | 2026-01-05         | 2026-12-18      | Finalizado | 1                |
        """,
        "Programas!G2 FINALIZADO_CON_PENDIENTES, Programas!H2 AVANCE_LEJOS_DE_ACTIVIDADES",
    ),
    (
        """
        ## Actividades
        | Código | Programa | Nombre       | Inicio planificado | Fin planificado | Fin real   | Avance |
        |--------|----------|--------------|--------------------|-----------------|------------|--------|
        | A1     | P1       | Relevamiento | 2026-01-05         | 2026-03-31      |            | 1      |
        | A2     | P1       | Proyecto     | 2026-04-01         | 2026-06-30      | 2026-07-20 | 0.9    |
        | A3     | P1       | Obra         | 2026-07-01         | 2026-12-18      |            | 0      |
        | A4     | P1       | Señalización | 2026-07-01         | 2026-12-18      |            | 0      |
        """,
        "Actividades!F2 COMPLETA_SIN_FIN_REAL, Actividades!G3 FIN_REAL_SIN_COMPLETAR",
    ),
    (
        """
        ## Programas
        | Código | Nombre      | Lineamiento | Responsable | Inicio planificado | Fin planificado | Estado   | Avance reportado |
        |--------|-------------|-------------|-------------|--------------------|-----------------|----------|------------------|
        | P1     | Red pluvial | OP-L1       | Ana Ruiz    | 2026-01-05         | 2026-12-18      | En curso | 0.55             |
        | P2     | Bacheo      | L1          | Ana Ruiz    | 2026-02-02         | 2027-02-26      | En curso | 0                |
        ## Presupuesto
        | Programa | Ejercicio | Asignado | Ejecutado |
        |----------|-----------|----------|-----------|
        | P1       | 2025      | 1000     | 0         |
        | P2       | 2026      | 1000     | 500       |
        """,
        "Presupuesto!D2 AVANCE_SIN_GASTO, Presupuesto!D3 GASTO_SIN_AVANCE",
    ),
)

CASES = (*COLUMNS, *SHEETS)


@pytest.mark.parametrize(("column", "cells", "expected"), COLUMNS)
def test_what_is_hard_to_believe_is_told_by_its_cell(
    check: Check, column: str, cells: str, expected: str
) -> None:
    assert check("OP.xlsx", with_cells(expected.partition("!")[0], column, cells)) == expected


@pytest.mark.parametrize(("drawing", "expected"), SHEETS)
def test_what_does_not_fit_together_is_told_by_its_cell(check: Check, drawing: str, expected: str) -> None:
    assert check("OP.xlsx", with_sheets(drawing)) == expected
