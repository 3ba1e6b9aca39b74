"""DESIGN section 6, «Beyond types…» and quarantine: each rule by a workbook; the ids name the rule.

Structural errors have theirs in tests/catalogue/test_catalogue_workbook.py and test_estructura.py, percentages
and dates in test_porcentajes.py and test_fechas.py, held loads in tests/sync/test_decide.py.
"""

from __future__ import annotations

import pytest

from tests.mess.columns import Case, Judge, Spot, assert_told, numbered
from tests.mess.sheets import ACTIVIDADES, assert_laid_out, completed

ONE: tuple[Case, ...] = (
    (
        "date order",
        ("Actividades", "Fin planificado"),
        "2026-01-04",
        "no se toma FECHAS_EN_DESORDEN",
        "«Fin planificado» (04/01/2026) es anterior a «Inicio planificado» (05/01/2026). Corrija la fecha que esté mal.",
    ),
    (
        "outside its programme, before",
        ("Actividades", "Inicio planificado"),
        "2026-01-04",
        "2026-01-04 ACTIVIDAD_ANTES_DEL_PROGRAMA",
        "La actividad está planificada desde el 04/01/2026, y su programa «P1» empieza el 05/01/2026.",
    ),
    (
        "outside its programme, after",
        ("Actividades", "Fin planificado"),
        "2026-12-19",
        "2026-12-19 ACTIVIDAD_DESPUES_DEL_PROGRAMA",
        "La actividad está planificada hasta el 19/12/2026, y su programa «P1» termina el 18/12/2026.",
    ),
    (
        "Fin real in the future",
        ("Actividades", "Fin real"),
        "2026-11-21",
        "no se toma FIN_REAL_FUTURO",
        "El fin real (21/11/2026) es posterior al día de la carga (20/11/2026): todavía no pudo ocurrir.",
    ),
    (
        "half-filled weights of programmes",
        ("Programas", "Ponderación"),
        "2 | ",
        "2 | vacía PONDERACION_DE_PROGRAMAS_INCOMPLETA",
        "Unos programas tienen ponderación y otros no: falta en 1 de 2; en blanco vale 1.",
    ),
    (
        "half-filled weights of activities",
        ("Actividades", "Ponderación"),
        "2 | ",
        "2 | vacía PONDERACION_DE_ACTIVIDADES_INCOMPLETA",
        "En «P1» falta la ponderación de 1 de 2 actividades; en blanco vale 1.",
    ),
    (
        "names that differ by a letter",
        ("Programas", "Responsable"),
        "Paula Ferreyra | Paula Ferreyra | Paula Ferreira",
        "'Paula Ferreyra' | 'Paula Ferreyra' | 'Paula Ferreira' NOMBRE_PARECIDO",
        "«Paula Ferreira» (1 vez) difiere en una letra de «Paula Ferreyra» (2 veces). Si es la misma persona",
    ),
    (
        "repeated keys",
        ("Actividades", "Código"),
        "A1 | a1 | A3",
        "no se toma FILA_REPETIDA | no se toma FILA_REPETIDA | 'A3'",
        "«A1» está repetido: también está en la fila 3; no se tomó ninguna de esas filas.",
    ),
    (
        "references",
        ("Actividades", "Programa"),
        "P01",
        "no se toma REFERENCIA_DESCONOCIDA",
        "«P01» no está en la hoja «Programas». ¿Quiso decir «P1»? Corrija el código",
    ),
    (
        "lists",
        ("Indicadores", "Sentido"),
        "Creciente",
        "no se toma OPCION_DESCONOCIDA",
        "«Creciente» no está entre las opciones de la columna. Elija «Ascendente» o «Descendente».",
    ),
)

Together = tuple[str, str, dict[str, str]]

