"""The page of one programme and of its activities: línea base, past, sources, what depends on what."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.pages.origins import origins
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa, task

PAGE = "/programas/OP/OP-1"
LATER = date(2026, 11, 19)


def text(client: FlaskClient, address: str = PAGE) -> str:
    return client.get(address).get_data(as_text=True)


@pytest.fixture
def moved(populated: Factory) -> Factory:
    """The dates of a programme and of an activity of it moved twice."""
    for day, end in ((date(2026, 11, 19), date(2027, 1, 31)), (date(2026, 11, 20), date(2027, 2, 28))):
        populated.load("OP", day, day)
        programa(populated, "OP", "OP-1", nombre="Red pluvial", fin_planificado=end)
        task(populated, "OP-1", "OP-1.2", fin_planificado=end, avance=0.4)
    return populated


def test_a_programme_whose_dates_moved_says_how_often_and_how_far(
    moved: Factory, client: FlaskClient
) -> None:
    del moved
    page = text(client)
    assert "reprogramado 2 veces, +59 días" in page
    assert "reprogramada 2 veces, +59 días" in page
    assert page.count('class="linea-base"') == 3 * 3


def test_the_linea_base_is_as_it_was_known_that_day(moved: Factory, client: FlaskClient) -> None:
    del moved
    assert "reprogramado 1 vez, +31 días" in text(client, f"{PAGE}?al=2026-11-19")
    assert "linea-base" not in text(client, f"{PAGE}?al=2026-11-18")


def test_the_past_names_what_changed_from_what_to_what(moved: Factory, client: FlaskClient) -> None:
    del moved
    page = text(client)
    assert "<bdi>31/01/2027</bdi>" in page
    assert "Se agregaron 3 actividades" in page
    assert "carga 5" in page
    assert "carga 5" not in text(client, f"{PAGE}?al=2026-11-19")


def test_a_row_that_went_is_in_the_past_of_its_programme(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", LATER)
    populated.remove("actividad", "OP", "op-1.3")
    assert "ya no está en la planilla" in text(client)


def test_changes_of_what_was_not_public_then_are_not_told(populated: Factory, client: FlaskClient) -> None:
    for day, publico, name in ((19, "No", "Nombre secreto"), (20, "Sí", "Nombre nuevo")):
        populated.load("OP", date(2026, 11, day))
        programa(populated, "OP", "OP-1", nombre=name, publico=publico)
        task(populated, "OP-1", "OP-1.1", nombre=f"Tarea del {day}")
    page = text(client)
    assert "Nombre nuevo" in page
    assert "Nombre secreto" not in page
    assert "Tarea del 19" not in page
    assert "Tarea del 19" in text(client, f"{PAGE}?vista=completa")


def test_every_kind_of_figure_says_its_sheet_its_rows_and_its_load(visitor: FlaskClient) -> None:
    page = text(visitor)
    for sheet in ("Programas", "Actividades", "Indicadores", "Mediciones", "Presupuesto"):
        assert f'data-t="Hoja" role="cell">{sheet}<' in page
    assert "#d-OP" in page


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([4], "4"),
        ([4, 5, 6], "4 a 6"),
        ([9, 4, 5], "4 a 5, 9"),
        ([None], ""),
        (range(1, 20, 2), "y 4 tramos más"),
    ],
)
def test_rows_are_told_in_stretches(rows: list[int | None], told: str) -> None:
    blank: list[dict[str, object]] = []
    found = dict.fromkeys(("actividad", "indicador", "medicion", "presupuesto"), blank)
    found["programa"] = [{"fila": row, "desde": 1} for row in rows]
    assert origins(found, {})[0].rows.endswith(told)


def test_the_row_of_an_activity_leads_to_its_page(visitor: FlaskClient) -> None:
    assert 'href="/programas/OP/OP-1/actividades/OP-1.2"' in text(visitor)


def test_an_activity_tells_its_share_and_its_neighbours(visitor: FlaskClient) -> None:
    page = text(visitor, f"{PAGE}/actividades/OP-1.2")
    assert '<dd class="cifra-media">50 %</dd>' in page
    assert 'href="/programas/OP/OP-1/actividades/OP-1.1"' in page
    assert "Ninguna otra actividad la espera" in page
    assert 'href="/programas/OP/OP-1/actividades/OP-1.2"' in text(visitor, f"{PAGE}/actividades/OP-1.1")


def test_an_unknown_activity_gets_the_nearest_one(visitor: FlaskClient) -> None:
    answer = visitor.get(f"{PAGE}/actividades/OP-11")
    assert answer.status_code == 404
    assert "/actividades/OP-1.1" in answer.get_data(as_text=True)


def test_a_dependency_that_no_elbow_can_show_is_said_in_words(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", LATER)
    task(populated, "OP-1", "OP-1.2", predecesora="OP-1.1; OP-4.1; NADA-9")
    page = text(client)
    assert "Depende de OP-1.1." in page
    assert "<bdi>OP-4.1</bdi></a> (de otro programa)" in page
    assert "<bdi>NADA-9</bdi> (no figura en la planilla)" in page


def test_a_row_without_planned_dates_says_so_in_its_drawing(visitor: FlaskClient) -> None:
    assert "Sin fechas planificadas" in text(visitor, "/programas/OP/OP-4")


def test_long_and_hostile_texts_stay_inert_and_within_bounds(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", LATER)
    hostile = "<script>alert(1)</script>\u202e \U0001f3d7 " + "muy largo " * 3200
    programa(populated, "OP", "OP-1", nombre=hostile, descripcion=hostile)
    task(populated, "OP-1", "OP-1.2", nombre=hostile, evidencia=hostile)
    for address in (PAGE, f"{PAGE}/actividades/OP-1.2"):
        page = text(client, address)
        assert "<script>alert" not in page
        assert len(page) < 200_000


def test_a_load_that_changed_everything_is_told_in_part(populated: Factory, client: FlaskClient) -> None:
    for day, avance in ((19, 0.1), (20, 0.2)):
        populated.load("OP", date(2026, 11, day))
        for number in range(20):
            task(populated, "OP-2", f"OP-2.{number}", avance=avance)
    page = text(client, "/programas/OP/OP-2")
    assert "Se agregaron 20 actividades." in page
    assert "Y 8 cambios más" in page
    assert "/cambios?desde=2026-11-19&amp;hasta=2026-11-20" in page
