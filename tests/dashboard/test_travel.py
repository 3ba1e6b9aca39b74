"""Moving through the days: every page shows any day since the first load, and says which."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.dashboard.factory import Factory
from tests.dashboard.town import programa
from tests.dashboard.validity import errors

OF_A_DAY = ("/", "/programas", "/programas/OP/OP-1", "/actualizacion")


def page(client: FlaskClient, address: str) -> str:
    shown = client.get(address).get_data(as_text=True)
    assert errors(shown) == []
    return shown


def band(shown: str) -> str:
    return shown.split('class="banda pasado"')[1].split("</p>", maxsplit=1)[0]


@pytest.mark.parametrize("address", OF_A_DAY)
def test_a_page_of_the_past_leads_to_the_days_with_loads_around_it(
    visitor: FlaskClient, address: str
) -> None:
    shown = band(page(visitor, f"{address}?al=2026-11-19"))
    assert f'href="{address}?al=2026-11-18">← Día anterior con cambios, 18/11/2026' in shown
    assert "Siguiente" not in shown
    assert f'href="{address}">Ver hoy' in shown


def test_the_day_after_with_loads_is_offered(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", date(2026, 11, 17), date(2026, 11, 17))
    assert "Siguiente, 17/11/2026" in band(page(client, "/?al=2026-11-05"))


def test_days_on_which_nothing_changed_are_passed_over(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", date(2026, 11, 13), None, resultado="rechazada", errores=3)
    assert "18/11/2026" in band(page(client, "/?al=2026-11-10"))


def test_the_days_keep_what_else_is_asked(visitor: FlaskClient) -> None:
    shown = band(page(visitor, "/programas?al=2026-11-19&semaforo=rojo&orden=-fin&pagina=1"))
    links = re.findall(r'href="(/[^"]*)"', shown)
    assert links == [
        "/programas?semaforo=rojo&amp;orden=-fin&amp;al=2026-11-18",
        "/programas?semaforo=rojo&amp;orden=-fin",
    ]


def test_choosing_a_day_keeps_the_filter_and_leaves_the_page_of_the_list(visitor: FlaskClient) -> None:
    shown = page(visitor, "/programas?semaforo=rojo&orden=-fin&pagina=1&al=2026-11-19")
    form = shown.split('<form class="fecha"')[1].split("</form>")[0]
    assert re.findall(r'name="(\w+)" value="([^"]*)"', form) == [
        ("semaforo", "rojo"),
        ("orden", "-fin"),
        ("al", "2026-11-19"),
    ]
    assert 'min="2026-09-01"' in form
    assert 'max="2026-11-20"' in form


@pytest.mark.parametrize("address", OF_A_DAY)
def test_a_day_without_data_can_be_left_by_choosing_another(visitor: FlaskClient, address: str) -> None:
    shown = page(visitor, f"{address}?al=2026-08-01")
    assert 'name="al" value="2026-08-01"' in shown
    assert "La primera carga es del 01/09/2026" in shown


def test_a_page_that_is_the_same_every_day_says_so(visitor: FlaskClient) -> None:
    shown = page(visitor, "/metodologia?al=2026-11-19")
    assert "Esta página es la misma todos los días" in band(shown)
    assert 'href="/metodologia">Dejar ese día' in band(shown)
    assert "Esta página es la misma" not in page(visitor, "/metodologia")


def test_today_has_no_band(populated: Factory, client: FlaskClient) -> None:
    programa(populated, "OP", "OP-30")
    assert "banda pasado" not in page(client, "/")
    assert "banda pasado" not in page(client, "/?al=2026-11-20")


def test_choosing_a_day_moves_the_whole_span_of_what_changed(visitor: FlaskClient) -> None:
    shown = page(visitor, "/cambios?desde=2026-11-01&hasta=2026-11-19&dependencia=OP")
    form = shown.split('<form class="fecha"', maxsplit=1)[1].split("</form>", maxsplit=1)[0]
    assert re.findall(r'name="(\w+)"', form) == ["dependencia", "al"]


def test_what_changed_between_two_days_is_the_past_only_while_the_site_is_there(visitor: FlaskClient) -> None:
    assert "Siguiente" in band(page(visitor, "/cambios?al=2026-11-10"))
    assert "banda pasado" not in page(visitor, "/cambios?desde=2026-10-01&hasta=2026-11-10")
