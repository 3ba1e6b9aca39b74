"""The road map: a bar per programme on one scale, grouped by dependencia."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskClient

from dashboard.gantt.roadmap import draw
from plan.linea_base import Plazo
from tests.dashboard.factory import Factory
from tests.dashboard.test_gantt import DONE, TODAY, actividad, programa
from tests.dashboard.town import programa as put_programa

ADDRESS = "/cronograma"


def text(client: FlaskClient, address: str = ADDRESS) -> str:
    return client.get(address).get_data(as_text=True)


def test_every_programme_stands_on_the_same_scale() -> None:
    early = programa(inicio=date(2026, 1, 1), fin=date(2026, 6, 30))
    late = programa(inicio=date(2026, 7, 1), fin=date(2026, 12, 31))
    found = draw([early, late], TODAY, {})
    assert found is not None
    assert found.tracks[0].plan is not None
    assert found.tracks[1].plan is not None
    assert found.tracks[0].plan.x == 0.0
    assert found.tracks[0].plan.end == found.tracks[1].plan.x
    assert found.tracks[1].plan.end == 100.0


def test_hitos_stand_on_the_bar_of_their_programme() -> None:
    hito = actividad(hito=True, fin=date(2026, 11, 30), nombre="Inauguración", real=0.0)
    done = actividad(hito=True, nombre="Firma", real=1.0, semaforo=DONE)
    gone = actividad(hito=True, nombre="Otro", cancelada=True)
    found = draw([programa(hito, done, gone, actividad(nombre="Tarea"))], TODAY, {})
    assert found is not None
    assert [(each.nombre, each.diamond.fulfilled is not None) for each in found.tracks[0].hitos] == [
        ("Inauguración", False),
        ("Firma", True),
    ]


def test_a_programme_past_its_end_is_hatched_up_to_today_unless_it_is_done() -> None:
    late = programa(fin=date(2026, 10, 31))
    done = programa(fin=date(2026, 10, 31), semaforo=DONE, real=1.0)
    gone = programa(fin=date(2026, 10, 31), retirado=True)
    found = draw([late, done, gone], TODAY, {})
    assert found is not None
    assert [track.overdue is not None for track in found.tracks] == [True, False, False]


def test_a_programme_without_dates_has_a_row_without_a_bar() -> None:
    undated = programa(inicio=None, fin=None, planificado=None, real=None)
    found = draw([programa(), undated], TODAY, {})
    assert found is not None
    assert found.tracks[1].plan is None
    assert draw([undated], TODAY, {}) is None


def test_the_linea_base_is_drawn_when_it_is_another() -> None:
    fila = {"codigo": "P1", "clave": "p1", "origen": "op"}
    base = Plazo(1, date(2026, 10, 1), date(2026, 11, 30), 31, ())
    same = Plazo(1, date(2026, 10, 1), date(2026, 12, 31), 0, ())
    for plazo, drawn in ((base, True), (same, False)):
        found = draw([programa(fila=fila)], TODAY, {("op", "p1"): plazo})
        assert found is not None
        assert found.rebased is drawn


def test_programmes_are_grouped_by_dependencia_and_linked(visitor: FlaskClient) -> None:
    page = text(visitor)
    assert page.index("Obras Públicas</bdi></a></th>") < page.index("Secretaría de Salud</bdi></a></th>")
    assert 'href="/programas/OP/OP-1"' in page
    assert "8 programas" in page or "9 programas" in page


def test_the_road_map_answers_the_filter_of_the_list(visitor: FlaskClient) -> None:
    page = text(visitor, f"{ADDRESS}?dependencia=SAL&al=2026-11-19")
    assert "Vacunación" in page
    assert "Terminal" not in page
    assert "Al 19/11/2026" in page


def test_programmes_without_any_date_are_listed_without_a_drawing(visitor: FlaskClient) -> None:
    page = text(visitor, f"{ADDRESS}?texto=nada+parecido")
    assert "Ningún programa cumple todo lo pedido" in page


def test_a_hundred_programmes_fill_a_page(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", date(2026, 11, 19))
    for number in range(110):
        put_programa(populated, "OP", f"N-{number}")
    assert text(client).count('class="dibujo" role="cell"') == 100
    assert 'rel="next"' in text(client)
    assert text(client, f"{ADDRESS}?pagina=2").count('class="dibujo" role="cell"') == 18


def test_only_dates_of_the_day_that_is_shown_make_a_linea_base(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20))
    put_programa(populated, "OP", "OP-2", nombre="Alumbrado LED", fin_planificado=date(2027, 3, 31))
    assert "reprogramado 1 vez, +90 días" in text(client)
    assert "reprogramado" not in text(client, f"{ADDRESS}?al=2026-11-19")
