"""MESS.md, «Estructura»: items 23 to 31, each a real layout written in a workbook, read and judged."""

from __future__ import annotations

import pytest

from plan.avance import weights
from sync.shapes import Book
from tests.drawing import hide, merge, xlsx
from tests.mess.books import declared_too_large, linked, with_formulas, with_list_of_nothing
from tests.mess.columns import Case, Judge, Spot, assert_told, numbered
from tests.mess.sheets import PLANILLA, assert_laid_out, renamed, with_sheet

TITLES = "| Código | Programa | Nombre | Responsable | Hito | Estado | Inicio planificado | Fin planificado | Inicio real | Fin real | Avance | Ponderación | Predecesora | Evidencia | Justificación | Observaciones | Código anterior |"
A1 = "| A1 | P1 | Relevamiento | | | | 2026-01-05 | 2026-03-31 | | | 0.5 |"
A2 = "| A2 | P1 | Obra | | | | 2026-04-01 | 2026-12-18 | | | 0.5 |"
NUMBERS = "| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 16a |"
SECOND_LINE = "| | | | | | | Día / Mes / Año (Inicio) | Día / Mes / Año (Finali-zación) |"

PRESUPUESTO = """
## Presupuesto
| Programa | Ejercicio | Fuente | Asignado | Ejecutado |
| P1       | 2026      | Tesoro | 1000     | 500       |
| P2       | 2026      | Tesoro | 2000     | 700       |
"""
BOTH = "p1·2026·tesoro, p2·2026·tesoro"
_MERGED_CODE = "Falta «Código»: la celda está combinada con otras (A2:A3) y el valor solo vale para la primera; la fila no se tomó. Separe las celdas combinadas y escriba el valor en cada fila."
_TOTAL = "La fila parece un total o un pie y no se tomó. Si era un dato, complete su código."
_UNCALCULATED = "La celda tiene una fórmula que ningún programa calculó todavía. Abra el libro en Excel o LibreOffice, guárdelo otra vez"


def actividades(*lines: str, above: int | str = "") -> Book:
    """Draw the sheet Actividades; above its titles stand some lines, blank ones by their number."""
    top = "| ALCALDÍA |\n" + "| |\n" * (above - 1) if isinstance(above, int) else above
    return with_sheet("\n".join((f"## Actividades\n{top}", TITLES, "|---|", *lines)))


def presupuesto(*lines: str) -> Book:
    return with_sheet(PRESUPUESTO + "\n".join(lines))


Laid = tuple[str, str, Book, dict[str, str]]

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
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
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

TOTALS: tuple[Laid, ...] = (
    *(
        (
            "26",
            name,
            presupuesto(line),
            {"presupuesto": BOTH, "dicho": "Presupuesto!fila 4 FILA_TOTAL", "palabras": _TOTAL},
        )
        for name, line in (
            ("a total", "| TOTAL | | | 3000 | 1200 |"),
            ("a total labelled further on", "| | | TOTAL | 3000 | 1200 |"),
            ("a total labelled in a foreign column", "| | | | 3000 | 1200 | TOTAL |"),
            ("a subtotal", "| Subtotal Tesoro | | | 3000 | 1200 |"),
            ("sums without label", "| | | | 3000 | 1200 |"),
            ("sums without label, of the years too", "| | 4052 | | 3000 | 1200 |"),
            ("means without label", "| | | | 1500 | 600 |"),
            ("a footnote", "| Fuente: Secretaría de Hacienda | | | | |"),
        )
    ),
    (
        "26",
        "numbers that are no sums of those above are a row without code",
        presupuesto("| | | | 3000 | 1100 |"),
        {
            "presupuesto": f"{BOTH} (incompleta)",
            "dicho": "Presupuesto!A4 CELDA_OBLIGATORIA, Presupuesto!B4 CELDA_OBLIGATORIA",
            "palabras": "Falta «Programa», un dato obligatorio; la fila no se tomó. Complete la celda, o borre la fila si no corresponde.",
        },
    ),
    (
        "26",
        "summary rows of four levels",
        presupuesto("| D | | | 3000 | |", "| L | | | 3000 | |"),
        {
            "presupuesto": f"{BOTH} (incompleta)",
            "dicho": "Presupuesto!A4 REFERENCIA_DESCONOCIDA, Presupuesto!B4 CELDA_OBLIGATORIA, Presupuesto!E4 CELDA_ESPERADA, "
            "Presupuesto!A5 REFERENCIA_DESCONOCIDA, Presupuesto!B5 CELDA_OBLIGATORIA, Presupuesto!E5 CELDA_ESPERADA",
            "palabras": "«D» no está en la hoja «Programas».",
        },
    ),
)

