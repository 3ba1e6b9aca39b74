"""Pages are made once while they are true; what is still being measured is never taken for the whole."""

from __future__ import annotations

import gzip
import html
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.keeping.almanac import FILE, Almanac
from dashboard.site import Site
from plan.config import Config
from plan.database import reader
from tests.dashboard.factory import Factory
from tests.dashboard.test_past import ByHand
from tests.dashboard.validity import errors

TODAY = date(2026, 11, 20)
CALCULATING = "Se están calculando los días anteriores"


@pytest.fixture
def filler() -> ByHand:
    return ByHand()


@pytest.fixture
def almanac(config: Config, populated: Factory) -> Iterator[Almanac]:
    del populated
    made = Almanac(config.datos / FILE)
    yield made
    made.close()


@pytest.fixture
def filled_apart(config: Config, almanac: Almanac, filler: ByHand) -> Iterator[Flask]:
    engine = reader(config)
    yield create_app(config, engine, lambda: TODAY, almanac, filler)
    engine.dispose()


@pytest.fixture
def waiting(filled_apart: Flask) -> FlaskClient:
    return filled_apart.test_client()


def page(client: FlaskClient, address: str = "/") -> str:
    return html.unescape(client.get(address).get_data(as_text=True))


def stamp(client: FlaskClient) -> str:
    return str(client.get("/version").get_json()["sello"])


def test_a_page_says_that_the_days_before_are_being_measured(waiting: FlaskClient) -> None:
    shown = waiting.get("/").get_data(as_text=True)
    assert CALCULATING in html.unescape(shown)
    assert "Red pluvial" in shown
    assert "sin dato de hace 7 días" not in html.unescape(shown)
    assert "La evolución se está calculando" in html.unescape(shown)
    assert errors(shown) == []


def test_a_page_that_is_not_whole_is_kept_by_nobody(waiting: FlaskClient) -> None:
    answer = waiting.get("/")
    assert "ETag" not in answer.headers
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_page_is_whole_as_soon_as_the_days_are_measured(waiting: FlaskClient, filler: ByHand) -> None:
    page(waiting)
    filler.work()
    answer = waiting.get("/")
    assert CALCULATING not in html.unescape(answer.get_data(as_text=True))
    assert "ETag" in answer.headers


def test_open_pages_hear_of_the_days_when_all_are_measured(
    waiting: FlaskClient, filler: ByHand, almanac: Almanac
) -> None:
    before = stamp(waiting)
    assert f'data-sello="{before}"' in page(waiting)
    filler.work()
    assert stamp(waiting) == before
    almanac.publish()
    assert stamp(waiting) != before
    assert f'data-sello="{stamp(waiting)}"' in page(waiting)


def test_pages_without_past_days_are_whole_at_once(waiting: FlaskClient, filler: ByHand) -> None:
    answer = waiting.get("/programas")
    assert CALCULATING not in html.unescape(answer.get_data(as_text=True))
    assert "ETag" in answer.headers
    assert not filler.waiting


def test_a_page_of_the_past_counts_its_own_day_before_any_is_measured(waiting: FlaskClient) -> None:
    shown = page(waiting, "/?al=2026-11-19")
    assert CALCULATING in shown
    assert '<span class="cifra">0</span>' in shown
    assert '<span class="cifra">2</span>' in shown or '<span class="cifra">1</span>' in shown


def test_what_the_first_page_will_ask_is_measured_ahead(
    filled_apart: Flask, waiting: FlaskClient, filler: ByHand
) -> None:
    site: Site = filled_apart.extensions["site"]
    site.prepare()
    filler.work()
    assert CALCULATING not in page(waiting)
    assert not filler.waiting


def test_the_first_page_is_the_same_whoever_measures_its_days(
    waiting: FlaskClient, filler: ByHand, client: FlaskClient
) -> None:
    page(waiting)
    filler.work()
    at_once = page(client).replace(stamp(client), "")
    assert page(waiting).replace(stamp(waiting), "") == at_once


