"""DESIGN section 6, «Beyond types…» and quarantine: each rule by a workbook; the ids name the rule.

Structural errors have theirs in tests/catalogue/test_catalogue_workbook.py and test_estructura.py, percentages
and dates in test_porcentajes.py and test_fechas.py, held loads in tests/sync/test_decide.py.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from plan.problems import message
from sync.shapes import Book
from tests.catalogue.breaking import spelt, with_cells
from tests.drawing import drawn_book
from tests.mess.columns import Case, Judge, Spot, assert_told, numbered, with_column
from tests.mess.sheets import PLANILLA, assert_laid_out, renamed, taken, with_sheet

ACTIVIDADES = "| Código | Programa | Nombre | Inicio planificado | Fin planificado | Inicio real | Fin real | Avance | Estado | Justificación |"
BEFORE_A = "| A1 | P1 | Obra | 2026-02-02 | 2026-06-30 | 2026-02-02 | | 0.6 | | |"
OTHER_A = "| A2 | P1 | Cierre | 2026-02-02 | 2026-06-30 | 2026-02-02 | | 0.4 | | |"

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

After = tuple[str, str, str, str, str]
"""The rule, the activities of before and of now, all that is said, and words of what people read."""

CHANGES: tuple[After, ...] = (
    (
        "progress that goes back",
        BEFORE_A,
        BEFORE_A.replace("0.6", "0.5"),
        "Actividades!H2 AVANCE_RETROCEDE",
        "El avance era 60 % y ahora es 50 %. Si fue un error, vuelva a poner el avance anterior",
    ),
    ("progress that goes on", BEFORE_A.replace("0.6", "0.4"), BEFORE_A.replace("0.6", "0.45"), "", ""),
    (
        "dates moved later without a word",
        BEFORE_A,
        BEFORE_A.replace("2026-06-30", "2026-12-18"),
        "Actividades!E2 FECHA_CORRIDA_SIN_JUSTIFICACION",
        "«Fin planificado» pasó del 30/06/2026 al 18/12/2026 sin que se explicara en esta carga.",
    ),
    (
        "dates moved later with the word of another load",
        BEFORE_A.replace("0.6 | | |", "0.6 | | Lluvias |"),
        BEFORE_A.replace("0.6 | | |", "0.6 | | Lluvias |").replace("2026-06-30", "2026-12-18"),
        "Actividades!E2 FECHA_CORRIDA_SIN_JUSTIFICACION",
        "si ya había un texto, agréguele el nuevo motivo.",
    ),
    (
        "dates moved later with a word of this load",
        BEFORE_A,
        BEFORE_A.replace("2026-06-30", "2026-12-18").replace("0.6 | | |", "0.6 | | Lluvias |"),
        "",
        "",
    ),
)


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(ONE))
def test_a_rule_of_one_column_is_kept(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))


@pytest.mark.parametrize(("drawing", "told"), [pytest.param(*case, id=rule) for rule, *case in TOGETHER])
def test_a_rule_of_several_columns_is_kept(judge: Judge, drawing: str, told: dict[str, str]) -> None:
    assert_laid_out(judge, _completed(drawing), told)


@pytest.mark.parametrize(
    ("before", "now", "expected", "words"), [pytest.param(*case, id=rule) for rule, *case in CHANGES]
)
def test_a_rule_of_what_was_before_is_kept(
    judge: Judge, before: str, now: str, expected: str, words: str
) -> None:
    checked = judge(_activities(now), before=_activities(before))
    assert spelt(checked.problems) == expected
    assert words in " ".join(map(message, checked.problems))


def test_a_code_used_for_another_thing_is_told(judge: Judge) -> None:
    now = with_column(("Programas", "Nombre"), ["Vacunas en las escuelas"])
    before = with_column(("Programas", "Nombre"), ["Red pluvial del barrio Norte"])
    (found,) = judge(now, before=before).problems
    assert f"{found.place} {found.code}" == "Programas!A2 CODIGO_REUTILIZADO"
    assert "era de «Red pluvial del barrio Norte» y ahora es de «Vacunas en las escuelas»" in message(found)


def test_a_corte_that_goes_back_is_told(judge: Judge) -> None:
    now = with_cells("Informe", "Corte", "2026-09-30", PLANILLA)
    (found,) = judge(now, before=PLANILLA).problems
    assert f"{found.place} {found.code}" == "Informe!A2 CORTE_RETROCEDE"
    assert message(found).startswith(
        "El corte (30/09/2026) es anterior al de la última planilla tomada (31/10/2026)"
    )


def test_a_row_with_an_error_keeps_the_children_of_its_version_in_force(judge: Judge) -> None:
    now = with_cells("Programas", "Fin planificado", "pronto", _activities(BEFORE_A, OTHER_A))
    checked = judge(now, before=_activities(BEFORE_A, OTHER_A))
    assert checked.sheets["programa"].quarantined == {"p1"}
    assert taken(checked, "actividad") == "a1, a2"


def test_a_row_with_an_error_never_seen_before_makes_its_children_wait(judge: Judge) -> None:
    checked = judge(with_cells("Programas", "Fin planificado", "pronto", _activities(BEFORE_A, OTHER_A)))
    assert checked.sheets["actividad"].quarantined == {"a1", "a2"}


@pytest.mark.parametrize(
    ("title", "hint"),
    [
        ("Programa", "Programas"),
        ("Actividad", "Actividades"),
        ("Indicadores 2026", "Indicadores"),
        ("Mediciónes.", ""),
    ],
)
def test_a_renamed_sheet_is_suggested(judge: Judge, title: str, hint: str) -> None:
    original = hint or "Mediciones"
    checked = judge(renamed(PLANILLA, original, title))
    said = message(checked.problems[0]) if checked.problems else ""
    assert checked.rejected == bool(hint)
    assert not hint or said.startswith(f"Falta la hoja «{original}». ¿Es la que se llama «{title}»?")


@pytest.mark.parametrize(
    "title", ["Codigo del programa", "Cod. programa", "Programa presupuestario", "Progama", "PROGRAMA N°"]
)
def test_a_near_miss_of_a_title_is_suggested(judge: Judge, title: str) -> None:
    checked = judge(with_sheet(f"## Presupuesto\n| {title} | Ejercicio | Fuente | Asignado | Ejecutado |"))
    assert checked.rejected
    assert f"Falta la columna «Programa», que es obligatoria. ¿Es la que se llama «{title}»?" in message(
        checked.problems[0]
    )


@pytest.mark.parametrize("title", ["programa", "PROGRAMA *", "Prográma:", "  Programa\\n", "Programa."])
def test_a_title_is_known_however_it_is_typed(judge: Judge, title: str) -> None:
    drawing = (
        f'## Presupuesto\n| "{title}" | Ejercicio | Fuente | Asignado | Ejecutado |\n| P1 | 2026 | | 1 | 1 |'
    )
    assert taken(judge(with_sheet(drawing)), "presupuesto") == "p1·2026·"


def _activities(*rows: str) -> Book:
    body = "\n".join((f"## Actividades\n{ACTIVIDADES}\n|---|", *rows))
    return _completed(body)


def _completed(drawing: str) -> Book:
    """Add the columns of the standard that are not drawn, so that nothing is said of them."""
    completed = drawn_book(drawing, dependencia="OP").sheets
    titles = [line.strip().removeprefix("## ") for line in drawing.splitlines() if "## " in line]
    return replace(PLANILLA, sheets={**PLANILLA.sheets, **{title: completed[title] for title in titles}})
