"""Every problem of a workbook and its sheets: whose it is, what is missing, what is passed over."""

from __future__ import annotations

import pytest

from sync.shapes import Book
from sync.template import blank
from tests.catalogue.breaking import OP, PLANILLA, with_cells, with_sheets, without_sheet
from tests.catalogue.conftest import Check
from tests.conftest import ESTRATEGIA, Town
from tests.drawing import drawn_book, hide, merge


def _tablero(tipo: str, version: str) -> Book:
    return with_sheets(
        f"""
        ## _tablero
        | Campo       | Valor       |
        |-------------|-------------|
        | tipo        | {tipo}      |
        | version     | "{version}" |
        | dependencia | OP          |
        """,
        exact=True,
    )


IDENTITY = (
    ("Planilla de obras.xlsx", drawn_book(OP, tipo=""), "Planilla de obras.xlsx LIBRO_SIN_IDENTIDAD"),
    ("OP.xlsx", _tablero("presupuesto", "1"), "OP.xlsx LIBRO_TIPO_DESCONOCIDO"),
    ("OP.xlsx", _tablero("planilla", "99"), "OP.xlsx LIBRO_VERSION_NUEVA"),
    ("OPU.xlsx", drawn_book(OP, dependencia="OPU"), "OPU.xlsx LIBRO_DEPENDENCIA_DESCONOCIDA"),
    ("SAL.xlsx", PLANILLA, "SAL.xlsx LIBRO_DE_OTRA_DEPENDENCIA"),
    ("planilla.xlsx", drawn_book(OP), "planilla.xlsx LIBRO_SIN_IDENTIDAD"),
    ("INT.xlsx", drawn_book(""), "INT.xlsx LIBRO_NO_PRESENTA, Informe INFORME_SIN_CORTE"),
    ("INT.xlsx", drawn_book("", dependencia="INT"), "INT.xlsx LIBRO_NO_PRESENTA, Informe INFORME_SIN_CORTE"),
)

SHEETS = (
    (without_sheet("Mediciones"), "Mediciones HOJA_FALTA"),
    (with_sheets("## Presupuesto."), "Presupuesto HOJA_REPETIDA"),
    (with_sheets("## Copia de Mediciones"), "Copia de Mediciones HOJA_COPIA"),
    (
        with_sheets("## Mediciones\n| Indicador |\n|---|\n" + "| I |\n" * 50_001),
        "Mediciones HOJA_DEMASIADO_LARGA",
    ),
    (with_sheets("## Gráficos"), "OP.xlsx HOJA_AJENA"),
    (hide(PLANILLA, "Mediciones"), "Mediciones HOJA_OCULTA"),
    (hide(PLANILLA, "Mediciones", 3), "Mediciones FILAS_OCULTAS"),
    (merge(PLANILLA, "Actividades", "A2:A3"), "Actividades!A3 CELDA_COMBINADA"),
    (merge(PLANILLA, "Actividades", "D2:D3"), "Actividades!D3 CELDA_COMBINADA_VACIA"),
    (with_sheets("## Informe"), "Informe INFORME_SIN_CORTE"),
    (
        with_cells("Informe", "Sin novedades", "No", with_cells("Informe", "Corte", "")),
        "Informe!A2 INFORME_SIN_CORTE",
    ),
    (with_cells("Informe", "Corte", "2026-11-21"), "Informe!A2 CORTE_FUTURO"),
)

