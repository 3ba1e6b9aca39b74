"""The list of programmes: what an address asks for is what it shows."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from dashboard.asked import AddressError
from dashboard.listing.paging import cut
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa


def codes(client: FlaskClient, query: str) -> list[str]:
    page = client.get(f"/programas?{query}").get_data(as_text=True)
    return re.findall(r'href="/programas/\w+/([\w-]+)', page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("semaforo=rojo", {"OP-1", "OP-7"}),
        ("semaforo=verde", {"OP-2"}),
        ("semaforo=azul", {"OP-6"}),
        ("semaforo=no-inicia", {"OP-5"}),
        ("semaforo=sin-informacion", {"OP-4", "SAL-1"}),
        ("semaforo=detenido", {"OP-3"}),
        ("semaforo=gris", {"OP-3", "OP-4", "OP-5", "SAL-1"}),
        ("dependencia=sal", {"SAL-1"}),
        ("dependencia=CUL", set()),
        ("dependencia=INT&semaforo=gris", {"OP-3", "OP-4", "OP-5", "SAL-1"}),
        ("eje=E2", {"SAL-1"}),
        ("lineamiento=L2", {"SAL-1"}),
        ("texto=nandu+RED", {"OP-1"}),
        ("texto=op-2", {"OP-2"}),
        ("responsable=ferreyra&texto=puente", {"OP-3"}),
        ("discrepancia=si", {"OP-1"}),
        ("sin_actualizar=si", {"SAL-1"}),
        ("semaforo=rojo&eje=E1&texto=mercado", {"OP-7"}),
        ("semaforo=rojo&eje=E2", set()),
        ("foo=bar&semaforo=&texto=", {"OP-1", "OP-2", "OP-3", "OP-4", "OP-5", "OP-6", "OP-7", "SAL-1"}),
    ],
)
def test_filters_combine(visitor: FlaskClient, query: str, expected: set[str]) -> None:
    assert set(codes(visitor, query)) == expected


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("semaforo=verd", "semaforo: no hay ningún semáforo «verd». ¿Quiso decir «verde»?"),
        ("dependencia=OPP", "¿Quiso decir «OP»?"),
        ("eje=ZZZ", "eje: no hay ningún eje «ZZZ»"),
        ("lineamiento=L9", "¿Quiso decir «L"),
        ("orden=precio", "orden: no se puede ordenar por «precio»"),
        ("discrepancia=quizas", "discrepancia: solo puede ser «si»"),
        ("sin_actualizar=no", "sin_actualizar: solo puede ser «si»"),
        ("pagina=0", "no hay página «0»"),
        ("pagina=2", "van de la 1 a la 1"),
        ("pagina=x", "no hay página «x»"),
        ("pagina=99999999999999999999", "no hay página"),
        ("eje=%3Cscript%3E", "&lt;script&gt;"),
    ],
)
def test_a_filter_that_asks_for_what_is_not_there_is_refused_with_a_hint(
    visitor: FlaskClient, query: str, said: str
) -> None:
    answer = visitor.get(f"/programas?{query}")
    assert answer.status_code == 400
    assert said in answer.get_data(as_text=True)


def test_everything_wrong_is_said_at_once(visitor: FlaskClient) -> None:
    page = visitor.get("/programas?semaforo=rosa&orden=precio").get_data(as_text=True)
    assert "semaforo:" in page
    assert "orden:" in page


@pytest.mark.parametrize(
    ("orden", "first", "last"),
    [
        ("codigo", "OP-1", "SAL-1"),
        ("-codigo", "SAL-1", "OP-1"),
        ("nombre", "OP-2", "OP-6"),
        ("fin", "OP-7", "OP-4"),
        ("-fin", "OP-5", "OP-4"),
        ("desvio", "OP-1", None),
        ("-reportado", "OP-6", None),
    ],
)
def test_the_list_can_be_sorted_and_what_is_unknown_stands_last(
    visitor: FlaskClient, orden: str, first: str, last: str | None
) -> None:
    found = codes(visitor, f"orden={orden}")
    assert found[0] == first
    assert last is None or found[-1] == last


def test_without_an_order_the_worst_lights_come_first(visitor: FlaskClient) -> None:
    assert codes(visitor, "")[:2] == ["OP-1", "OP-7"]


def test_the_filter_survives_in_every_link_of_order_and_page(populated: Factory, client: FlaskClient) -> None:
    for number in range(101):
        programa(populated, "OP", f"EXTRA-{number}", nombre="Obra menor")
    page = html.unescape(
        client.get("/programas?texto=obra&eje=e1&orden=-fin&al=2026-11-19").get_data(as_text=True)
    )
    orders = re.findall(r'class="orden" href="([^"]+)"', page)
    following = re.findall(r'rel="next" href="([^"]+)"', page)
    assert len(orders) == 9
    assert all(
        "texto=obra" in each and "eje=E1" in each and "al=2026-11-19" in each for each in orders + following
    )
    assert "orden=-fin" in following[0]
    assert "pagina=2" in following[0]
    assert not [each for each in orders if "pagina" in each]


def test_a_link_of_order_turns_the_order_around(visitor: FlaskClient) -> None:
    page = visitor.get("/programas?orden=fin").get_data(as_text=True)
    assert 'aria-sort="ascending"' in page
    assert 'href="/programas?orden=-fin"' in page


def test_what_was_asked_stands_in_the_form(visitor: FlaskClient) -> None:
    page = visitor.get("/programas?dependencia=op&texto=x%22y&discrepancia=si").get_data(as_text=True)
    assert '<option value="OP" selected>' in page
    assert 'value="x&#34;y"' in page
    assert 'name="discrepancia" value="si" checked' in page


def test_a_hundred_programmes_make_a_page() -> None:
    found = cut(range(250), "3", 100)
    assert (list(found.items), found.first, found.last) == (list(range(200, 250)), 201, 250)
    assert cut([], "", 100).pages == 1
    with pytest.raises(AddressError):
        cut([], "2", 100)
