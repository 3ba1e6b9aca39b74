"""MESS.md is covered whole: every item has a case that names it, and every value quoted there is tried."""

from __future__ import annotations

import pytest

from tests.mess import test_estructura, test_fechas, test_numeros, test_porcentajes, test_textos, test_vacios

CHAPTERS = (test_fechas, test_porcentajes, test_numeros, test_vacios, test_textos, test_estructura)
ITEMS = (*map(str, range(1, 32)), "vacíos", "serial")

QUOTED = (
    *("15/01/2024", "1/15/2025", r"01/21/2025\n", "07/02/2024", "08/12/2024", "1/3/0205", "2/2/0205"),
    *("02/27/20225", "3011/2025", "31/1272025", "31/12/224", "16/052/2024", "31/1272024", "06/03/19", "2022"),
    *("10/21", "3/2023", "01/23", "2025 jun 09", "1º semestre 2025", "2º semestre 2026", "2025-2026"),
    *("DIC 2025", "PRIMER TRIMESTRE 2026", "a definir", "Fin de obra:  Diciembre 2021", "2024-11-12"),
    *("25-11-2024", "45291", "4.00%", r"25%\n", "100%", "23,7% ", "15,5%", "7,75%", "0.2%", "74,27", "45.41"),
    *("1.05", "1.09", "3.66", "7.63", "24899%", "En licitación", "Desestimada", "$ -", " $99.103.050,70"),
    *("273.000.000,00", "21.883.237", "67065700", "$11.496.759,89", "11,496,759.89", ",", "-34.578.254"),
    *("-34658478", "010101", "20104", r"450102600\n", "BP26004831 ", "2 km", "18 Lts*Seg", "0\xa0"),
    *("2 Estrategias (Reforestación…)", "Meta cuatrenio cumplida", "Sin dotación", "Pendiente", "IMCTT"),
    *("Secretaría de Turismo ", "SECRETARÍA DE TURISMO", "Sec.  de Hacienda", "Secretarí\xada", "INDERTEN"),
    *(
        "Obras Públicas / Subsecretaría de Educación",
        "GV - DDFF - HAZI",
        "Todas las Secretarías",
        "Finalizada",
    ),
    *(
        "FInalizada",
        "En ejecución ",
        "En Ejecución",
        "En obra",
        "Piloto 1",
        "Número",
        "Numero ",
        "Kilometros",
    ),
    *(
        "pr",
        "Si",
        "SI",
        "LicitaciÃ³n PÃºblica",
        "Licitacion Pí¹blica",
        "NÂ°",
        "Climá\ufffdca",
        "NIŃEZ",
        "4 y 1",
    ),
    *("vecinos", "2095", "433", "1.705", "0.85", "2.0"),
)

_WRITTEN = [str(value) for chapter in CHAPTERS for case in chapter.CASES for value in case]
_BLANKS = ("N/A", "NA", "NP", '"#N/A"', r'"-\n\n"', "SD", "?", "No aplica", "-", "na", "N/I", "S/D")


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_has_a_case(item: str) -> None:
    assert item in {case[0] for chapter in CHAPTERS for case in chapter.CASES}


@pytest.mark.parametrize("value", QUOTED)
def test_a_value_quoted_is_tried(value: str) -> None:
    assert any(value in written for written in _WRITTEN)


@pytest.mark.parametrize("value", _BLANKS)
def test_a_blank_in_disguise_is_tried_in_every_kind_of_column(value: str) -> None:
    assert value in test_vacios.SENSES
