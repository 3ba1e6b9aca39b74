"""The lights, case by case: every line of the agreed table, and every boundary its rules name."""

from __future__ import annotations

from datetime import date

import pytest

from plan.umbrales import Receso, Umbrales
from tests.plan.notation import as_day, luz, measure, over_100_days, points

TABLA = [
    (
        "one activity late, the others ahead",
        "01/01/2026–09/10/2027, En curso",
        (
            "01/01/2026–30/06/2026, 40%, real 05/01/2026–…; "
            "2 × 01/01/2026–09/10/2027, 80%, real 05/01/2026–…; "
            "01/01/2027–30/06/2027, 20%, real 01/10/2026–…"
        ),
        "20/11/2026", 50.0, 55.0, "amarillo actividad vencida",
    ),
    (
        "year-long, day 10, nothing yet",
        "11/11/2026–10/11/2027, En curso",
        "11/11/2026–10/11/2027, 0%",
        "20/11/2026", 2.7, 0.0, "verde en término",
    ),
    (
        "60 days long, informed at 31/10",
        "02/10/2026–30/11/2026, En curso",
        "02/10/2026–30/11/2026, 50%, real 02/10/2026–…",
        "31/10/2026", 50.0, 50.0, "verde en término",
    ),
    (
        "ended two days ago, all at 100 % without Fin real",
        "01/09/2026–18/11/2026, En curso, reported 100%",
        "01/09/2026–18/11/2026, 100%, real 01/09/2026–…",
        "20/11/2026", 100.0, 99.0, "amarillo por cerrar",
    ),
    (
        "ended five days ago at 60 %",
        "01/09/2026–15/11/2026, En curso",
        "01/09/2026–15/11/2026, 60%, real 01/09/2026–…",
        "20/11/2026", 100.0, 60.0, "amarillo vencido en tolerancia",
    ),
    (
        "ended a month ago, no data at all",
        "01/01/2026–20/10/2026, En curso",
        "none",
        "20/11/2026", 100.0, 0.0, "rojo vencido",
    ),
    (
        "finished 107 days late",
        "01/01/2026–01/07/2026, Finalizado",
        "01/01/2026–01/07/2026, 100%, real 03/01/2026–16/10/2026",
        "20/11/2026", 100.0, 100.0, "azul finalizado",
    ),
    (
        "starts in March, blank progress",
        "01/03/2027–30/06/2027, No iniciado",
        "01/03/2027–30/06/2027, blank",
        "20/11/2026", 0.0, 0.0, "gris aún no inicia",
    ),
    (
        "starts in March, already 30 %",
        "01/03/2027–30/06/2027, En curso",
        "01/03/2027–30/06/2027, 30%, real 02/11/2026–…",
        "20/11/2026", 0.0, 30.0, "verde adelantado",
    ),
    (
        "three hitos, one done, second due yesterday",
        "01/07/2026–01/03/2027, En curso",
        "hito 01/08/2026, 100%, real …–01/08/2026; hito 19/11/2026, 0%; hito 01/03/2027, 0%",
        "20/11/2026", 33.3, 33.3, "amarillo actividad vencida",
    ),
    (
        "agreement signed (hito), works of 24 months, 3 in, nothing done",
        "01/08/2026–19/08/2028, En curso",
        "hito 15/08/2026, 100%, real …–15/08/2026; 20/08/2026–19/08/2028, 0%",
        "20/11/2026", 12.7, 0.0, "rojo atrasado",
    ),
    (
        "two of five dated and finished, three undated at 0",
        "01/01/2026–31/12/2026, En curso",
        (
            "01/01/2026–31/03/2026, 100%, real 01/01/2026–31/03/2026; "
            "01/04/2026–30/06/2026, 100%, real 01/04/2026–30/06/2026; 3 × no dates, 0%"
        ),
        "20/11/2026", 93.3, 40.0, "rojo atrasado",
    ),
    (
        "one of five complete, the rest blank",
        "01/01/2026–31/12/2026, En curso",
        "01/01/2026–31/03/2026, 100%, real 01/01/2026–31/03/2026; 4 × 01/01/2026–31/12/2026, blank",
        "20/11/2026", 91.0, 20.0, "gris sin dato",
    ),
    (
        "suspended without a reason, overdue",
        "01/01/2026–30/09/2026, Suspendido",
        "01/01/2026–30/09/2026, 40%, real 01/01/2026–…",
        "20/11/2026", 100.0, 40.0, "rojo vencido",
    ),
    (
        "suspended with its reason",
        "01/01/2026–30/09/2026, Suspendido, «Medida cautelar»",
        "01/01/2026–30/09/2026, 40%, real 01/01/2026–…",
        "20/11/2026", 100.0, 40.0, "gris suspendido",
    ),
    (
        "Finalizado, no activities, reported 60 %",
        "01/01/2026–31/12/2026, Finalizado, reported 60%",
        "none",
        "20/11/2026", 88.8, 60.0, "rojo atrasado",
    ),
    (
        "on plan when last heard, 51 days ago",
        "01/01/2026–31/12/2026, En curso",
        "01/01/2026–31/12/2026, 75%, real 01/01/2026–…",
        "30/09/2026", 88.8, 75.0, "gris sin actualizar",
    ),
    (
        "behind when last heard, 51 days ago, and ended since",
        "01/01/2026–15/10/2026, En curso",
        "01/01/2026–15/10/2026, 50%, real 01/01/2026–…",
        "30/09/2026", 100.0, 50.0, "rojo vencido",
    ),
    (
        "no dates anywhere",
        "–––, En curso, reported 40%",
        "no dates, 40%",
        "20/11/2026", None, None, "gris sin cronograma",
    ),
    (
        "81 % planned, 70 % done",
        "01/02/2026–01/02/2027, En curso",
        "01/02/2026–01/02/2027, 70%, real 01/02/2026–…",
        "20/11/2026", 80.1, 70.0, "amarillo en riesgo",
    ),
    (
        "81 % planned, 55 % done",
        "01/02/2026–01/02/2027, En curso",
        "01/02/2026–01/02/2027, 55%, real 01/02/2026–…",
        "20/11/2026", 80.1, 55.0, "rojo atrasado",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("programme", "activities", "corte", "planned", "real", "light"),
    [case[1:] for case in TABLA],
    ids=[case[0] for case in TABLA],
)
def test_the_agreed_table_holds(
    programme: str, activities: str, corte: str, planned: float | None, real: float | None, light: str
) -> None:
    found = measure(programme, activities, as_day(corte))
    assert (points(found.planificado), points(found.real), luz(found)) == (planned, real, light)


@pytest.mark.parametrize(
    ("planned", "avance", "light"),
    [
        (40, "35%", "verde en término"),  # a gap of 5 points
        (40, "34.9%", "amarillo en riesgo"),
        (30, "20%", "amarillo en riesgo"),  # a gap of 10 points
        (30, "19.9%", "rojo atrasado"),
        (80, "72%", "verde en término"),  # a ratio of 0.90
        (80, "71.9%", "amarillo en riesgo"),
        (80, "56%", "amarillo en riesgo"),  # a ratio of 0.70
        (80, "55.9%", "rojo atrasado"),
        (10, "5%", "verde en término"),
        (99, "99%", "verde en término"),
        (40, "60%", "verde en término"),
    ],
)
def test_a_gap_and_a_ratio_have_no_hole_between_their_bands(planned: int, avance: str, light: str) -> None:
    found = measure("–––, En curso", over_100_days(planned, avance))
    assert (points(found.planificado), luz(found)) == (planned, light)


@pytest.mark.parametrize(
    ("corte", "light"),
    [
        ("06/10/2026", "verde en término"),  # 45 days ago
        ("05/10/2026", "gris sin actualizar"),  # 46
    ],
)
def test_an_office_is_fresh_for_45_days(corte: str, light: str) -> None:
    assert luz(measure("01/01/2026–31/12/2026, En curso", "no dates, 88%", as_day(corte))) == light


def test_the_days_of_a_receso_do_not_count_against_an_office() -> None:
    receso = Umbrales(recesos=(Receso(date(2026, 10, 10), date(2026, 10, 10)),))
    activity = "01/01/2026–31/12/2026, 88%"
    assert (
        luz(measure("–––, En curso", activity, as_day("05/10/2026"), umbrales=receso)) == "verde en término"
    )


def test_an_office_that_never_informed_is_not_fresh() -> None:
    assert (
        luz(measure("01/01/2026–31/12/2026, En curso", "no dates, 88%", corte=None)) == "gris sin actualizar"
    )


@pytest.mark.parametrize(
    ("activity", "light"),
    [
        ("01/11/2026–20/11/2026, 60%", "rojo atrasado"),  # today is its last day
        ("01/11/2026–19/11/2026, 60%", "amarillo vencido en tolerancia"),
        ("01/11/2026–10/11/2026, 60%", "amarillo vencido en tolerancia"),  # 10 days
        ("01/11/2026–09/11/2026, 60%", "rojo vencido"),  # 11 days
        ("01/11/2026–20/11/2026, 100%", "verde en término"),
        ("01/11/2026–09/11/2026, 99%", "amarillo por cerrar"),
        ("01/11/2026–09/11/2026, 98.9%", "rojo vencido"),
        ("01/11/2026–09/11/2026, blank", "rojo vencido"),
    ],
)
def test_a_programme_is_past_its_end_the_day_after_it(activity: str, light: str) -> None:
    assert luz(measure("–––, En curso", activity)) == light


@pytest.mark.parametrize(
    ("hito", "planned", "light"),
    [
        ("hito 20/11/2026", 0.0, "verde en término"),  # due today
        ("hito 19/11/2026", 0.0, "amarillo actividad vencida"),
        ("hito 10/11/2026", 0.0, "amarillo actividad vencida"),  # 10 days
        ("hito 09/11/2026", 100.0, "rojo atrasado"),  # 11 days
    ],
)
def test_a_hito_is_planned_once_its_tolerance_is_over(hito: str, planned: float, light: str) -> None:
    found = measure("01/01/2026–31/12/2026, En curso", f"{hito}, 0%, weight 1; 01/11/2026–30/11/2026, 67%")
    assert (points(found.actividades[0].planificado), luz(found)) == (planned, light)


@pytest.mark.parametrize(
    ("activities", "light"),
    [
        ("01/11/2026–10/12/2026, 50%; 01/11/2026–10/12/2026, blank", "rojo atrasado"),  # half of the plan
        ("01/11/2026–10/12/2026, 50%, weight 0.99; 01/11/2026–10/12/2026, weight 1", "gris sin dato"),
        ("01/11/2026–10/12/2026, blank; 01/12/2026–10/12/2026, 0%", "gris sin dato"),  # only of what is due
    ],
)
def test_data_are_wanted_for_half_of_what_is_planned(activities: str, light: str) -> None:
    assert luz(measure("01/11/2026–10/12/2026, En curso", activities)) == light
