"""Planned, real and reported progress of activities and programmes."""

from __future__ import annotations

from datetime import date

import pytest

from plan.avance import activity_dates, clamp, done, planned, planned_hito, programme_dates, weights
from tests.plan.notation import actividades, as_day, measure, points, programa


@pytest.mark.parametrize(
    ("span", "day", "expected"),
    [
        ("01/11/2026–10/11/2026", "31/10/2026", 0.0),
        ("01/11/2026–10/11/2026", "01/11/2026", 0.1),  # the first day counts
        ("01/11/2026–10/11/2026", "05/11/2026", 0.5),
        ("01/11/2026–10/11/2026", "10/11/2026", 1.0),  # whole on its last day
        ("01/11/2026–10/11/2026", "11/11/2026", 1.0),
        ("01/11/2026–01/11/2026", "01/11/2026", 1.0),
        ("28/02/2028–01/03/2028", "29/02/2028", 2 / 3),  # a leap year
        ("…–10/11/2026", "09/11/2026", None),
        ("…–10/11/2026", "10/11/2026", 1.0),
        ("01/11/2026–…", "31/10/2026", 0.0),
        ("01/11/2026–…", "01/11/2026", None),
        ("…–…", "01/11/2026", None),
        ("10/11/2026–01/11/2026", "05/11/2026", 1.0),  # turned around: its end has come
    ],
)
def test_the_plan_of_an_activity_is_linear_by_days(span: str, day: str, expected: float | None) -> None:
    inicio, fin = (as_day(text) for text in span.split("–"))
    assert planned(inicio, fin, as_day(day) or date.max) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("31/10/2026", 0.0), ("01/11/2026", 0.0), ("11/11/2026", 0.0), ("12/11/2026", 1.0)]
)
def test_a_hito_is_planned_after_its_date_and_ten_days(day: str, expected: float) -> None:
    assert planned_hito(date(2026, 11, 1), as_day(day) or date.max, 10) == expected


def test_a_hito_without_a_date_has_no_plan() -> None:
    assert planned_hito(None, date(2026, 11, 1), 10) is None


@pytest.mark.parametrize(
    ("fin_real", "declared", "expected"),
    [
        (None, 0.4, 0.4),
        (None, None, 0.0),
        (None, 1.0, 0.99),
        (None, 1.5, 0.99),
        (None, -0.1, 0.0),
        (date(2026, 11, 1), None, 1.0),
        (date(2026, 11, 1), 0.4, 1.0),
    ],
)
def test_real_is_what_is_declared_until_there_is_a_real_end(
    fin_real: date | None, declared: float | None, expected: float
) -> None:
    assert done(fin_real, declared, 0.99) == expected


@pytest.mark.parametrize(
    ("activity", "programme", "expected"),
    [
        ("01/03/2026–30/06/2026", "01/01/2026–31/12/2026", "01/03/2026–30/06/2026"),
        ("no dates", "01/01/2026–31/12/2026", "01/01/2026–31/12/2026"),
        ("…–30/06/2026", "01/01/2026–31/12/2026", "01/01/2026–30/06/2026"),
        ("01/03/2026–…", "01/01/2026–31/12/2026", "01/03/2026–31/12/2026"),
        ("…–30/06/2025", "01/01/2026–31/12/2026", "30/06/2025–30/06/2025"),  # never turned around
        ("01/03/2027–…", "01/01/2026–31/12/2026", "01/03/2027–01/03/2027"),
        ("hito 30/06/2026", "01/01/2026–31/12/2026", "30/06/2026–30/06/2026"),
        ("hito 01/03/2026–30/06/2026", "01/01/2026–31/12/2026", "30/06/2026–30/06/2026"),
        ("hito 01/03/2026–…", "01/01/2026–31/12/2026", "01/03/2026–01/03/2026"),
        ("hito", "01/01/2026–31/12/2026", "31/12/2026–31/12/2026"),
        ("no dates", "…–…", "…–…"),
        ("…–30/06/2026", "…–…", "…–30/06/2026"),
    ],
)
def test_what_dates_an_activity_lacks_are_those_of_its_programme(
    activity: str, programme: str, expected: str
) -> None:
    own = programa(programme)
    [row] = actividades(activity)
    found = activity_dates(row, (own["inicio_planificado"], own["fin_planificado"]))
    assert found == tuple(as_day(text) for text in expected.split("–"))


