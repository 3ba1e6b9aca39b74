"""Whatever stands in an address, the answer is a page of the site, never a fault."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.app import create_app
from plan.config import Config
from plan.database import reader
from tests.dashboard.validity import errors

FIELDS = (
    "al",
    "vista",
    "semaforo",
    "dependencia",
    "eje",
    "lineamiento",
    "responsable",
    "texto",
    "discrepancia",
    "sin_actualizar",
    "orden",
    "pagina",
    "dependencias",
    "desde",
    "hasta",
    "endpoint",
    "_external",
    "_anchor",
)


def paths(app: Flask) -> list[str]:
    """Every address of the site, its arguments as holes."""
    rules = (str(rule) for rule in app.url_map.iter_rules() if not str(rule).startswith("/static"))
    return sorted({re.sub(r"<[^>]+>", "{}", rule) for rule in rules})


CODES = (
    "OP",
    "OP-1",
    "E1",
    "L1",
    "I1",
    "SAL",
    "csv",
    "..",
    "%2F",
    "%00",
    "%",
    "%f",
    "%FF%zz",
    "\x00",
    "\ud800",
)

pieces = st.one_of(st.text(max_size=12), st.sampled_from((*CODES, "x" * 3000)))

often = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def percent(text: str) -> str:
    """Spell a piece of an address as a careless program would, some of it broken."""
    return "".join(
        each if each.isalnum() or each in "%-._" else "".join(f"%{byte:02X}" for byte in as_bytes(each))
        for each in text
    )


def as_bytes(character: str) -> bytes:
    return character.encode("utf-8", "surrogatepass")


@often
@given(data=st.data())
def test_no_address_makes_the_site_fail(visitor: FlaskClient, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(paths(visitor.application)))
    holes = [percent(data.draw(pieces)) for _ in range(pattern.count("{}"))]
    asked = data.draw(st.dictionaries(st.sampled_from(FIELDS), pieces, max_size=3))
    query = "&".join(f"{name}={percent(text)}" for name, text in asked.items())
    answer = visitor.get(f"{pattern.format(*holes)}?{query}")
    assert answer.status_code < 500
    if answer.mimetype == "text/html" and answer.status_code >= 400:
        assert errors(answer.get_data(as_text=True)) == []


@often
@given(path=st.lists(pieces, max_size=4))
def test_no_path_makes_the_site_fail(visitor: FlaskClient, path: list[str]) -> None:
    # The client takes what follows two slashes for the name of a machine.
    answer = visitor.get("http://localhost/" + "/".join(map(percent, path)).lstrip("/"))
    assert answer.status_code < 500


@pytest.mark.parametrize("host", ["", "a b", "<x>", "localhost:99999999", "[::1", "ñandú", "a/b"])
def test_no_name_of_the_machine_makes_the_site_fail(visitor: FlaskClient, host: str) -> None:
    for address in ("/", "/programas.json", "/nada"):
        assert visitor.get(address, headers={"Host": host}).status_code < 500


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("/programas?semaforo=verd&texto=red", "/programas?semaforo=verde&texto=red"),
        ("/programas?semaforo=zzzz&texto=red", "/programas?texto=red"),
        ("/programas?responsable=Paula+Ferreira", "/programas?responsable=Paula+Ferreyra"),
        ("/programas?orden=zzzz", "/programas"),
        ("/programas?pagina=9&texto=red", "/programas?pagina=1&texto=red"),
        ("/programas?pagina=x", "/programas"),
        ("/programas?al=ayer&eje=E1", "/programas?eje=E1"),
        ("/?al=2026-12-01", "/"),
        ("/programas.csv?dependencia=OPP", "/programas.csv?dependencia=OP"),
        ("/programa", "/programas"),
        ("/Programas", "/programas"),
        ("/actualizaciones", "/actualizacion"),
        ("/metodología", "/metodologia"),
        ("/programas/OP", "/programas"),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest(
    visitor: FlaskClient, asked: str, offered: str
) -> None:
    answer = visitor.get(asked)
    page = answer.get_data(as_text=True)
    assert answer.status_code in {400, 404}
    links = re.findall(r'<li><a href="([^"]+)"><bdi>', html.unescape(page))
    assert offered in links
    assert visitor.get(offered).status_code == 200


def test_nothing_is_offered_for_what_is_like_nothing(visitor: FlaskClient) -> None:
    assert "Tal vez" not in visitor.get("/wp-login.php").get_data(as_text=True)


def test_a_broken_database_is_a_page_of_the_site_too(config: Config, today: date) -> None:
    (config.datos / "tablero.sqlite").write_bytes(b"esto no es una base" * 1000)
    engine = reader(config)
    client = create_app(config, engine, lambda: today).test_client()
    for address in ("/", "/programas.xlsx", "/nada"):
        answer = client.get(address)
        assert answer.status_code == (404 if address == "/nada" else 500)
        assert "Ir al tablero" in answer.get_data(as_text=True)
        assert errors(answer.get_data(as_text=True)) == []
    engine.dispose()


def test_too_long_an_address_is_refused_in_the_look_of_the_site(visitor: FlaskClient) -> None:
    answer = visitor.get("/programas?texto=" + "x" * 5000)
    assert answer.status_code == 414
    assert "demasiado larga" in answer.get_data(as_text=True)
    assert errors(answer.get_data(as_text=True)) == []


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_what_cannot_be_done_is_refused_in_the_look_of_the_site(visitor: FlaskClient, method: str) -> None:
    answer = getattr(visitor, method)("/programas")
    assert answer.status_code == 405
    assert "solo se puede consultar" in answer.get_data(as_text=True)
    assert errors(answer.get_data(as_text=True)) == []
