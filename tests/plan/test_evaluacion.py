"""The whole plan rolled up: what counts, what weighs, and what is counted apart."""

from __future__ import annotations

from datetime import date

import pytest

from plan.evaluacion import evaluate
from plan.evaluado import Luz, Marca, Motivo, Resumen
from plan.umbrales import Umbrales
from tests.plan.notation import AL, actividades, panorama, points
from tests.plan.plans import (
    FAR_OFF,
    MAY,
    UNDATED,
    YEARLY,
    luz,
    programas,
)


def municipio(*lines: str) -> Resumen:
    return evaluate(panorama(programas(*lines)), AL, Umbrales()).municipio


def test_being_early_here_pays_for_nothing_there() -> None:
    found = municipio(
        "01/01/2026–31/10/2026, En curso, reported 40%",
        "11/11/2026–30/12/2026, En curso, reported 80%",  # 20 % planned
    )
    assert (points(found.planificado), points(found.real), luz(found)) == (60.0, 30.0, "rojo atrasado")
    assert found.semaforo.explicacion == (
        "En conjunto y sin contar adelantos debería llevar 60,0 % y lleva 30,0 %: 30,0 puntos por debajo "
        "(razón 0,50; rojo cuando supera 10 puntos y la razón es menor que 0,70), sobre 2 de 2 programas."
    )


@pytest.mark.parametrize(
    ("reported", "light"),
    [
        ("90%", "verde en término"),
        ("89.9%", "amarillo en riesgo"),
        ("70%", "amarillo en riesgo"),
        ("69.9%", "rojo atrasado"),
    ],
)
def test_a_roll_up_is_judged_as_a_programme_is(reported: str, light: str) -> None:
    assert luz(municipio(f"01/01/2026–20/11/2026, En curso, reported {reported}")) == light


def test_a_roll_up_says_over_how_many_programmes_it_stands() -> None:
    found = municipio(f"{YEARLY}, reported 88%", f"{YEARLY}, reported 89%", YEARLY)
    assert (found.con_datos, found.programas, luz(found)) == (2, 3, "verde en término")
    assert found.semaforo.explicacion.endswith(", sobre 2 de 3 programas.")


@pytest.mark.parametrize(
    ("lines", "light", "told"),
    [
        ((f"{YEARLY}, reported 88%", YEARLY), "verde en término", (1, 2)),  # half of the weight
        ((f"{YEARLY}, reported 88%", f"{YEARLY}, weight 1.1"), "gris sin información suficiente", (1, 2)),
        ((f"{YEARLY}, reported 88%", UNDATED, UNDATED), "gris sin información suficiente", (1, 3)),
        ((f"{YEARLY}, reported 88%", MAY, MAY), "gris sin información suficiente", (1, 3)),  # past their end
        ((YEARLY,), "gris sin información suficiente", (0, 1)),
        ((f"{YEARLY}, reported 88%", FAR_OFF, FAR_OFF), "verde en término", (1, 1)),
        ((FAR_OFF, FAR_OFF), "gris aún no inicia", (0, 0)),
        ((f"{FAR_OFF}, reported 5%", FAR_OFF), "verde adelantado", (1, 1)),
        ((f"{YEARLY}, reported 88%", "–––, Suspendido, «Sin fondos»"), "verde en término", (1, 1)),
        (("–––, Suspendido, «Sin fondos»",), "gris sin programas", (0, 0)),
        ((), "gris sin programas", (0, 0)),
        (("–––, Finalizado, reported 100%",), "verde en término", (1, 1)),
    ],
)  # fmt: skip
def test_silence_does_not_look_benign(lines: tuple[str, ...], light: str, told: tuple[int, int]) -> None:
    found = municipio(*lines)
    assert (luz(found), (found.con_datos, found.programas)) == (light, told)


def test_greys_are_counted_apart() -> None:
    retired = programas(f"{YEARLY}, reported 10%", origen="ha", marca="retirado")
    lines = (YEARLY, "–––, En curso", FAR_OFF, "–––, Cancelado, «Sin fondos»", f"{YEARLY}, reported 88%")
    found = evaluate(panorama(programas(*lines) + retired), AL, Umbrales()).municipio
    assert {(luz.value, motivo.value): count for (luz, motivo), count in found.conteo.items()} == {
        ("gris", "sin dato"): 1,
        ("gris", "sin cronograma"): 1,
        ("gris", "aún no inicia"): 1,
        ("gris", "cancelado"): 1,
        ("gris", "retirado"): 1,
        ("verde", "en término"): 1,
    }


def test_a_retired_programme_is_seen_and_counts_for_nothing() -> None:
    kept, gone = (
        programas(f"{YEARLY}, reported 88%"),
        programas(f"{YEARLY}, reported 10%, weight 9", origen="ha"),
    )
    gone[0]["marca"] = "retirado"
    found = evaluate(panorama(kept + gone), AL, Umbrales())
    retired = found.programas["ha", "ha1"]
    assert (retired.retirado, retired.semaforo[:2]) == (True, (Luz.GRIS, Motivo.RETIRADO))
    assert (points(found.municipio.real), found.municipio.programas) == (88.0, 1)


def test_what_an_office_said_long_ago_holds_only_where_it_was_bad() -> None:
    rows = programas(f"{YEARLY}, reported 88%", "01/01/2026–31/10/2026, En curso, reported 50%")
    found = evaluate(panorama(rows, corte=date(2026, 9, 1)), AL, Umbrales()).municipio
    assert (luz(found), found.con_datos, found.programas) == ("rojo atrasado", 1, 2)


def test_a_row_that_waits_for_its_correction_is_marked() -> None:
    [row], [activity] = programas(YEARLY, marca="pendiente"), actividades("no dates, 0%", "op1")
    found = evaluate(panorama([row], [activity | {"marca": "pendiente"}]), AL, Umbrales()).programas[
        "op", "op1"
    ]
    assert found.marcas == (Marca.CORRECCION_PENDIENTE,)
    assert found.actividades[0].marcas == (Marca.CORRECCION_PENDIENTE,)


def test_weights_of_each_workbook_are_divided_by_their_mean() -> None:
    op = programas(f"{YEARLY}, weight 1", f"{YEARLY}, weight 5")
    ha = programas(f"{YEARLY}, weight 100", f"{YEARLY}, weight 0.5", YEARLY, origen="ha")
    found = evaluate(panorama(op + ha), AL, Umbrales()).programas
    assert [round(each.peso, 4) for each in found.values()] == [0.3333, 1.6667, 2.9557, 0.0148, 0.0296]


def test_weights_up_to_5_and_up_to_100_weigh_the_same_together() -> None:
    op = programas(f"{YEARLY}, weight 1, reported 10%", f"{YEARLY}, weight 5, reported 70%")
    ha = programas(f"{YEARLY}, weight 20, reported 10%", f"{YEARLY}, weight 100, reported 70%", origen="ha")
    found = evaluate(panorama(op + ha), AL, Umbrales()).municipio
    assert points(found.real) == 60.0


def test_a_retired_programme_is_not_in_the_mean_of_its_workbook() -> None:
    rows = programas(f"{YEARLY}, weight 2", f"{YEARLY}, weight 10")
    rows[1]["marca"] = "retirado"
    assert evaluate(panorama(rows), AL, Umbrales()).programas["op", "op1"].peso == 1.0
