"""Every page answers, is valid, and goes wrong with grace."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from plan.tables import CARGA
from tests.dashboard.factory import Factory
from tests.dashboard.town import estrategia
from tests.dashboard.validity import errors

PAGES = (
    "/",
    "/?dependencias=todas",
    "/?al=2026-10-01",
    "/programas",
    "/programas?orden=-brecha&texto=red",
    "/programas?texto=nada+que+ver",
    "/programas/OP/OP-1",
    "/programas/op/op-1",
    "/programas/OP/OP-1?al=2026-11-19",
    "/programas/OP/OP-3",
    "/programas/OP/OP-4",
    "/programas/SAL/SAL-1",
    "/actualizacion",
    "/actualizacion/op",
    "/actualizacion/estrategia?al=2026-10-01",
    "/actualizacion?al=2026-10-01",
    "/cambios",
    "/cambios?desde=2026-08-01&detalle=si&luces=todas",
    "/cambios?desde=2026-10-01&hasta=2026-11-01&dependencia=sal",
    "/coordinacion",
    "/informes",
    "/informes/2026-11-20",
    "/informes/2026-10-01",
    "/coordinacion?desde=2026-08-01&al=2026-11-19",
    "/metodologia",
    "/dependencias",
    "/dependencias?al=2026-10-01",
    "/dependencias/OP",
    "/dependencias/INT",
    "/dependencias/CUL",
    "/dependencias/sal?al=2026-10-01",
    "/ejes",
    "/ejes/E1",
    "/ejes/e2?al=2026-10-01",
    "/lineamientos/L1",
    "/responsables",
    "/responsables?texto=zzz",
    "/indicadores",
    "/indicadores?semaforo=gris&orden=-valor",
    "/indicadores?texto=nada+que+ver",
    "/responsables/paula-ferreyra",
    "/responsables/sin-responsable",
    "/datos",
    "/programas/OP/OP-1/indicadores/I1",
    "/programas/OP/OP-1/interactivo",
    "/cronograma",
    "/cronograma?al=2026-11-19",
    "/cronograma?texto=nada+que+ver",
    "/cronograma?texto=parque",
    "/programas/OP/OP-1/actividades/OP-1.1",
    "/programas/op/op-1/actividades/op-1.3?al=2026-11-19",
    "/programas/OP/OP-4/actividades/OP-4.1",
    "/indicadores/OP/I1",
    "/ayuda",
    "/ayuda/oficinas",
    "/ayuda/columnas",
    "/ayuda/planillas-sueltas",
    "/ayuda/coordinacion",
    "/ayuda/administracion",
    "/ayuda/problemas",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_answers_with_valid_html(visitor: FlaskClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 200
    assert errors(answer.get_data(as_text=True)) == []


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/programas",
        "/actualizacion",
        "/metodologia",
        "/?al=2026-01-01",
        "/dependencias",
        "/ejes",
        "/responsables",
        "/indicadores",
    ],
)
def test_with_nothing_loaded_a_page_says_what_to_do_first(
    factory: Factory, client: FlaskClient, address: str
) -> None:
    del factory
    answer = client.get(address)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert errors(page) == []
    assert "estrategia.xlsx" in page or "metodologia" in address or "al=" in address


def test_with_the_strategy_alone_the_offices_are_asked_for_their_workbooks(
    factory: Factory, client: FlaskClient
) -> None:
    estrategia(factory)
    assert "Ninguna dependencia cargó programas" in client.get("/").get_data(as_text=True)
    assert "Ninguna dependencia cargó programas" in client.get("/programas").get_data(as_text=True)


@pytest.mark.parametrize("address", ["/", "/programas", "/programas/OP/OP-1", "/actualizacion", "/datos"])
def test_before_the_first_load_a_page_says_since_when_there_is_data(
    visitor: FlaskClient, address: str
) -> None:
    page = visitor.get(f"{address}?al=2026-08-01").get_data(as_text=True)
    assert "La primera carga es del 01/09/2026" in page


def test_a_page_of_the_past_says_so_and_its_links_stay_there(visitor: FlaskClient) -> None:
    page = visitor.get("/?al=2026-10-01").get_data(as_text=True)
    assert "Esta página muestra el pasado" in page
    assert "/programas?al=2026-10-01" in page
    assert "Red pluvial" not in visitor.get("/programas?al=2026-10-01").get_data(as_text=True)


@pytest.mark.parametrize(
    "al",
    ["hoy", "20/11/2026", "2026-13-01", "20261120", "2026-W10-1", "2026-11-21", "0001-01-01", "1969-12-31"],
)
@pytest.mark.parametrize("address", ["/", "/programas", "/programas/OP/OP-1", "/actualizacion"])
def test_a_day_that_cannot_be_shown_is_refused(visitor: FlaskClient, address: str, al: str) -> None:
    answer = visitor.get(address, query_string={"al": al})
    assert answer.status_code == 400
    assert errors(answer.get_data(as_text=True)) == []


def test_an_unknown_code_gets_the_nearest_one(visitor: FlaskClient) -> None:
    answer = visitor.get("/programas/OP/OP1")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert '/programas/OP/OP-1"' in page
    assert errors(page) == []


@pytest.mark.parametrize(
    "address", ["/nada", "/programas/OP", "/programas/%00/x", "/programas/" + "x" * 3000 + "/y"]
)
def test_an_unknown_page_is_not_found_in_the_look_of_the_site(visitor: FlaskClient, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 404
    assert "Ir al tablero" in answer.get_data(as_text=True)
    assert errors(answer.get_data(as_text=True)) == []


def test_the_site_can_only_be_read(client: FlaskClient) -> None:
    assert client.post("/programas").status_code == 405


def test_a_fault_of_the_program_gets_a_page_without_its_secrets(app: Flask, factory: Factory) -> None:
    with factory.engine.begin() as connection:
        CARGA.drop(connection, checkfirst=False)
    answer = app.test_client().get("/")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "Algo falló" in page
    assert "sqlite" not in page.lower()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_styles_and_runs_nothing_inline_and_asks_nobody_else(
    visitor: FlaskClient, address: str
) -> None:
    page = visitor.get(address).get_data(as_text=True)
    assert " style=" not in page
    assert " onclick=" not in page
    assert re.findall(r'(?:src|href|action)="[^"]*//[^"]*"', page) == []
    assert re.findall(r"url\((?!#)", page) == []


def test_the_figures_of_a_silent_office_are_of_the_day_it_informed(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", date(2026, 9, 2), corte=date(2026, 8, 31))
    page = client.get("/programas/OP/OP-1").get_data(as_text=True)
    assert "por la dependencia, al 31/08/2026" in page
    assert "según los plazos, al 20/11/2026" in page


def test_the_rows_of_a_list_stay_on_the_day_that_each_address_asks_for(visitor: FlaskClient) -> None:
    dated, plain = (
        visitor.get(address).get_data(as_text=True) for address in ("/programas?al=2026-11-20", "/programas")
    )
    assert '"/programas/OP/OP-1?al=2026-11-20"' in dated
    assert '"/programas/OP/OP-1"' in plain
