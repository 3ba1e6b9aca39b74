"""The lights, rule by rule: which one comes first, of programmes and of activities, and their marks."""

from __future__ import annotations

from datetime import date

import pytest

from plan.evaluado import Marca
from tests.plan.notation import AL, as_day, luz, measure, points


@pytest.mark.parametrize(
    ("programme", "activities", "light"),
    [
        ("01/01/2026–30/09/2026, Cancelado, «Sin fondos»", "none", "gris cancelado"),
        ("01/01/2026–30/09/2026, Cancelado", "none", "rojo vencido"),
        ("01/01/2026–31/12/2026, En curso, «Medida cautelar», reported 88%", "none", "verde en término"),
        ("–––, Suspendido, «Medida cautelar»", "none", "gris suspendido"),
        ("01/01/2026–30/09/2026, Finalizado, reported 100%", "none", "azul finalizado"),
        ("01/01/2026–30/09/2026, En curso, reported 100%", "none", "amarillo por cerrar"),
        ("01/01/2026–30/09/2026, Finalizado, reported 100%", "no dates, 50%", "rojo vencido"),
        ("01/01/2026–30/09/2026, En curso", "no dates, real …–30/09/2026; Cancelada", "azul finalizado"),
        ("–––, En curso", "no dates, real …–30/09/2026", "azul finalizado"),
        ("01/01/2026–31/12/2026, En curso, reported 85%", "Cancelada", "verde en término"),
        ("01/01/2026–31/12/2026, En curso", "none", "gris sin dato"),
        ("01/12/2026–31/12/2026, En curso", "none", "gris aún no inicia"),
        ("01/12/2026–31/12/2026, En curso, reported 1%", "none", "verde adelantado"),
        ("…–31/12/2026, En curso, reported 30%", "none", "gris sin cronograma"),
        ("…–31/10/2026, En curso, reported 30%", "none", "rojo vencido"),
        ("01/01/2026–…, En curso, reported 30%", "none", "gris sin cronograma"),
        ("01/12/2026–…, En curso", "none", "gris aún no inicia"),
        ("–––, En curso", "2 × …–31/10/2026, 100%; …–31/12/2026, 0%", "amarillo actividad vencida"),
    ],
)  # fmt: skip
def test_the_first_rule_that_fits_decides(programme: str, activities: str, light: str) -> None:
    assert luz(measure(programme, activities)) == light


def test_a_real_end_that_is_still_to_come_finishes_nothing() -> None:
    found = measure("01/01/2026–31/12/2026, En curso", "no dates, 100%, real 01/01/2026–15/12/2026")
    assert (points(found.real), luz(found)) == (99.0, "verde en término")


@pytest.mark.parametrize(
    ("activity", "light"),
    [
        ("01/01/2026–31/12/2026, Cancelada, 40%", "gris cancelado"),
        ("01/01/2026–30/09/2026, Suspendida, «Medida cautelar», 40%", "gris suspendido"),
        ("01/01/2026–30/09/2026, Suspendida, 40%", "rojo vencido"),
        ("01/01/2026–30/09/2026, real …–02/10/2026", "azul finalizado"),
        ("01/01/2026–18/11/2026, 40%", "amarillo vencido en tolerancia"),
        ("01/01/2026–18/11/2026, 100%", "amarillo por cerrar"),
        ("01/12/2026–18/12/2026, 0%", "gris aún no inicia"),
        ("01/12/2026–18/12/2026, 5%", "verde adelantado"),
        ("01/01/2026–31/12/2026, blank", "gris sin dato"),
        ("01/01/2026–31/12/2026, 88%", "verde en término"),
        ("01/01/2026–31/12/2026, 75%", "amarillo en riesgo"),
        ("01/01/2026–31/12/2026, 20%", "rojo atrasado"),
        ("hito 20/11/2026, 0%", "gris aún no inicia"),
        ("hito 15/11/2026, 0%", "amarillo vencido en tolerancia"),
        ("no dates, 20%", "gris sin cronograma"),
    ],
)
def test_an_activity_has_a_light_of_the_same_spirit(activity: str, light: str) -> None:
    [found] = measure("–––, En curso", activity).actividades
    assert f"{found.semaforo.luz} {found.semaforo.motivo}" == light


def test_a_silent_office_turns_the_good_lights_of_activities_grey_too() -> None:
    found = measure("–––, En curso", "2 × 01/01/2026–31/12/2026, 88%; …–01/11/2026, 0%", as_day("01/10/2026"))
    lights = [activity.semaforo.motivo for activity in found.actividades]
    assert lights == ["sin actualizar", "sin actualizar", "vencido"]


@pytest.mark.parametrize(
    ("programme", "activities", "corte", "marks"),
    [
        ("En curso, reported 60%", "01/01/2026–31/12/2026, 50%, real 01/01/2026–…", AL, []),
        ("En curso, reported 60.1%", "hito 01/11/2026, 50%, real 01/01/2026–…", AL, [Marca.DISCREPANCIA]),
        ("En curso, reported 39.9%", "hito 01/11/2026, 50%, real 01/01/2026–…", AL, [Marca.DISCREPANCIA]),
        ("En curso", "01/01/2026–31/12/2026, 50%", AL, [Marca.SIN_RESPALDO]),
        ("En curso", "01/01/2026–31/12/2026, 0%", AL, []),
        ("En curso", "hito 01/11/2026, real …–01/11/2026", AL, []),
        ("01/01/2026–31/12/2026, En curso, reported 60%", "none", AL, [Marca.SEGUN_LO_REPORTADO]),
        ("01/01/2026–31/12/2026, En curso", "none", AL, []),
        ("01/01/2026–15/10/2026, En curso", "none", as_day("30/09/2026"), [Marca.SIN_ACTUALIZAR]),
        ("–––, reported 88%", "none", None, [Marca.SIN_ACTUALIZAR, Marca.SEGUN_LO_REPORTADO]),
        ("01/01/2026–31/12/2026, reported 88%", "none", None, [Marca.SEGUN_LO_REPORTADO]),
    ],
)  # fmt: skip
def test_marks_stand_beside_the_light(
    programme: str, activities: str, corte: date | None, marks: list[Marca]
) -> None:
    assert list(measure(programme, activities, corte).marcas) == marks


def test_an_activity_declared_whole_without_its_real_end_is_marked_to_close() -> None:
    [found] = measure("–––, En curso", "01/01/2026–31/12/2026, 100%, real 01/01/2026–…").actividades
    assert found.marcas == (Marca.POR_CERRAR,)
