"""Every problem of a cell: what stands in it, and what `check` says."""

from __future__ import annotations

import pytest

from tests.catalogue.breaking import Case, with_cells
from tests.catalogue.conftest import Check

DATES: tuple[Case, ...] = (
    ("Inicio planificado", "15/01/2026", "Actividades!D2 FECHA_TEXTO"),
    ("Inicio planificado", "15/01/26", "Actividades!D2 FECHA_ANIO_CORTO"),
    ("Inicio planificado", "46037", "Actividades!D2 FECHA_NUMERO"),
    (
        "Inicio planificado",
        "1/15/2026 | 2026-04-01",
        "Actividades!D2 FECHA_MES_PRIMERO, Actividades!D3 FECHA_QUIZA_INVERTIDA",
    ),
    (
        "Inicio planificado",
        "1/15/2026 | 07/02/2026",
        "Actividades!D2 FECHA_MES_PRIMERO, Actividades!D3 FECHA_AMBIGUA",
    ),
    ("Inicio planificado", "1º semestre 2026", "Actividades!D2 FECHA_IMPRECISA"),
    ("Inicio planificado", "31/11/2026", "Actividades!D2 FECHA_IMPOSIBLE"),
    ("Inicio planificado", "2/2/0205", "Actividades!D2 FECHA_FUERA_DE_RANGO"),
    ("Fin planificado", "31/1272026", "Actividades!E2 FECHA_ILEGIBLE"),
)

PERCENTAGES: tuple[Case, ...] = (
    ("Avance", "45,5%", "Actividades!F2 PORCENTAJE_TEXTO"),
    ("Avance", "45 | 0.5", "Actividades!F2 PORCENTAJE_EN_PUNTOS, Actividades!F3 PORCENTAJE_MEZCLADO"),
    ("Avance", "7.63", "Actividades!F2 PORCENTAJE_DUDOSO"),
    ("Avance", "24899%", "Actividades!F2 PORCENTAJE_EXCEDIDO"),
    ("Avance", "-0.2", "Actividades!F2 PORCENTAJE_NEGATIVO"),
)

NUMBERS: tuple[Case, ...] = (
    ("Asignado", "$ 1.234,50", "Presupuesto!C2 NUMERO_TEXTO"),
    ("Asignado", '"1.234"', "Presupuesto!C2 NUMERO_AMBIGUO"),
    ("Asignado", "1200 pesos con IVA", "Presupuesto!C2 NUMERO_CON_TEXTO"),
    ("Asignado", "mucho", "Presupuesto!C2 NUMERO_ILEGIBLE"),
    ("Asignado", "-1200", "Presupuesto!C2 NUMERO_FUERA_DE_RANGO"),
    ("Asignado", "2026-03-01", "Presupuesto!C2 NUMERO_ERA_FECHA"),
    ("Ejercicio", "26", "Presupuesto!B2 ANIO_INVALIDO"),
)

TEXTS: tuple[Case, ...] = (
    ("Nombre", "2026-03-01", "Actividades!C2 TEXTO_CONVERTIDO"),
    ("Nombre", "LicitaciÃ³n", "Actividades!C2 TEXTO_DANADO"),
    ("Nombre", "1234567890123456", "Actividades!C2 DIGITOS_PERDIDOS"),
    ("Responsable", "Ana Ruiz / Luis Paz", "Actividades!G2 SEPARADOR_DISTINTO"),
    ("Responsable", "Ana, Luis, Pedro", "Actividades!G2 PERSONAS_JUNTAS"),
    ("Responsable", "Ana\u200b Ruiz", "Actividades!G2 CELDA_INVISIBLES"),
)

CODES: tuple[Case, ...] = (
    ("Código", "A 1", "Actividades!A2 CODIGO_INVALIDO"),
    ("Código", "2026-03-01", "Actividades!A2 CODIGO_ERA_FECHA"),
    ("Código", '20104 | "010105"', "Actividades!A2 CODIGO_NUMERICO"),
    ("Programa", "P1 - Red pluvial", "Actividades!B2 REFERENCIA_CON_NOMBRE"),
    ("Programa", "P1 y P2", "Actividades!B2 REFERENCIA_MULTIPLE"),
    ("Frecuencia", "Trimestal", "Indicadores!G2 OPCION_PARECIDA"),
    ("Estado", "Piloto 1", "Actividades!I2 OPCION_DESCONOCIDA"),
)

BLANKS: tuple[Case, ...] = (
    ("Programado", "S/D", "Mediciones!C2 CELDA_SIN_DATO"),
    ("Avance", "a definir", "Actividades!F2 CELDA_PENDIENTE"),
    ("Avance", "#REF!", "Actividades!F2 CELDA_CON_ERROR"),
    ("Avance", "=?", "Actividades!F2 CELDA_SIN_CALCULAR"),
)

CASES = (*DATES, *PERCENTAGES, *NUMBERS, *TEXTS, *CODES, *BLANKS)


@pytest.mark.parametrize(("column", "cells", "expected"), CASES)
def test_a_cell_is_told_by_its_place(check: Check, column: str, cells: str, expected: str) -> None:
    assert check("OP.xlsx", with_cells(expected.partition("!")[0], column, cells)) == expected


def test_of_a_good_planilla_nothing_is_said(check: Check) -> None:
    assert check("OP.xlsx", with_cells("Actividades", "Avance", "0.5")) == ""
