"""MESS.md, «Fechas»: items 1 to 9, each written in a workbook, read and judged."""

from __future__ import annotations

import pytest

from tests.mess.columns import FECHA, NUMERO, Case, Cells, Judge, Spot, assert_told, at, numbered

FECHAS: tuple[Cells, ...] = (
    ("1", "15/01/2024", "2024-01-15 FECHA_TEXTO", "está escrita como texto; se leyó 15 de enero de 2024."),
    ("2", "1/15/2025", "2025-01-15 FECHA_MES_PRIMERO", "se leyó 15 de enero de 2025."),
    ("2", r'"01/21/2025\n"', "2025-01-21 FECHA_MES_PRIMERO", "solo existe con el mes primero"),
    ("2", "07/02/2024", "2024-02-07 FECHA_TEXTO", "se leyó 7 de febrero de 2024. Compruébela"),
    ("2", "08/12/2024", "2024-12-08 FECHA_TEXTO", "se leyó 8 de diciembre de 2024. Compruébela"),
    (
        "2",
        "1/15/2025 | 07/02/2024 | 08/12/2024",
        "2025-01-15 FECHA_MES_PRIMERO | no se toma FECHA_AMBIGUA | no se toma FECHA_AMBIGUA",
        (
            "«07/02/2024» puede ser 7 de febrero de 2024 o 2 de julio de 2024: otras fechas de la columna tienen "
            "el mes primero. Escríbala como DD/MM/AAAA"
        ),
    ),
    (
        "2",
        "1/15/2025 | 2017-01-05",
        "2025-01-15 FECHA_MES_PRIMERO | 2017-01-05 FECHA_QUIZA_INVERTIDA",
        "05/01/2017 se leyó 5 de enero de 2017 y podría ser 1 de mayo de 2017.",
    ),
    (
        "3",
        "1/3/0205",
        "no se toma FECHA_FUERA_DE_RANGO",
        "«1/3/0205» no está entre 1990 y 2100. Corrija el año",
    ),
    ("3", "1/3/0205", "no se toma FECHA_FUERA_DE_RANGO", "(¿quiso decir 01/03/2025?)"),
    ("3", "2/2/0205", "no se toma FECHA_FUERA_DE_RANGO", "(¿quiso decir 02/02/2025?)"),
    ("3", "02/27/20225", "no se toma FECHA_ILEGIBLE", "(¿quiso decir 27/02/2025?)"),
    ("3", "3011/2025", "no se toma FECHA_ILEGIBLE", "(¿quiso decir 30/11/2025?)"),
    ("3", "31/1272025", "no se toma FECHA_ILEGIBLE", "«31/1272025» no es una fecha. Escriba la fecha"),
    ("3", "31/1272025", "no se toma FECHA_ILEGIBLE", "(¿quiso decir 31/12/2025?)"),
    ("3", "31/12/224", "no se toma FECHA_ILEGIBLE", "(¿quiso decir 31/12/2024?)"),
    ("3", "16/052/2024", "no se toma FECHA_ILEGIBLE", "(¿quiso decir 16/05/2024?)"),
    ("3", "31/1272024", "no se toma FECHA_ILEGIBLE", "(¿quiso decir 31/12/2024?)"),
    (
        "4",
        "06/03/19",
        "2019-03-06 FECHA_ANIO_CORTO",
        "lleva el año con dos cifras; se leyó 6 de marzo de 2019.",
    ),
    (
        "5",
        '"2022"',
        "no se toma FECHA_IMPRECISA",
        "«2022» no dice un día preciso. Escriba el día, el mes y el año",
    ),
    ("5", "10/21", "no se toma FECHA_IMPRECISA", "01/10/2021 si es un inicio o 31/10/2021 si es un fin"),
    ("5", "3/2023", "no se toma FECHA_IMPRECISA", "01/03/2023 si es un inicio o 31/03/2023 si es un fin"),
    ("5", "01/23", "no se toma FECHA_IMPRECISA", "01/01/2023 si es un inicio o 31/01/2023 si es un fin"),
    (
        "5",
        "2021 | 2025 jun 09",
        "no se toma FECHA_IMPRECISA | 2025-06-09 FECHA_TEXTO",
        "«2025 jun 09» está escrita como texto; se leyó 9 de junio de 2025.",
    ),
    (
        "6",
        "1º semestre 2025",
        "no se toma FECHA_IMPRECISA",
        "01/01/2025 si es un inicio o 30/06/2025 si es un fin",
    ),
    (
        "6",
        "2º semestre 2026",
        "no se toma FECHA_IMPRECISA",
        "01/07/2026 si es un inicio o 31/12/2026 si es un fin",
    ),
    ("6", "2025-2026", "no se toma FECHA_IMPRECISA", "01/01/2025 si es un inicio o 31/12/2026 si es un fin"),
    ("6", "DIC 2025", "no se toma FECHA_IMPRECISA", "01/12/2025 si es un inicio o 31/12/2025 si es un fin"),
    (
        "6",
        "PRIMER TRIMESTRE 2026 (ENERO - FEBRERO - MARZO)",
        "no se toma FECHA_IMPRECISA",
        "01/01/2026 si es un inicio o 31/03/2026 si es un fin",
    ),
    (
        "6",
        "a definir",
        "no se toma CELDA_PENDIENTE",
        "«a definir» todavía no es un dato. Deje la celda vacía",
    ),
    (
        "7",
        '"2024-11-12" | 25-11-2024',
        "2024-11-12 FECHA_TEXTO | 2024-11-25 FECHA_TEXTO",
        "«25-11-2024» está escrita como texto; se leyó 25 de noviembre de 2024.",
    ),
    (
        "9",
        "2150-06-30",
        "no se toma FECHA_FUERA_DE_RANGO",
        "El año de «30/06/2150» no está entre 1990 y 2100.",
    ),
    ("serial", '"45291"', "2023-12-31 FECHA_NUMERO", "se leyó 31 de diciembre de 2023. Compruébela"),
    ("serial", "45291", "2023-12-31 FECHA_NUMERO", "es como la planilla guarda una fecha por dentro"),
)