TOGETHER: tuple[Together, ...] = (
    (
        "100 % without Fin real",
        f"## Actividades\n{ACTIVIDADES}\n| A1 | P1 | Obra | 2026-02-02 | 2026-06-30 | | | 1 | | |\n| A2 | P1 | Cierre | 2026-02-02 | 2026-06-30 | | | 0 | | |",
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!G2 COMPLETA_SIN_FIN_REAL",
            "palabras": "La actividad está al 100 % y no dice cuándo terminó; hasta entonces no se da por terminada.",
        },
    ),
    (
        "Fin real below 100 %",
        f"## Actividades\n{ACTIVIDADES}\n| A1 | P1 | Obra | 2026-02-02 | 2026-06-30 | | 2026-06-30 | 0.9 | | |\n| A2 | P1 | Cierre | 2026-02-02 | 2026-06-30 | | | 0 | | |",
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!H2 FIN_REAL_SIN_COMPLETAR",
            "palabras": "La actividad terminó el 30/06/2026 según «Fin real», y su avance dice 90 %; se da por terminada.",
        },
    ),
    (
        "Suspendida and Cancelada without a word",
        f"## Actividades\n{ACTIVIDADES}\n| A1 | P1 | Obra | 2026-02-02 | 2026-06-30 | | | 0.5 | Suspendida | |\n| A2 | P1 | Cierre | 2026-02-02 | 2026-06-30 | | | 0.1 | Cancelada | |",
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!J2 ACTIVIDAD_SIN_JUSTIFICACION, Actividades!J3 ACTIVIDAD_SIN_JUSTIFICACION",
            "palabras": "La actividad figura «Cancelada» y no dice por qué. Escriba el motivo en «Justificación».",
        },
    ),
    (
        "reported far from its activities",
        f"## Actividades\n{ACTIVIDADES}\n| A1 | P1 | Obra | 2026-02-02 | 2026-06-30 | | | 0.3 | | |",
        {
            "actividad": "a1",
            "dicho": "Programas!H2 AVANCE_LEJOS_DE_ACTIVIDADES",
            "palabras": "El programa informa 50 % y sus actividades dan 30 %: hay 20 puntos de diferencia.",
        },
    ),
    (
        "spending without progress, and the reverse",
        """
        ## Programas
        | Código | Nombre      | Lineamiento | Responsable | Inicio planificado | Fin planificado | Estado   | Avance reportado |
        | P1     | Red pluvial | L1          | Ana Ruiz    | 2025-01-06         | 2026-12-18      | En curso | 0.6              |
        | P2     | Bacheo      | L1          | Ana Ruiz    | 2026-02-02         | 2027-02-26      | En curso | 0                |
        ## Presupuesto
        | Programa | Ejercicio | Fuente | Asignado | Ejecutado |
        | P1       | 2025      |        | 1000     | 0         |
        | P2       | 2026      |        | 1000     | 500       |
        """,
        {
            "presupuesto": "p1·2025·, p2·2026·",
            "dicho": "Presupuesto!E2 AVANCE_SIN_GASTO, Presupuesto!E3 GASTO_SIN_AVANCE",
            "palabras": "El programa «P2» lleva ejecutados 500 y no informa ningún avance.",
        },
    ),
    (
        "Finalizado below 100 %",
        """
        ## Programas
        | Código | Nombre      | Lineamiento | Responsable | Inicio planificado | Fin planificado | Estado     | Avance reportado |
        | P1     | Red pluvial | L1          | Ana Ruiz    | 2025-01-06         | 2026-12-18      | Finalizado | 0.91             |
        """,
        {
            "programa": "p1",
            "dicho": "Programas!H2 FINALIZADO_SIN_COMPLETAR",
            "palabras": "El programa figura «Finalizado» y su avance reportado es 91 %.",
        },
    ),
    (
        "Suspendido without a word",
        """
        ## Programas
        | Código | Nombre      | Lineamiento | Responsable | Inicio planificado | Fin planificado | Estado     | Avance reportado | Justificación |
        | P1     | Red pluvial | L1          | Ana Ruiz    | 2025-01-06         | 2026-12-18      | Suspendido | 0.5              |               |
        | P2     | Bacheo      | L1          | Ana Ruiz    | 2025-01-06         | 2026-12-18      | Cancelado  | 0.5              | Sin crédito   |
        """,
        {
            "programa": "p1, p2",
            "dicho": "Programas!I2 PROGRAMA_SIN_JUSTIFICACION",
            "palabras": "El programa figura «Suspendido» y no dice por qué.",
        },
    ),
    (
        "measurements: outside the plan, off their frequency, a jump",
        """
        ## Indicadores
        | Código | Programa | Nombre   | Método de cálculo | Unidad | Sentido    | Frecuencia | Línea base | Meta |
        | I1     | P1       | Conducto | Suma de metros    | metros | Ascendente | Trimestral |            | 1800 |
        ## Mediciones
        | Indicador | Fecha      | Programado | Valor | Nota |
        | I1        | 2023-06-30 |            | 30    |      |
        | I1        | 2026-06-30 |            | 40    |      |
        | I1        | 2026-07-15 |            | 400   |      |
        """,
        {
            "medicion": "i1·2023-06-30, i1·2026-06-30, i1·2026-07-15",
            "dicho": "Mediciones!B2 MEDICION_FUERA_DEL_PLAN, Mediciones!B4 MEDICION_FUERA_DE_FRECUENCIA, Mediciones!D4 MEDICION_SALTO",
            "palabras": "El valor 400 difiere diez veces o más del anterior, que fue 40 (30/06/2026).",
        },
    ),
)


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(ONE))
def test_a_rule_of_one_column_is_kept(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))


@pytest.mark.parametrize(("drawing", "told"), [pytest.param(*case, id=rule) for rule, *case in TOGETHER])
def test_a_rule_of_several_columns_is_kept(judge: Judge, drawing: str, told: dict[str, str]) -> None:
    assert_laid_out(judge, completed(drawing), told)