SHEETS: tuple[Laid, ...] = (
    (
        "27",
        "a hidden sheet of another plan",
        hide(with_sheet("## DAP Cuadro 4F\n| Código |"), "DAP Cuadro 4F"),
        {
            "programa": "p1, p2",
            "dicho": " HOJA_AJENA",
            "palabras": "El libro tiene hojas que no son de la planilla estándar: «DAP Cuadro 4F». No se leen; pueden quedarse.",
        },
    ),
    (
        "27",
        "a hidden sheet of the standard",
        hide(PLANILLA, "Programas"),
        {
            "programa": "p1, p2",
            "dicho": "Programas HOJA_OCULTA",
            "palabras": "La hoja «Programas» está oculta y se leyó igual.",
        },
    ),
    (
        "27",
        "«Copia de …»",
        with_sheet("## Copia de Actividades\n| Código |"),
        {
            "programa": "p1, p2",
            "dicho": "Copia de Actividades HOJA_COPIA",
            "palabras": "La hoja «Copia de Actividades» parece una copia de «Actividades» y no se lee. Si los datos al día están en la copia, páselos a «Actividades»",
        },
    ),
    (
        "27",
        "a name cut at 31",
        with_sheet("## Seguimiento al plan de acción 2\n| Código |"),
        {"programa": "p1, p2", "dicho": " HOJA_AJENA", "palabras": "«Seguimiento al plan de acción 2»"},
    ),
    (
        "27",
        "a name with a blank at its end",
        renamed(PLANILLA, "Programas", "Programas "),
        {"programa": "p1, p2", "dicho": "", "palabras": ""},
    ),
    (
        "27",
        "a list of options in hidden rows",
        hide(actividades(A1, A2, *["| |"] * 3, "| | | | | SI |", "| | | | | NO |"), "Actividades", 7, 8),
        {
            "actividad": "a1, a2",
            "dicho": "Actividades FILAS_OCULTAS, Actividades!fila 7 FILA_TOTAL, Actividades!fila 8 FILA_TOTAL, Actividades FILAS_EN_BLANCO",
            "palabras": "Hay filas ocultas y se leyeron igual: 7, 8.",
        },
    ),
    (
        "27",
        "a list of options beside the table",
        hide(actividades(A1, A2, "| |" * 10 + " SI |"), "Actividades", 4),
        {
            "actividad": "a1, a2",
            "dicho": "Actividades FILAS_OCULTAS",
            "palabras": "Hay filas ocultas y se leyeron igual: 4.",
        },
    ),
)

FORMULAS: tuple[Laid, ...] = (
    (
        "28",
        "formulas in error",
        actividades(A1.replace("0.5", "#REF!"), A2.replace("0.5", "#DIV/0!")),
        {
            "actividad": "",
            "dicho": "Actividades!K2 CELDA_CON_ERROR, Actividades!K3 CELDA_CON_ERROR",
            "palabras": "La celda tiene una fórmula que da error: #REF!. Corrija la fórmula o escriba el valor.",
        },
    ),
    (
        "28",
        "formulas without a value",
        actividades(A1.replace("0.5", "=?"), A2),
        {"actividad": "a2", "dicho": "Actividades!K2 CELDA_SIN_CALCULAR", "palabras": _UNCALCULATED},
    ),
)

LAID = (*HEADERS, *MERGED, *TITLED, *TOTALS, *SHEETS, *FORMULAS)


@pytest.mark.parametrize(
    ("book", "told"), [pytest.param(book, told, id=f"{item} {name}") for item, name, book, told in LAID]
)
def test_a_layout_is_read_said_how_or_refused(judge: Judge, book: Book, told: dict[str, str]) -> None:
    assert_laid_out(judge, book, told)


BYTES: tuple[tuple[str, str, bytes, dict[str, str]], ...] = (
    (
        "27",
        "a sheet declared to row 1000",
        declared_too_large(xlsx(actividades(A1, A2)), "A1:AF1000"),
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
    ),
    (
        "28",
        "values that formulas left, «=0+0» and one of Google",
        with_formulas(
            xlsx(actividades(A1, A2)),
            {"K2": ("0+0", "0"), "K3": ('IFERROR(__xludf.DUMMYFUNCTION("X"),0.5)', "0.5")},
        ),
        {
            "actividad": "a1, a2",
            "dicho": "Programas!H2 AVANCE_LEJOS_DE_ACTIVIDADES",
            "palabras": "El programa informa 50 % y sus actividades dan 25 %",
        },
    ),
    (
        "28",
        "a formula of another workbook",
        linked(xlsx(actividades(A1, A2)), "K2", "0.5"),
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
    ),
    (
        "28",
        "a formula of another workbook never calculated",
        linked(xlsx(actividades(A1, A2)), "K2", ""),
        {"actividad": "a2", "dicho": "Actividades!K2 CELDA_SIN_CALCULAR", "palabras": _UNCALCULATED},
    ),
    (
        "28",
        "a list validation to #REF!",
        with_list_of_nothing(xlsx(actividades(A1, A2))),
        {"actividad": "a1, a2", "dicho": "", "palabras": ""},
    ),
)


@pytest.mark.parametrize(
    ("data", "told"), [pytest.param(data, told, id=f"{item} {name}") for item, name, data, told in BYTES]
)
def test_what_only_bytes_show_is_read_said_how_or_refused(
    judge: Judge, data: bytes, told: dict[str, str]
) -> None:
    assert_laid_out(judge, data, told)


OVERDUE = "Programas", "Fin planificado"
WEIGHT = "Programas", "Ponderación"

COLUMNS: tuple[Case, ...] = (
    (
        "31",
        OVERDUE,
        "2026-11-19",
        "2026-11-19 PROGRAMA_VENCIDO",
        "El programa debía terminar el 19/11/2026 y sigue «En curso». Si terminó, informe el 100 %; si se corrió",
    ),
    ("31", OVERDUE, "2026-11-20", "2026-11-20", ""),
    ("30", WEIGHT, "1.705 | 0.85 | 2.0", "1.705 | 0.85 | 2", ""),
    (
        "30",
        WEIGHT,
        "0.5 | 0",
        "0.5 | no se toma NUMERO_FUERA_DE_RANGO",
        "0 no sirve aquí: debe ser mayor que 0.",
    ),
    (
        "30",
        WEIGHT,
        "2 | ",
        "2 | vacía PONDERACION_DE_PROGRAMAS_INCOMPLETA",
        "falta en 1 de 2; en blanco vale 1.",
    ),
)


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(COLUMNS))
def test_weights_and_overdue_dates_are_told(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))


def test_30_weights_need_not_add_up_to_one() -> None:
    assert weights([(False, 1.705), (False, 0.85), (False, 2.0)]) == pytest.approx([1.705, 0.85, 2.0])


CASES = (*LAID, *BYTES, *COLUMNS)
