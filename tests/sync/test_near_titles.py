"""Which sheet or column somebody called otherwise may be the one that is missed."""

from __future__ import annotations

import pytest

from plan.standard import PLANILLA, TABLES
from sync.validate.near_titles import like_columns, like_sheet


@pytest.mark.parametrize(
    ("title", "hint"),
    [
        ("Medición", " ¿Es la que se llama «Medición»?"),
        ("Instrucciones", ""),
        ("Indicadores", ""),
        ("_listas", ""),
    ],
)
def test_no_sheet_of_ours_is_taken_for_one_that_lacks(title: str, hint: str) -> None:
    assert like_sheet("Mediciones", ["Programas", title], PLANILLA) == hint


@pytest.mark.parametrize(
    ("missed", "strange", "meant"),
    [
        (["inicio_planificado"], ["Fecha de inicio"], ["Fecha de inicio"]),
        (["inicio_planificado", "inicio_real"], ["Fecha de inicio real"], ["", "Fecha de inicio real"]),
        (["fin_planificado", "fin_real"], ["Fecha límite", "Fin efectivo"], ["Fecha límite", "Fin efectivo"]),
        (["avance"], ["% de avance"], ["% de avance"]),
        (["evidencia"], ["Evidensia"], ["Evidensia"]),
        (["evidencia"], ["Teléfono"], [""]),
        (["evidencia"], ["2026"], [""]),
    ],
)
def test_a_column_is_known_by_other_words_for_it(
    missed: list[str], strange: list[str], meant: list[str]
) -> None:
    sheet = TABLES["actividad"]
    hints = like_columns(sheet, [sheet.by_name[name] for name in missed], strange)
    assert [hints[name] for name in missed] == [
        f" ¿Es la que se llama «{title}»?" if title else "" for title in meant
    ]
