"""MESS.md, «Estructura»: items 23 to 25, where titles and cells stand; each written, read and judged."""

from __future__ import annotations

import pytest

from sync.shapes import Book
from tests.drawing import merge
from tests.mess.columns import Judge
from tests.mess.sheets import A1, A2, TITLES, Laid, actividades, assert_laid_out, presupuesto, with_sheet

NUMBERS = "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 16a |"
SECOND_LINE = "| | | | | | | Día / Mes / Año (Inicio) | Día / Mes / Año (Finali-zación) |"

_MERGED_CODE = "Falta «Código»: la celda está combinada con otras (A2:A3) y el valor solo vale para la primera; la fila no se tomó. Separe las celdas combinadas y escriba el valor en cada fila."

HEADERS: tuple[Laid, ...] = (
    (
        "23",
        "header on row 9",
        actividades(A1, A2, above=8),
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
    ),
    (
        "23",
        "header on row 3",
        actividades(A1, A2, above=2),
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
    ),
    (
        "23",
        "merged title on rows 1 and 2",
        merge(actividades(A1, A2, above=2), "Actividades", "A1:Q2"),
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
    ),
    (
        "23",
        "double header, groups above",
        merge(
            actividades(A1, A2, above="| | | | | | | Planificado | | Real |"), "Actividades", "G1:H1", "I1:J1"
        ),
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!fila 1 FILAS_SOBRE_TITULOS",
            "palabras": "si son un encabezado, pueden quedarse.",
        },
    ),
    (
        "23",
        "double header, second line merged down",
        merge(actividades(SECOND_LINE, A1, A2), "Actividades", "A1:A2", "B1:B2", "C1:C2"),
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!fila 2 FILA_ENCABEZADO",
            "palabras": "La fila repite los títulos o es parte del encabezado, y no se tomó.",
        },
    ),
    (
        "23",
        "double header, second line as if it were data",
        actividades(SECOND_LINE, A1, A2),
        {
            "actividad": "a1, a2 (incompleta)",
            "dicho": "Actividades!A2 CELDA_OBLIGATORIA, Actividades!B2 CELDA_OBLIGATORIA, Actividades!C2 CELDA_OBLIGATORIA, "
            "Actividades!G2 FECHA_ILEGIBLE, Actividades!H2 FECHA_ILEGIBLE, Actividades!K2 CELDA_ESPERADA",
            "palabras": "Complete la celda, o borre la fila si no corresponde.",
        },
    ),
    (
        "23",
        "repeated header blocks",
        actividades(A1, TITLES, A2, TITLES),
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!fila 3 FILA_ENCABEZADO, Actividades!fila 5 FILA_ENCABEZADO",
            "palabras": "No hace falta hacer nada.",
        },
    ),
    (
        "23",
        "repeated header in another order",
        presupuesto(
            "| Ejercicio | Programa | Fuente | Asignado | Ejecutado |", "| 2026 | P2 | Fondo | 3 | 4 |"
        ),
        {
            "presupuesto": "rechazado",
            "dicho": "Presupuesto!fila 4 ENCABEZADO_CAMBIADO",
            "palabras": "La fila repite los títulos en otro orden que el primer encabezado, y no se sabe bajo cuál leer lo que sigue.",
        },
    ),
    (
        "23",
        "row of numbers under the titles",
        actividades(NUMBERS, A1, A2),
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!fila 2 FILA_DE_NUMEROS",
            "palabras": "La fila numera las columnas (1, 2, 3…) y no se tomó.",
        },
    ),
)

MERGED: tuple[Laid, ...] = (
    (
        "24",
        "a code over two rows",
        merge(actividades(A1, A2), "Actividades", "A2:A3"),
        {"actividad": "a1 (incompleta)", "dicho": "Actividades!A3 CELDA_COMBINADA", "palabras": _MERGED_CODE},
    ),
    (
        "24",
        "an activity over two rows of indicators",
        merge(actividades(A1, A2), "Actividades", "B2:B3", "C2:C3"),
        {
            "actividad": "a1",
            "dicho": "Actividades!B3 CELDA_COMBINADA, Actividades!C3 CELDA_COMBINADA",
            "palabras": "Falta «Programa»: la celda está combinada con otras (B2:B3)",
        },
    ),
    (
        "24",
        "dates over two rows",
        merge(actividades(A1, A2), "Actividades", "G2:H3"),
        {
            "actividad": "a1, a2",
            "dicho": "Actividades!H2 CELDA_COMBINADA_VACIA, Actividades!G3 CELDA_COMBINADA_VACIA, Actividades!H3 CELDA_COMBINADA_VACIA",
            "palabras": "La celda está combinada con otras (G2:H3) y el valor solo vale para la primera; esta se tomó como vacía.",
        },
    ),
    (
        "24",
        "blank cells merged say nothing",
        merge(actividades(A1, A2), "Actividades", "L2:Q3"),
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
    ),
)

TITLED: tuple[Laid, ...] = (
    (
        "25",
        "the same title twice with other values",
        with_sheet(
            "## Presupuesto\n| Programa | Ejercicio | Fuente | Asignado | Ejecutado | Asignado |\n| P1 | 2026 | Tesoro | 1000 | 500 | 900 |"
        ),
        {
            "presupuesto": "rechazado",
            "dicho": "Presupuesto!fila 1 COLUMNA_REPETIDA",
            "palabras": "El título «Asignado» está más de una vez: D1, F1. Deje una sola columna con ese título.",
        },
    ),
    (
        "25",
        "a whole sheet moved one column",
        with_sheet(
            "## Presupuesto\n| | Programa | Ejercicio | Fuente | Asignado | Ejecutado |\n| | P1 | 2026 | Tesoro | 1000 | 500 |"
        ),
        {"presupuesto": "p1·2026·tesoro", "dicho": "", "palabras": ""},
    ),
    (
        "25",
        "data moved one column under their titles",
        with_sheet(
            "## Presupuesto\n| Programa | Ejercicio | Fuente | Asignado | Ejecutado | |\n| | P1 | 2026 | Tesoro | 1000 | 500 |"
        ),
        {
            "presupuesto": " (incompleta)",
            "dicho": "Presupuesto!fila 1 COLUMNA_SIN_TITULO, Presupuesto!A2 CELDA_OBLIGATORIA, Presupuesto!B2 ANIO_INVALIDO, Presupuesto!D2 NUMERO_ILEGIBLE",
            "palabras": "Hay datos en columnas que no tienen título, y no se leyeron: F. Escriba el título que corresponda",
        },
    ),
    (
        "25",
        "the title of another office above the header",
        with_sheet(
            "## Presupuesto\n| PLAN DE ACCIÓN - PLANEACIÓN |\n| Programa | Ejercicio | Fuente | Asignado | Ejecutado |\n| P1 | 2026 | Tesoro | 1000 | 500 |"
        ),
        {"presupuesto": "p1·2026·tesoro", "dicho": "", "palabras": ""},
    ),
)

CASES = (*HEADERS, *MERGED, *TITLED)


@pytest.mark.parametrize(
    ("book", "told"), [pytest.param(book, told, id=f"{item} {name}") for item, name, book, told in CASES]
)
def test_a_layout_is_read_said_how_or_refused(judge: Judge, book: Book, told: dict[str, str]) -> None:
    assert_laid_out(judge, book, told)
