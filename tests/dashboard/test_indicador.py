"""The page of one indicator: its figures, its series, what it hangs on."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from tests.dashboard.factory import Factory


def put(factory: Factory, codigo: str, **cells: object) -> None:
    usual = {"nombre": f"Indicador {codigo}", "unidad": "u", "sentido": "Ascendente"}
    factory.put("indicador", "OP", codigo=codigo, **(usual | cells))


@pytest.mark.parametrize("address", ["/indicadores/OP/I1", "/programas/op/op-1/indicadores/i1"])
def test_an_indicator_shows_its_figures_and_its_series(visitor: FlaskClient, address: str) -> None:
    page = visitor.get(address).get_data(as_text=True)
    for part in (
        "Metros de conducto",
        "82,4 %",
        "amarillo desde 70 %",
        "742",
        "1.800",
        "OP.xlsx",
        'class="s-punto"',
    ):
        assert part in page


def test_an_indicator_is_found_only_under_its_own_programme(visitor: FlaskClient) -> None:
    assert visitor.get("/programas/OP/OP-2/indicadores/I1").status_code == 404


def test_an_unknown_indicator_gets_the_nearest_one(visitor: FlaskClient) -> None:
    answer = visitor.get("/indicadores/OP/I11")
    assert answer.status_code == 404
    assert 'href="/indicadores/OP/I1"' in answer.get_data(as_text=True)


def test_an_indicator_of_a_lineamiento_says_so(populated: Factory, client: FlaskClient) -> None:
    put(populated, "I2", lineamiento="L1")
    page = client.get("/indicadores/OP/I2").get_data(as_text=True)
    assert "Barrios conectados" in page
    assert "Todavía no tiene mediciones" in page


def test_an_indicator_of_nothing_but_its_office_has_a_page(populated: Factory, client: FlaskClient) -> None:
    put(populated, "I3")
    assert client.get("/indicadores/OP/I3").status_code == 200


def test_a_value_that_adds_up_shows_the_sum_beside_each_measurement(
    populated: Factory, client: FlaskClient
) -> None:
    put(populated, "I4", programa="OP-1", acumulacion="Suma")
    for month in (8, 9):
        populated.put(
            "medicion", "OP", indicador="I4", fecha=date(2026, month, 1), valor=21.0, nota="Parcial"
        )
    page = client.get("/indicadores/OP/I4").get_data(as_text=True)
    assert "Acumulado" in page
    assert ">42<" in page
    assert "Parcial" in page


def test_a_target_that_moved_says_what_it_was_and_when_it_changed(
    populated: Factory, client: FlaskClient
) -> None:
    put(populated, "I5", meta=100.0, programa="OP-1")
    populated.load("OP", date(2026, 11, 19))
    put(populated, "I5", meta=80.0, programa="OP-1")
    page = client.get("/indicadores/OP/I5").get_data(as_text=True)
    assert "al cargarse era 100, cambió 1 vez" in page
    assert "<bdi>100</bdi>" in page
    assert "al cargarse era" not in client.get("/indicadores/OP/I5?al=2026-11-18").get_data(as_text=True)


def test_the_past_of_an_indicator_without_programme_is_told_too(
    populated: Factory, client: FlaskClient
) -> None:
    put(populated, "I6", lineamiento="L1", meta=100.0)
    populated.load("OP", date(2026, 11, 19))
    put(populated, "I6", lineamiento="L1", meta=80.0)
    assert "<bdi>100</bdi>" in client.get("/indicadores/OP/I6").get_data(as_text=True)
