"""MESS.md, «Porcentajes»: items 10 to 14, each written in a workbook, read and judged."""

from __future__ import annotations

import pytest

from tests.mess.columns import ESTADO, PORCENTAJE, Case, Cells, Judge, Spot, assert_told, at, numbered

PORCENTAJES: tuple[Cells, ...] = (
    ("10", "0.45 | 4.00%", "0.45 | 0.04 PORCENTAJE_TEXTO", "«4.00%» está escrito como texto; se leyó 4 %."),
    ("10", r'"25%\n"', "0.25 PORCENTAJE_TEXTO", "«25%» está escrito como texto; se leyó 25 %."),
    ("10", "100%", "1 PORCENTAJE_TEXTO", "se leyó 100 %. Compruébelo y escríbalo otra vez"),
    ("10", '"23,7% "', "0.237 PORCENTAJE_TEXTO", "se leyó 23,7 %."),
    ("10", "15,5%", "0.155 PORCENTAJE_TEXTO", "se leyó 15,5 %."),
    ("10", "7,75%", "0.0775 PORCENTAJE_TEXTO", "se leyó 7,75 %."),
    ("10", "0.2%", "no se toma PORCENTAJE_DUDOSO", "«0.2%» puede ser 0,2 % o 20 %. Dé a la celda formato"),
    ("11", "74,27", "0.7427 PORCENTAJE_TEXTO", "«74,27» está escrito como texto; se leyó 74,27 %."),
    ("11", '"45.41"', "0.4541 PORCENTAJE_TEXTO", "«45.41» está escrito como texto; se leyó 45,41 %."),
    (
        "11",
        "45.41",
        "0.4541 PORCENTAJE_EN_PUNTOS",
        "El número 45,41 se leyó 45,41 %. Compruébelo y escríbalo con el signo %",
    ),
    ("12", "1.05", "no se toma PORCENTAJE_DUDOSO", "«1,05» puede ser 105 % o 1,05 %."),
    ("12", "1.09", "no se toma PORCENTAJE_DUDOSO", "«1,09» puede ser 109 % o 1,09 %."),
    ("12", "3.66", "no se toma PORCENTAJE_DUDOSO", "«3,66» puede ser 366 % o 3,66 %."),
    ("12", "7.63", "no se toma PORCENTAJE_DUDOSO", "«7,63» puede ser 763 % o 7,63 %."),
    ("12", "2.1", "no se toma PORCENTAJE_DUDOSO", "«2,1» puede ser 210 % o 2,1 %."),
    (
        "12",
        "24899%",
        "no se toma PORCENTAJE_EXCEDIDO",
        "«24899%» pasa de 100 %. Escriba un porcentaje de 0 % a 100 %",
    ),
    ("12", "24899%", "no se toma PORCENTAJE_EXCEDIDO", "lo hecho de más puede contarse en un indicador"),
    ("14", "0 | 0.5", "0 | 0.5", ""),
    ("14", " | 0.5", "vacía CELDA_ESPERADA | 0.5", "Falta «Avance». Complete la celda cuando tenga el dato"),
    (
        "14",
        "0 | 0 | 0 | 0 | 0",
        "0 AVANCE_TODO_EN_CERO | 0 | 0 | 0 | 0",
        (
            "Las 5 actividades que ya debían haber empezado informan 0 %, como una planilla sin completar. "
            "Si todavía no se informó, deje «Avance» en blanco"
        ),
    ),
    ("14", "0 | 0 | 0 | 0 | 0.01", "0 | 0 | 0 | 0 | 0.01", ""),
)

BANDS: tuple[Cells, ...] = (
    ("banda", "1", "1", ""),
    ("banda", "1.01", "no se toma PORCENTAJE_DUDOSO", "«1,01» puede ser 101 % o 1,01 %."),
    ("banda", "9.99", "no se toma PORCENTAJE_DUDOSO", "«9,99» puede ser 999 % o 9,99 %."),
    ("banda", "10", "0.1 PORCENTAJE_EN_PUNTOS", "El número 10 se leyó 10 %."),
    ("banda", "100", "1 PORCENTAJE_EN_PUNTOS", "El número 100 se leyó 100 %."),
    ("banda", "100.5", "no se toma PORCENTAJE_EXCEDIDO", "«100,5» pasa de 100 %."),
    ("banda", "-0.01", "no se toma PORCENTAJE_NEGATIVO", "es menor que 0 %. Escriba un porcentaje"),
    (
        "banda",
        "45 | 0.5",
        "0.45 PORCENTAJE_EN_PUNTOS | 0.5 PORCENTAJE_MEZCLADO",
        "El número 0,5 se leyó 50 %, aunque otros de la columna se escribieron sin el signo %.",
    ),
)
"""The bands of DESIGN section 5: up to 1, to 10, to 100, above."""

STATES: tuple[Case, ...] = (
    (
        "13",
        ESTADO,
        "Finalizado",
        "'Finalizado' FINALIZADO_CON_PENDIENTES",
        "le quedan actividades sin terminar (1): A1.",
    ),
    (
        "13",
        ESTADO,
        "En licitación",
        "no se toma OPCION_DESCONOCIDA",
        "no está entre las opciones de la columna. Elija",
    ),
    (
        "13",
        ESTADO,
        "Desestimada",
        "no se toma OPCION_DESCONOCIDA",
        "«En curso», «Finalizado», «Suspendido» o «Cancelado»",
    ),
    (
        "13",
        ESTADO,
        "No iniciado",
        "'No iniciado' ESTADO_CONTRADICE_AVANCE",
        "El programa figura «No iniciado» y su avance reportado es 50 %. Corrija el estado o el avance",
    ),
)

CASES = (*at(PORCENTAJE, (*PORCENTAJES, *BANDS)), *STATES)


@pytest.mark.parametrize(("spot", "cells", "expected", "words"), numbered(CASES))
def test_a_percentage_is_read_said_how_or_refused(
    judge: Judge, spot: Spot, cells: str, expected: str, words: str
) -> None:
    assert_told(judge, spot, cells, (expected, words))