def test_a_page_asked_for_again_travels_compressed_to_who_can_read_it(visitor: FlaskClient) -> None:
    address, able = "/programas?texto=red", {"Accept-Encoding": "br, gzip"}
    plain = visitor.get(address)
    packed = visitor.get(address, headers=able)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] == plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Content-Encoding" not in visitor.get(address).headers


def test_who_has_a_page_gets_nothing_even_from_a_program_that_just_began(
    waiting: FlaskClient, config: Config, almanac: Almanac
) -> None:
    tag = waiting.get("/programas").headers["ETag"]
    almanac.close()
    engine, again = reader(config), Almanac(config.datos / FILE)
    new = create_app(config, engine, lambda: TODAY, again).test_client()
    answer = new.get("/programas", headers={"If-None-Match": tag})
    again.close()
    engine.dispose()
    assert (answer.status_code, answer.data) == (304, b"")


def test_the_same_page_is_not_kept_for_two_kinds_of_visitor(visitor: FlaskClient) -> None:
    here = visitor.get("/programas", headers={"Host": "localhost"}).headers["ETag"]
    away = visitor.get("/programas", environ_overrides={"REMOTE_ADDR": "10.0.0.7"}).headers["ETag"]
    assert here != away


ABLE = {"Accept-Encoding": "gzip"}


def test_a_page_that_many_ask_for_stays_the_same_in_every_way(visitor: FlaskClient) -> None:
    first, second, third = (visitor.get("/programas?texto=led") for _ in range(3))
    assert first.data == second.data == third.data
    assert dict(first.headers) == dict(second.headers) == dict(third.headers)
    packed = [visitor.get("/programas?texto=led", headers=ABLE) for _ in range(3)]
    assert [each.data for each in packed[1:]] == [packed[0].data] * 2
    assert [dict(each.headers) for each in packed[1:]] == [dict(packed[0].headers)] * 2


def test_who_has_a_page_that_many_ask_for_is_told_so_without_it(visitor: FlaskClient) -> None:
    tag = [visitor.get("/programas?texto=led").headers["ETag"] for _ in range(3)][-1]
    answer = visitor.get("/programas?texto=led", headers={"If-None-Match": f'"otra", {tag}'})
    assert (answer.status_code, answer.data) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert "Content-Type" not in answer.headers
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert visitor.get("/programas?texto=led", headers={"If-None-Match": '"otra"'}).status_code == 200


def test_a_page_that_many_ask_for_changes_with_the_data(populated: Factory, client: FlaskClient) -> None:
    assert all("Nuevo puente" not in page(client, "/programas") for _ in range(3))
    populated.load("OP", TODAY, TODAY)
    populated.put("programa", "OP", codigo="OP-90", nombre="Nuevo puente", lineamiento="L1")
    populated.note_file("OP.xlsx", "vigente", "OP", populated.carga)
    assert "Nuevo puente" in page(client, "/programas")


def test_the_whole_view_is_kept_for_nobody_else(visitor: FlaskClient) -> None:
    address = "/programas?vista=completa"
    assert [visitor.get(address, headers={"Host": "localhost"}).status_code for _ in range(3)] == [200] * 3
    for other in ({"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "10.0.0.7"}):
        assert visitor.get(address, environ_overrides=other).status_code == 403
    assert visitor.get(address, headers={"Host": "tablero.ejemplo"}).status_code == 403


def test_a_file_to_take_away_keeps_its_name(visitor: FlaskClient) -> None:
    answers = [visitor.get("/programas.csv") for _ in range(3)]
    assert {answer.headers["Content-Disposition"] for answer in answers} == {
        'attachment; filename="programas-2026-11-20.csv"'
    }


def test_the_head_of_a_page_has_no_body(visitor: FlaskClient) -> None:
    visitor.get("/metodologia")
    answer = visitor.head("/metodologia")
    assert (answer.status_code, answer.data) == (200, b"")
