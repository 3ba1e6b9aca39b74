"""What is hard to believe beside what was accepted before."""

from __future__ import annotations

import pytest

from tests.drawn_rows import Drawn, actividad, indicador, plan, programa, said, told

MOVED = "FECHA_CORRIDA_SIN_JUSTIFICACION"


def test_reported_progress_goes_forward() -> None:
    before = [programa(avance_reportado=0.5)]
    found = said(programa(avance_reportado=0.3), before=before)
    assert found == ["programa!2 avance_reportado AVANCE_RETROCEDE"]
    assert said(programa(avance_reportado=0.5), before=before) == []
    assert said(programa("P2", avance_reportado=0.3), before=before) == []


def test_progress_of_an_actividad_goes_forward() -> None:
    before = [actividad(avance=0.5)]
    assert said(actividad(avance=0.3), before=before) == ["actividad!2 avance AVANCE_RETROCEDE"]
    assert said(actividad(avance=0.7), before=before) == []


def test_what_was_cancelled_is_not_compared() -> None:
    gone = {"estado": "Cancelada", "justificacion": "Sin fondos"}
    assert said(actividad(avance=0.3, **gone), before=[actividad(avance=0.5)]) == []


def test_going_back_names_old_and_new() -> None:
    (sentence,) = told(actividad(avance=0.3), before=[actividad(avance=0.455)])
    assert sentence.startswith("El avance era 45,5 % y ahora es 30 %.")


def test_progress_once_told_does_not_go_blank() -> None:
    assert said(actividad(), before=[actividad(avance=0.5)]) == ["actividad!2 avance AVANCE_BORRADO"]
    assert said(actividad(), before=[actividad(avance=0.0)]) == []


def test_what_ended_stays_ended() -> None:
    before = [actividad(fin_real="2026-05-01")]
    assert said(actividad(), before=before) == ["actividad!2 fin_real FIN_REAL_RETIRADO"]
    assert said(actividad(fin_real="2026-06-01"), before=before) == []


@pytest.mark.parametrize(
    ("inicio", "fin", "expected"),
    [
        ("2026-01-01", "2026-07-01", ["programa!2 fin_planificado " + MOVED]),
        ("2026-02-01", "2026-06-30", ["programa!2 inicio_planificado " + MOVED]),
        ("2026-02-01", "2026-07-01", ["programa!2 fin_planificado " + MOVED]),
        ("2026-01-01", "2026-06-30", []),
        ("2025-12-01", "2026-06-01", []),
        ("", "", []),
    ],
)
def test_dates_are_put_off_with_a_word(inicio: str, fin: str, expected: list[str]) -> None:
    before = [programa(inicio_planificado="2026-01-01", fin_planificado="2026-06-30")]
    now = {"inicio_planificado": inicio, "fin_planificado": fin}
    assert said(programa(**now), before=before) == expected
    assert said(programa(**now, justificacion="Lluvias de mayo"), before=before) == []


def test_the_word_is_one_of_this_load() -> None:
    before = [actividad(fin_planificado="2026-06-30", justificacion="Lluvias de mayo")]
    same = actividad(fin_planificado="2026-07-31", justificacion="lluvias  de mayo")
    assert said(same, before=before) == ["actividad!2 fin_planificado " + MOVED]
    again = actividad(fin_planificado="2026-07-31", justificacion="Lluvias de mayo y de junio")
    assert said(again, before=before) == []


def test_a_date_put_off_names_its_column_and_both_dates() -> None:
    (sentence,) = told(
        actividad(fin_planificado="2026-07-31"), before=[actividad(fin_planificado="2026-06-30")]
    )
    assert sentence.startswith("«Fin planificado» pasó del 30/06/2026 al 31/07/2026 ")


@pytest.mark.parametrize("anterior", ["P0", "op/p0"])
def test_a_corrected_code_is_compared_with_what_it_was(anterior: str) -> None:
    before = [programa("P0", avance_reportado=0.5, origen="op")]
    corrected = programa("P1", avance_reportado=0.3, codigo_anterior=anterior)
    assert said(corrected, before=before) == ["programa!2 avance_reportado AVANCE_RETROCEDE"]


def test_a_code_of_another_office_is_not_taken_for_ones_own() -> None:
    before = [programa("P0", avance_reportado=0.5)]
    assert said(programa("P1", avance_reportado=0.3, codigo_anterior="AMB/P0"), before=before) == [
        "programa!2 codigo_anterior CODIGO_ANTERIOR_DESCONOCIDO"
    ]


def test_a_code_corrected_long_ago_is_compared_with_itself() -> None:
    before = [
        programa("P1", avance_reportado=0.2, codigo_anterior="P0"),
        programa("P0", avance_reportado=0.5),
    ]
    assert said(programa("P1", avance_reportado=0.3, codigo_anterior="P0"), before=before) == []


def test_codes_shifted_by_one_are_compared_with_the_rows_they_were() -> None:
    before = [programa("P1", avance_reportado=0.1), programa("P2", avance_reportado=0.9)]
    shifted = programa("P2", avance_reportado=0.1, codigo_anterior="P1")
    assert said(shifted, before=before) == []


@pytest.mark.parametrize("draw", [programa, indicador])
def test_a_code_stays_with_its_thing(draw: type[Drawn]) -> None:
    (table, row) = draw("X1", nombre="Huertas urbanas")
    before = [draw("X1", nombre="Red pluvial del barrio Norte")]
    assert said((table, row), before=before) == [f"{table}!2 codigo CODIGO_REUTILIZADO"]
    assert said(draw("X1", nombre="RED PLUVIAL (2.ª etapa)"), before=before) == []
    assert said(draw("X1", nombre="Red pluvial del Barrio Norte"), before=before) == []
    assert said(draw("X1", nombre="Huertas urbanas (Norte)"), before=before) == []


@pytest.mark.parametrize("table", ["eje", "dependencia", "lineamiento"])
def test_the_strategy_keeps_its_codes_too(table: str) -> None:
    now = {"codigo": "E1", "clave": "e1", "fila": 2.0, "nombre": "Huertas urbanas"}
    before = {**now, "nombre": "Movimiento y tránsito"}
    assert said((table, now), before=[(table, before)]) == [f"{table}!2 codigo CODIGO_REUTILIZADO"]


def test_a_reused_code_is_not_compared_any_further() -> None:
    before = [programa(nombre="Huertas urbanas", avance_reportado=0.9)]
    assert said(programa(avance_reportado=0.1), before=before) == ["programa!2 codigo CODIGO_REUTILIZADO"]


def test_the_code_of_an_actividad_is_reused_only_under_another_programa() -> None:
    before = [actividad(de="P1", nombre="Compra de cubiertas")]
    assert said(actividad(de="P2"), before=before) == ["actividad!2 codigo CODIGO_REUTILIZADO"]
    assert said(actividad(de="P1"), before=before) == []


def test_what_is_new_has_no_past() -> None:
    new = programa("P9", fin_planificado="2027-01-01", avance_reportado=0.0)
    assert (
        said(
            new, before=[programa(fin_planificado="2026-01-01")], strategy=[plan("2023-12-10", "2027-12-09")]
        )
        == []
    )