NUMEROS: tuple[Cells, ...] = (
    (
        "6",
        '"Fin de obra:  Diciembre 2021"',
        "no se toma NUMERO_ILEGIBLE",
        "«Fin de obra: Diciembre 2021» no es un número. Escriba solo la cifra",
    ),
    (
        "8",
        "2024-03-01",
        "no se toma NUMERO_ERA_FECHA",
        "una fecha o una hora, 01/03/2024; quizá se escribió «1-3»",
    ),
    (
        "8",
        "2024-03-02",
        "no se toma NUMERO_ERA_FECHA",
        "dé a la celda formato de número y escriba la cifra otra vez",
    ),
)

SHEET: tuple[Case, ...] = (
    (
        "9",
        ("Actividades", "Fin planificado"),
        "2026-01-04",
        "no se toma FECHAS_EN_DESORDEN",
        "«Fin planificado» (04/01/2026) es anterior a «Inicio planificado» (05/01/2026). Corrija la fecha",
    ),
    (
        "9",
        ("Programas", "Fin planificado"),
        "2025-07-15",
        "no se toma FECHAS_EN_DESORDEN",
        "«Fin planificado» (15/07/2025) es anterior a «Inicio planificado» (05/01/2026).",
    ),
    (
        "9",
        ("Actividades", "Fin real"),
        "2025-08-27",
        "2025-08-27 REAL_ANTES_DE_LO_PLANIFICADO",
        "«Fin real» (27/08/2025) es anterior al inicio planificado (05/01/2026). Revise las dos fechas, sobre todo el año",
    ),
    (
        "9",
        ("Programas", "Fin planificado"),
        "2050-06-30",
        "2050-06-30 PROGRAMA_DESPUES_DEL_PLAN",
        "El programa termina el 30/06/2050, después que el plan (09/12/2027).",
    ),
)

CASES = (*at(FECHA, FECHAS), *at(NUMERO, NUMEROS), *SHEET)


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(CASES))
def test_a_date_is_read_said_how_or_refused(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))
