"""The same questions from each side: dependencias, ejes, lineamientos."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.day.indicadores import indicadores
from dashboard.day.visibility import View
from dashboard.keeping.evaluations import Evaluations
from dashboard.pages.dependencias import Node, tree
from dashboard.pages.ejes import ejes
from plan.config import Config
from plan.database import reader
from tests.dashboard.factory import Factory
from tests.dashboard.town import LAST, estrategia, programa, task

SIDES = ("/dependencias/OP", "/dependencias/INT", "/ejes/E1", "/lineamientos/L1")


def page(client: FlaskClient, address: str) -> str:
    return html.unescape(client.get(address).get_data(as_text=True))


def listed(client: FlaskClient, address: str) -> int:
    found = re.search(r'class="bajada">([\d.]+) programas?', page(client, address))
    return int(found[1]) if found else 0


def nodes(config: Config, today: date) -> list[Node]:
    evaluations = Evaluations(reader(config), config)
    return tree(evaluations.photo(View.WHOLE, today, today), config.umbrales)


@pytest.mark.parametrize("address", ["/dependencias", "/ejes", *SIDES])
def test_every_segment_links_to_as_many_programmes_as_it_draws(visitor: FlaskClient, address: str) -> None:
    segments = re.findall(r'<a href="(/programas\?[^"]+)"><title>[^:]+: (\d+) ', page(visitor, address))
    assert segments
    assert [listed(visitor, there) for there, _ in segments] == [int(number) for _, number in segments]


@pytest.mark.parametrize("address", SIDES)
def test_every_counter_links_to_as_many_programmes_as_it_counts(visitor: FlaskClient, address: str) -> None:
    counters = re.findall(
        r'<a class="contador[^"]*" href="([^"]+)">.*?<span class="cifra">(\d+)</span>',
        page(visitor, address),
        re.DOTALL,
    )
    assert [listed(visitor, there) for there, _ in counters] == [int(number) for _, number in counters]


def test_the_tree_goes_down_in_the_order_of_the_strategy(populated: Factory, config: Config) -> None:
    populated.load("", LAST)
    populated.put("dependencia", codigo="VIAL", nombre="Vialidad", depende_de="OP", presenta_planilla="Sí")
    assert [(node.place.codigo, node.depth, node.under) for node in nodes(config, date(2026, 11, 20))] == [
        ("INT", 0, 4),
        ("OP", 1, 1),
        ("VIAL", 2, 0),
        ("SAL", 1, 0),
        ("CUL", 1, 0),
    ]


def test_a_dependencia_counts_the_programmes_of_those_under_it(populated: Factory, config: Config) -> None:
    del populated
    totals = {node.place.codigo: node.bar.total for node in nodes(config, date(2026, 11, 20))}
    assert totals == {"INT": 8, "OP": 7, "SAL": 1, "CUL": 0}


def test_offices_that_depend_on_one_another_in_a_circle_are_still_listed(
    populated: Factory, config: Config
) -> None:
    populated.load("", LAST)
    populated.put("dependencia", codigo="A", nombre="A", depende_de="B", presenta_planilla="No")
    populated.put("dependencia", codigo="B", nombre="B", depende_de="A", presenta_planilla="No")
    assert {"A", "B"} <= {node.place.codigo for node in nodes(config, date(2026, 11, 20))}


def test_an_office_that_the_strategy_forgot_keeps_its_page(populated: Factory, client: FlaskClient) -> None:
    populated.load("OLD", LAST, LAST)
    programa(populated, "OLD", "OLD-1", nombre="Herencia")
    assert "ya no figura en la estrategia" in page(client, "/dependencias")
    assert "Herencia" in page(client, "/dependencias/OLD")


def test_a_dependencia_says_who_heads_it_and_what_hangs_on_it(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("", LAST)
    populated.put(
        "dependencia",
        codigo="OP",
        nombre="Obras Públicas",
        tipo="Secretaría",
        titular="Ana Ruiz; Luis Paz",
        correo="obras@municipio.example",
        depende_de="INT",
        presenta_planilla="Sí",
    )
    populated.put("relacion", dependencia="OP", eje="E2")
    shown = page(client, "/dependencias/OP")
    assert 'href="/responsables/ana-ruiz"' in shown
    assert 'href="/responsables/luis-paz"' in shown
    assert 'Trabaja para <a href="/ejes/E2"' in shown
    assert "obras@municipio.example" not in shown
    assert "Obras Públicas" in page(client, "/dependencias/INT").split("Dependen de ella")[1]


def test_a_dependencia_says_what_waits_for_a_correction(visitor: FlaskClient) -> None:
    shown = page(visitor, "/dependencias/OP")
    assert 'href="/actualizacion#d-OP"><strong>1 lugar a corregir' in shown


def test_a_dependencia_names_who_answers_for_what_in_it(populated: Factory, client: FlaskClient) -> None:
    task(populated, "OP-2", "x", fin_planificado=date(2026, 2, 1), responsable="Luis Paz", avance=0.1)
    rows = page(client, "/dependencias/OP").split('id="h-responsables"')[1].split("</table>")[0]
    assert re.findall(r'href="/responsables/([\w-]+)".*?Programas" role="cell">(\d+)', rows) == [
        ("luis-paz", "0"),
        ("paula-ferreyra", "7"),
    ]
    assert "Luis Paz" not in page(client, "/dependencias/SAL")


@pytest.mark.parametrize("address", SIDES)
def test_the_money_of_a_side_is_that_of_its_programmes(visitor: FlaskClient, address: str) -> None:
    money = page(visitor, address).split('id="presupuesto"')[1].split("</table>")[0]
    cells = re.findall(r'role="(?:cell|rowheader)">([^<]*)<', money)
    assert cells[:4] == ["2026", "1.500", "600", "40 %"]
    assert cells[4].startswith("1 de ")


def test_a_side_without_a_budget_says_nothing_of_money(visitor: FlaskClient) -> None:
    assert 'id="presupuesto"' not in page(visitor, "/dependencias/SAL")


def test_a_silent_dependencia_says_since_when(visitor: FlaskClient) -> None:
    assert "No informa desde el 01/09/2026" in page(visitor, "/dependencias/SAL")
    assert "Todavía no cargó ninguna planilla" in page(visitor, "/dependencias/CUL")


def test_indicators_without_a_programme_hang_on_their_office_and_lineamiento(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("SAL", LAST, LAST)
    populated.put(
        "indicador",
        "SAL",
        codigo="I9",
        lineamiento="L2",
        nombre="Mortalidad",
        unidad="por mil",
        sentido="Descendente",
    )
    for address in ("/dependencias/SAL", "/lineamientos/L2"):
        assert "Mortalidad" in page(client, address)
    assert "Mortalidad" not in page(client, "/dependencias/OP")


def test_an_eje_says_what_it_weighs(populated: Factory, client: FlaskClient, config: Config) -> None:
    populated.load("", LAST)
    weighs = {"ponderacion": 3.0, "descripcion": "Vivir más", "fila": 99}
    populated.put("eje", codigo="E2", nombre="Salud para todos", **weighs)
    photo = Evaluations(reader(config), config).photo(View.WHOLE, date(2026, 11, 20), date(2026, 11, 20))
    assert [(each.place.codigo, each.share) for each in ejes(photo)] == [("E1", 0.25), ("E2", 0.75)]
    shown = page(client, "/ejes/E2")
    assert "pesa 3, el 75 % del plan" in shown
    assert "Vivir más" in shown


def test_an_eje_names_who_works_for_it_even_before_there_is_a_programme(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("", LAST)
    populated.put("relacion", dependencia="CUL", eje="E2")
    assert 'todavía sin programas en él: <a href="/dependencias/CUL"' in page(client, "/ejes/E2")


def test_the_lineamientos_of_an_eje_weigh_all_of_it(visitor: FlaskClient) -> None:
    rows = page(visitor, "/ejes/E1").split("Sus lineamientos")[1].split("</table>")[0]
    assert "Barrios conectados" in rows
    assert "100 %" in rows


def test_a_lineamiento_has_one_address_of_the_strategy_or_of_its_office(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("OP", LAST, LAST)
    populated.put("lineamiento", "OP", codigo="OP-L1", eje="E1", nombre="Sin inundaciones")
    assert "Sin inundaciones" in page(client, "/lineamientos/op/OP-L1")
    assert "Barrios conectados" in page(client, "/lineamientos/L1")
    answer = client.get("/lineamientos/OP/L1?al=2026-11-19")
    assert (answer.status_code, answer.location) == (302, "/lineamientos/L1?al=2026-11-19")


def test_those_under_an_office_take_its_lineamientos(populated: Factory, client: FlaskClient) -> None:
    populated.load("", LAST)
    populated.put("dependencia", codigo="VIAL", nombre="Vialidad", depende_de="OP", presenta_planilla="Sí")
    populated.put("lineamiento", "OP", codigo="OP-L1", eje="E1", nombre="Sin inundaciones")
    assert client.get("/lineamientos/VIAL/OP-L1").location == "/lineamientos/op/OP-L1"


@pytest.mark.parametrize(
    ("address", "heading", "near"),
    [
        ("/dependencias/OPP", "No se encontró la dependencia", "/dependencias/OP"),
        ("/ejes/E11", "No se encontró el eje", "/ejes/E1"),
        ("/lineamientos/L11", "No se encontró el lineamiento", "/lineamientos/L1"),
        ("/lineamientos/XX/L9", "No se encontró el lineamiento", ""),
        ("/responsables/paula-fereyra", "No se encontró a esa persona", "/responsables/paula-ferreyra"),
        ("/indicadores/OP/I2", "No se encontró el indicador", "/indicadores/OP/I1"),
    ],
)
def test_an_unknown_code_is_named_with_the_nearest(
    visitor: FlaskClient, address: str, heading: str, near: str
) -> None:
    answer = visitor.get(address)
    shown = html.unescape(answer.get_data(as_text=True))
    assert answer.status_code == 404
    assert f"<h1>{heading}</h1>" in shown
    assert f'href="{near}"' in shown or not near


def test_the_suggestions_stay_on_the_day(visitor: FlaskClient) -> None:
    assert 'href="/ejes/E1?al=2026-10-01"' in page(visitor, "/ejes/E11?al=2026-10-01")


@pytest.mark.parametrize(
    "address", ["/dependencias/INT", "/dependencias/SAL", "/ejes/E2", "/lineamientos/L2"]
)
def test_the_trend_of_a_side_counts_only_its_own(visitor: FlaskClient, address: str) -> None:
    table = page(visitor, address).split('id="semanas"')[1].split("</table>")[0]
    last = table.split("<tr>")[-1]
    counters = re.findall(r'<span class="cifra">(\d+)</span>', page(visitor, address))
    assert re.findall(r"<td>(\d+)</td>", last) == counters


def test_with_the_strategy_alone_every_side_says_what_comes_next(
    factory: Factory, client: FlaskClient
) -> None:
    estrategia(factory)
    assert "la hoja «Programas» de su planilla" in page(client, "/dependencias/OP")
    assert "Ningún programa responde todavía" in page(client, "/ejes/E1")
    assert "Ningún programa responde todavía" in page(client, "/lineamientos/L1")
    assert "Ninguna dependencia cargó indicadores" in page(client, "/indicadores")
    assert "Las planillas no nombran a ningún responsable" in page(client, "/responsables")


def test_indicators_know_the_eje_of_their_programme(populated: Factory, config: Config) -> None:
    del populated
    photo = Evaluations(reader(config), config).photo(View.WHOLE, date(2026, 11, 20), date(2026, 11, 20))
    assert [(each.codigo, each.eje.codigo if each.eje else "") for each in indicadores(photo)] == [
        ("I1", "E1")
    ]


@pytest.mark.parametrize("address", ["/", "/dependencias", "/dependencias/INT", "/ejes/E1", "/indicadores"])
def test_what_is_unfolded_has_a_name_of_its_own_to_stay_open(visitor: FlaskClient, address: str) -> None:
    names = re.findall(r'<details class="por" name="por" id="([^"]+)">', page(visitor, address))
    assert names
    assert len(names) == len(set(names))


def test_the_second_light_of_a_side_stands_on_the_indicators_that_it_names(
    populated: Factory, client: FlaskClient
) -> None:
    populated.load("SAL", LAST, LAST)
    usual = {"unidad": "dosis", "sentido": "Ascendente", "meta": 10.0}
    populated.put("indicador", "SAL", codigo="S1", programa="SAL-1", nombre="Dosis", **usual)
    populated.put("medicion", "SAL", indicador="S1", fecha=date(2026, 10, 31), programado=10.0, valor=4.0)
    why = page(client, "/dependencias/SAL").split('id="porque"')[1].split("</section>")[0]
    assert "Cumplimiento medio del 40,0 %, sobre 1 de 1 indicador" in why
    assert "−60 p.p." in why
    assert "Metros de conducto" not in why