LAYOUT = (
    (
        """
        ## Presupuesto
        | Obras de 2026 |
        """,
        "Presupuesto HOJA_SIN_ENCABEZADO",
    ),
    (
        """
        ## Presupuesto
        | Programa | Año  | Fuente | Asignado | Ejecutado |
        | P1       | 2026 | Tesoro | 1000     | 500       |
        """,
        "Presupuesto!fila 1 COLUMNA_FALTA, Presupuesto!fila 1 COLUMNA_AJENA",
    ),
    (
        """
        ## Presupuesto
        | Proyecto | Ejercicio | Fuente | Asignado | Ejecutado |
        | P1       | 2026      | Tesoro | 1000     | 500       |
        """,
        "Presupuesto!fila 1 COLUMNA_FALTA, Presupuesto!fila 1 COLUMNA_AJENA",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Asignado | Ejecutado |
        | P1       | 2026      | 1000     | 500       |
        """,
        "Presupuesto!fila 1 COLUMNA_AUSENTE",
    ),
    (
        """
        ## Presupuesto
        | P1       | 2026      | Tesoro | 1000     | 500       |
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
        |----------|-----------|--------|----------|-----------|
        | P2       | 2026      | Tesoro | 1000     | 500       |
        """,
        "Presupuesto!fila 1 FILAS_SOBRE_TITULOS",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado | Asignado |
        | P1       | 2026      | Tesoro | 1000     | 500       | 900      |
        """,
        "Presupuesto!fila 1 COLUMNA_REPETIDA",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado | Saldo |
        | P1       | 2026      | Tesoro | 1000     | 500       | 500   |
        """,
        "Presupuesto!fila 1 COLUMNA_AJENA",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
        | P1       | 2026      | Tesoro | 1000     |           |
        | P2       | 2026      | Tesoro | 1000     |           |
        """,
        "Presupuesto!Ejecutado COLUMNA_VACIA",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
        | P1       | 2026      | Tesoro | 1000     | 500       |
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
        | P2       | 2026      | Tesoro | 1000     | 500       |
        | TOTAL    |           |        | 2000     |           |
        """,
        "Presupuesto!fila 3 FILA_ENCABEZADO, Presupuesto!fila 5 FILA_TOTAL",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
        | P1       | 2026      | Tesoro | 1000     | 500       |
        |          |           |        |          |           |
        | P2       | 2026      | Tesoro | 1000     | 500       |
        """,
        "Presupuesto FILAS_EN_BLANCO",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente    | Asignado | Ejecutado |
        | P1       | 2026      | Tesoro    | 1000     | 500       |
        | Programa | Fuente    | Ejercicio | Asignado | Ejecutado |
        | P2       | Tesoro    | 2026      | 1000     | 500       |
        """,
        "Presupuesto!fila 3 ENCABEZADO_CAMBIADO",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
        | 1        | 2         | 3      | 4        | 5         |
        | P1       | 2026      | Tesoro | 1000     | 500       |
        """,
        "Presupuesto!fila 2 FILA_DE_NUMEROS",
    ),
    (
        """
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |      |
        | P1       | 2026      | Tesoro | 1000     | 500       | 2027 |
        """,
        "Presupuesto!fila 1 COLUMNA_SIN_TITULO",
    ),
    (
        """
        ## Informe
        | Corte      |
        | 2026-10-31 |
        """,
        "Informe!fila 1 COLUMNA_AUSENTE, Informe!fila 1 COLUMNA_AUSENTE, Informe!fila 1 COLUMNA_AUSENTE",
    ),
    (
        """
        ## Informe
        | Corte      | Sin novedades | Validado por | Comentario |
        | 2026-10-31 | No            | Ana Ruiz     |            |
        | 2026-11-15 | No            | Ana Ruiz     |            |
        """,
        "Informe!fila 3 FILA_DE_MAS",
    ),
)

ESTRATEGIAS = (
    (ESTRATEGIA.replace("| Plan 2024-2027  | 2023-12-10 | 2027-12-09 |", ""), "Plan PLAN_SIN_FILA"),
    (
        ESTRATEGIA.replace("| Presenta planilla |", "| Presenta planilla | Correo |").replace(
            "| SAL    | Secretaría de Salud  | Secretaría  |            | Sí                |",
            "| SAL    | Secretaría de Salud  | Secretaría  |            | Sí                | salud.gob |",
        ),
        "Dependencias!F4 CORREO_INVALIDO",
    ),
)

WITHOUT_STRATEGY = "OP.xlsx LIBRO_SIN_ESTRATEGIA"

CASES = (*IDENTITY, *SHEETS, *LAYOUT, *ESTRATEGIAS, (WITHOUT_STRATEGY,))


@pytest.mark.parametrize(("name", "book", "expected"), IDENTITY)
def test_a_workbook_says_whose_it_is(check: Check, name: str, book: Book, expected: str) -> None:
    assert check(name, book) == expected


def test_the_blank_planilla_is_of_the_office_it_is_called_after(check: Check) -> None:
    assert check("OP.xlsx", blank("planilla")) == "Informe INFORME_SIN_CORTE"


@pytest.mark.parametrize(("book", "expected"), SHEETS)
def test_a_sheet_is_told_by_its_title(check: Check, book: Book, expected: str) -> None:
    assert check("OP.xlsx", book) == expected


@pytest.mark.parametrize(("drawing", "expected"), LAYOUT)
def test_titles_and_rows_are_told_by_their_place(check: Check, drawing: str, expected: str) -> None:
    assert check("OP.xlsx", with_sheets(drawing, exact=True)) == expected


@pytest.mark.parametrize(("drawing", "expected"), ESTRATEGIAS)
def test_the_strategy_is_judged_as_well(check: Check, drawing: str, expected: str) -> None:
    assert check("estrategia.xlsx", drawn_book(drawing, tipo="estrategia")) == expected


def test_without_a_strategy_no_planilla_can_be_judged(check: Check, town: Town) -> None:
    (town.folder / "estrategia.xlsx").unlink()
    assert check("OP.xlsx", PLANILLA) == WITHOUT_STRATEGY
