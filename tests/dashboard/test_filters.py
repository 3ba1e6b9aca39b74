"""The list of programmes: what an address asks for is what it shows."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient

from dashboard.asked import AddressError
from dashboard.downloads.formats import FORMATS
from dashboard.listing.order import ORDERS
from dashboard.listing.paging import cut
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa


def codes(client: FlaskClient, query: str) -> list[str]:
    page = client.get(f"/programas?{query}").get_data(as_text=True)
    return re.findall(r'href="/programas/\w+/([\w-]+)["?]', page)


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
        ("semaforo=verd", "No hay ningún semáforo «verd». ¿Quiso decir «verde»?"),
        ("dependencia=OPP", "¿Quiso decir «OP»?"),
        ("eje=ZZZ", "No hay ningún eje «ZZZ»"),
        ("lineamiento=L9", "¿Quiso decir «L"),
        ("orden=precio", "No se puede ordenar por «precio»"),
        ("discrepancia=quizas", "«discrepancia» solo puede ser «si»"),
        ("sin_actualizar=no", "«sin_actualizar» solo puede ser «si»"),
        (
            "responsable=Paula+Ferreira",
            "Nadie se llama «Paula Ferreira». ¿Quiso decir «Paula Ferreyra»?",
        ),
        ("pagina=0", "No hay página «0»"),
        ("pagina=2", "van de la 1 a la 1"),
        ("pagina=x", "No hay página «x»"),
        ("pagina=99999999999999999999", "No hay página"),
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
    assert "No hay ningún semáforo «rosa»" in page
    assert "No se puede ordenar por «precio»" in page


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


def test_a_person_among_several_is_found_by_a_part_of_the_name(
    populated: Factory, client: FlaskClient
) -> None:
    programa(populated, "OP", "OP-9", nombre="Plaza", responsable="Luis Quiroga; Ñusta Pérez")
    assert codes(client, "responsable=nusta+perez") == ["OP-9"]
    assert codes(client, "responsable=quiroga") == ["OP-9"]
    assert '<option value="Ñusta Pérez">' in client.get("/programas").get_data(as_text=True)


def test_words_are_looked_for_in_activities_too(visitor: FlaskClient) -> None:
    assert codes(visitor, "texto=tarea+op-1.2") == ["OP-1"]
    assert codes(visitor, "texto=pluvial+tarea") == ["OP-1"]
    assert codes(visitor, "texto=alumbrado+tarea") == []


def test_the_activity_by_which_a_programme_was_found_is_named(visitor: FlaskClient) -> None:
    page = visitor.get("/programas?texto=pluvial+1.2").get_data(as_text=True)
    assert "1 programa se encontró por una de sus actividades" in page
    assert '<a href="/programas/OP/OP-1/actividades/OP-1.2"><bdi>Tarea OP-1.2</bdi></a>' in page
    assert "hallados" not in visitor.get("/programas?texto=pluvial").get_data(as_text=True)


def test_every_condition_has_a_chip_that_drops_it_and_only_it(visitor: FlaskClient) -> None:
    page = html.unescape(
        visitor.get("/programas?semaforo=rojo&eje=E1&texto=red&orden=fin&al=2026-11-19").get_data(
            as_text=True
        )
    )
    chips = re.findall(r'<li><a href="([^"]+)"><span class="oculto">Quitar </span>(.+?) <span', page)
    assert [(re.sub(r"<.+?>", "", text), address) for address, text in chips] == [
        ("Texto: red", "/programas?al=2026-11-19&semaforo=rojo&eje=E1&orden=fin"),
        ("Semáforo: Atrasado o vencido", "/programas?al=2026-11-19&eje=E1&texto=red&orden=fin"),
        ("Eje: Ciudad cercana", "/programas?al=2026-11-19&semaforo=rojo&texto=red&orden=fin"),
    ]


def test_without_conditions_there_are_no_chips(visitor: FlaskClient) -> None:
    assert "condiciones" not in visitor.get("/programas?orden=fin").get_data(as_text=True)


@pytest.mark.parametrize("orden", ORDERS)
def test_every_order_can_be_chosen_and_turned_around(visitor: FlaskClient, orden: str) -> None:
    there, back = codes(visitor, f"orden={orden}"), codes(visitor, f"orden=-{orden}")
    assert sorted(there) == sorted(back)
    page = visitor.get(f"/programas?orden=-{orden}").get_data(as_text=True)
    assert f'<option value="-{orden}" selected>' in page


def test_every_format_can_be_downloaded_with_the_filter(visitor: FlaskClient) -> None:
    page = html.unescape(visitor.get("/programas?texto=red&orden=-fin").get_data(as_text=True))
    for formato in FORMATS:
        assert f'href="/programas.{formato}?texto=red&orden=-fin" download' in page


def test_the_list_and_the_road_map_lead_to_each_other_with_the_filter(visitor: FlaskClient) -> None:
    assert 'href="/cronograma?texto=red"' in visitor.get("/programas?texto=red").get_data(as_text=True)
    assert 'href="/programas?texto=red"' in visitor.get("/cronograma?texto=red").get_data(as_text=True)
