"""The list of indicators: what an address asks for is what it shows."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from dashboard.listing.indicadores import Clase
from tests.dashboard.factory import Factory
from tests.dashboard.town import LAST

USUAL = {"unidad": "metros", "sentido": "Ascendente"}


@pytest.fixture
def measured(populated: Factory) -> Factory:
    """Give the town an indicator for every way of standing, beside the red one that it has."""
    put(populated, "I2", nombre="Árboles plantados", programa="OP-2", meta=100.0, umbral_verde=0.5)
    measure(populated, "I2", date(2026, 9, 30), programado=50.0, valor=30.0)
    measure(populated, "I2", date(2026, 10, 31), programado=60.0, valor=45.0)
    put(populated, "I3", nombre="Quejas", lineamiento="L1", sentido="Descendente", meta=10.0)
    put(populated, "I4", nombre="Controles", programa="OP-2", frecuencia="Mensual")
    measure(populated, "I4", date(2026, 5, 31), programado=9.0, valor=9.0)
    put(populated, "I5", nombre="Visitas", programa="OP-2", meta=400.0)
    measure(populated, "I5", date(2026, 10, 31), valor=100.0)
    put(populated, "I6", nombre="Sin divisor", programa="OP-2")
    measure(populated, "I6", date(2026, 10, 31), programado=0.0, valor=3.0)
    return populated


def put(factory: Factory, codigo: str, **cells: object) -> None:
    factory.put("indicador", "OP", codigo=codigo, **{**USUAL, **cells})


def measure(factory: Factory, indicador: str, fecha: date, **cells: object) -> None:
    factory.put("medicion", "OP", indicador=indicador, fecha=fecha, **cells)


def page(client: FlaskClient, query: str = "") -> str:
    return html.unescape(client.get(f"/indicadores?{query}").get_data(as_text=True))


def codes(client: FlaskClient, query: str = "") -> list[str]:
    rows = page(client, query).split("<tbody")[-1]
    return list(dict.fromkeys(re.findall(r'href="/indicadores/\w+/([\w-]+)', rows)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("semaforo=amarillo", ["I1"]),
        ("semaforo=verde", ["I2"]),
        ("semaforo=medicion-vencida", ["I4"]),
        ("semaforo=sin-medicion", ["I3"]),
        ("semaforo=sin-programacion", ["I5"]),
        ("semaforo=sin-base", ["I6"]),
        ("semaforo=gris&texto=visitas", ["I5"]),
        ("texto=arboles", ["I2"]),
        ("dependencia=INT&texto=quejas", ["I3"]),
        ("dependencia=SAL", []),
        ("lineamiento=L1&eje=E1&texto=quejas", ["I3"]),
        ("eje=E2", []),
        ("orden=nombre", ["I2", "I4", "I1", "I3", "I6", "I5"]),
        ("orden=-cumplimiento", ["I4", "I1", "I2", "I5", "I3", "I6"]),
        ("", ["I1", "I2", "I4", "I3", "I5", "I6"]),
    ],
)
def test_what_is_asked_for_is_listed(
    measured: Factory, client: FlaskClient, query: str, expected: list[str]
) -> None:
    del measured
    assert codes(client, query) == expected


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("semaforo=azul", "No hay ningún semáforo «azul»"),
        ("orden=brecha", "No se puede ordenar por «brecha»"),
        ("dependencia=ZZZZ", "No hay ninguna dependencia «ZZZZ»"),
        ("pagina=2", "No hay página «2»"),
    ],
)
def test_what_does_not_exist_is_refused_by_name(visitor: FlaskClient, query: str, said: str) -> None:
    answer = visitor.get(f"/indicadores?{query}")
    assert answer.status_code == 400
    assert said in html.unescape(answer.get_data(as_text=True))


def test_the_counts_link_to_as_many_as_they_say(measured: Factory, client: FlaskClient) -> None:
    del measured
    counts = re.findall(r'href="/indicadores\?semaforo=([\w-]+)">.*?<strong>(\d+)</strong>', page(client))
    assert {name for name, _ in counts} == {clase.value for clase in Clase} - {"rojo"}
    assert all(len(codes(client, f"semaforo={name}")) == int(number) for name, number in counts)


def test_a_light_unfolds_its_reason(visitor: FlaskClient) -> None:
    assert (
        "Vale 742 y debía valer 900" in page(visitor).split('<details class="por"')[1].split("</details>")[0]
    )


def test_the_way_to_the_target_is_told_apart_from_what_was_due(
    measured: Factory, client: FlaskClient
) -> None:
    del measured
    row = page(client, "texto=arboles").split("<tbody")[1]
    assert 'data-t="Cumplimiento" role="cell">75 %' in row
    assert 'data-t="De la meta" role="cell">45 %' in row


def test_a_series_is_drawn_from_two_measurements_on(measured: Factory, client: FlaskClient) -> None:
    del measured
    assert 'class="chispa"' in page(client, "texto=arboles")
    assert 'class="chispa"' not in page(client, "texto=visitas")


def test_a_condition_can_be_dropped_and_the_others_stay(measured: Factory, client: FlaskClient) -> None:
    del measured
    shown = page(client, "semaforo=gris&texto=visitas&dependencia=OP")
    assert "Semáforo: <bdi>Todos los grises</bdi>" in shown
    dropped = re.findall(r'href="(/indicadores\?[^"]+)"><span class="oculto">Quitar', shown)
    assert dropped[0] == "/indicadores?dependencia=OP&texto=visitas"
    assert all("semaforo=gris" in each for each in dropped[1:])


def test_a_long_list_has_pages_of_a_hundred(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", LAST, LAST)
    rows = [{**USUAL, "codigo": f"X{number}", "nombre": "Algo", "programa": "OP-2"} for number in range(120)]
    populated.put_many("indicador", "OP", rows)
    assert len(codes(client)) == 100
    assert len(codes(client, "pagina=2")) == 21
    assert 'rel="next"' in page(client)