@pytest.mark.parametrize(
    ("programme", "activities", "expected"),
    [
        ("01/01/2026–31/12/2026", "01/03/2025–30/06/2027", "01/01/2026–31/12/2026"),
        ("…–…", "01/03/2026–30/06/2026; 01/02/2026–…; hito 15/08/2026", "01/02/2026–15/08/2026"),
        ("…–31/12/2026", "01/03/2026–30/06/2026", "01/03/2026–31/12/2026"),
        ("01/01/2026–…", "01/03/2026–30/06/2026", "01/01/2026–30/06/2026"),
        ("…–31/01/2026", "01/03/2026–30/06/2026", "31/01/2026–31/01/2026"),
        ("01/09/2026–…", "01/03/2026–30/06/2026", "01/09/2026–01/09/2026"),
        ("…–…", "…–30/06/2026", "…–30/06/2026"),
        ("…–…", "none", "…–…"),
    ],
)
def test_what_dates_a_programme_lacks_are_those_its_activities_span(
    programme: str, activities: str, expected: str
) -> None:
    found = programme_dates(programa(programme), actividades(activities))
    assert found == tuple(as_day(text) for text in expected.split("–"))


@pytest.mark.parametrize(
    ("activities", "expected"),
    [
        ("no dates; no dates, weight 3", [1, 3]),
        ("no dates; hito", [1, 0]),
        ("no dates; hito, weight 2", [1, 2]),
        ("hito; hito", [1, 1]),
        ("no dates, weight 0; no dates", [0, 1]),
        ("no dates, weight 0; hito", [1, 1]),  # nothing weighs, so all weigh the same
        ("", []),
    ],
)
def test_a_blank_weight_is_one_but_nothing_for_a_hito_beside_tasks(
    activities: str, expected: list[float]
) -> None:
    rows = actividades(activities)
    assert weights([("hito" in row, row.get("ponderacion")) for row in rows]) == expected


def test_a_hito_weighs_once_the_tasks_beside_it_are_cancelled() -> None:
    found = measure(
        "–––, En curso", "no dates, Cancelada; hito 01/03/2026, real …–01/03/2026; hito 01/12/2026"
    )
    assert [activity.peso for activity in found.actividades] == [0, 1, 1]
    assert (found.real, found.canceladas) == (0.5, 1)


def test_planned_and_real_are_weighed_over_the_same_activities() -> None:
    found = measure(
        "01/01/2026–31/12/2026, En curso",
        "…–31/03/2026, 50%, weight 3; 01/12/2026–…, 10%, weight 1; …–31/03/2026, 0%, Cancelada, weight 9",
    )
    assert (found.planificado, found.real) == (0.75, 0.4)


def test_a_blank_progress_counts_nothing_and_is_counted() -> None:
    found = measure("01/01/2026–31/12/2026, En curso", "no dates, 80%; 2 × no dates; Cancelada")
    assert (points(found.real), found.sin_dato, len(found.actividades)) == (26.7, 2, 4)


def test_a_programme_without_activities_is_as_it_reports() -> None:
    found = measure("01/01/2026–31/12/2026, En curso, reported 60%")
    assert (points(found.planificado), found.real, found.reportado, found.brecha) == (88.8, 0.6, 0.6, 0)


def test_a_programme_whose_activities_are_all_cancelled_is_as_it_reports() -> None:
    found = measure("01/01/2026–31/12/2026, En curso, reported 60%", "no dates, 20%, Cancelada")
    assert (found.real, found.canceladas) == (0.6, 1)


@pytest.mark.parametrize(
    ("programme", "gap"),
    [
        ("01/01/2026–31/12/2026, En curso, reported 60%", 20.0),
        ("01/01/2026–31/12/2026, En curso, reported 15%", -25.0),
        ("01/01/2026–31/12/2026, En curso", None),
    ],
)
def test_the_brecha_is_what_is_reported_beyond_what_is_real(programme: str, gap: float | None) -> None:
    assert points(measure(programme, "no dates, 40%").brecha) == gap


def test_a_programme_without_dates_still_shows_how_far_its_activities_are() -> None:
    found = measure("–––, En curso", "no dates, 40%; no dates, 60%")
    assert (found.planificado, found.real, found.avance) == (None, None, 0.5)


def test_nobody_knows_how_far_a_programme_is_of_which_nothing_is_informed() -> None:
    assert measure("01/01/2026–31/12/2026, En curso", "no dates").avance is None
    assert measure("01/01/2026–31/12/2026, En curso").avance is None


@pytest.mark.parametrize(("fraction", "expected"), [(1.2, 1.0), (-0.1, 0.0), (0.4, 0.4), (None, None)])
def test_a_fraction_is_kept_between_nothing_and_all(fraction: float | None, expected: float | None) -> None:
    assert clamp(fraction) == expected


@pytest.mark.parametrize(
    ("corte", "medido_al"),
    [
        ("31/10/2026", "31/10/2026"),  # fresh: as of its corte
        ("20/12/2026", "20/11/2026"),  # a corte to come counts as today
        ("30/09/2026", "20/11/2026"),  # stale: as of today
        ("", "20/11/2026"),
    ],
)
def test_a_plan_is_measured_at_the_corte_while_its_office_is_fresh(corte: str, medido_al: str) -> None:
    found = measure("01/01/2026–31/12/2026, En curso", "no dates, 80%", as_day(corte))
    assert found.medido_al == as_day(medido_al)
