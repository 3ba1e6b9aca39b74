"""What machines ask of the site: health, version, stamps and headers."""

from __future__ import annotations

import json
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from plan.tables import CARGA
from tests.dashboard.factory import Factory
from tests.dashboard.town import programa


def test_health_tells_versions_and_the_last_load(populated: Factory, client: FlaskClient) -> None:
    facts = client.get("/salud").get_json()
    assert facts["ok"] is True
    assert facts["ultima_carga"]["numero"] == populated.carga
    assert {"programa", "version", "sqlite"} <= set(facts)


def test_health_is_bad_when_the_data_cannot_be_read(app: Flask, factory: Factory) -> None:
    with factory.engine.begin() as connection:
        CARGA.drop(connection, checkfirst=False)
    answer = app.test_client().get("/salud")
    assert (answer.status_code, answer.get_json()["ok"]) == (503, False)


def test_the_version_moves_with_every_load(populated: Factory, client: FlaskClient) -> None:
    before = client.get("/version")
    assert before.headers["Cache-Control"] == "no-store"
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20))
    after = client.get("/version")
    assert after.get_json()["version"] == before.get_json()["version"] + 1
    assert after.headers["ETag"] != before.headers["ETag"]


def test_the_version_is_not_sent_again_to_who_has_it(visitor: FlaskClient) -> None:
    tag = visitor.get("/version").headers["ETag"]
    assert visitor.get("/version", headers={"If-None-Match": tag}).status_code == 304


def test_a_page_carries_the_stamp_that_version_gives(visitor: FlaskClient) -> None:
    stamp = visitor.get("/version").get_json()["sello"]
    assert f'data-sello="{stamp}"' in visitor.get("/").get_data(as_text=True)


def test_a_page_is_not_sent_again_until_the_data_change(populated: Factory, client: FlaskClient) -> None:
    tag = client.get("/programas").headers["ETag"]
    assert client.get("/programas", headers={"If-None-Match": tag}).status_code == 304
    programa(populated, "OP", "OP-99", nombre="Nuevo puente")
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20))
    again = client.get("/programas", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert "Nuevo puente" in again.get_data(as_text=True)


@pytest.mark.parametrize("address", ["/", "/nada", "/salud", "/static/style.css"])
def test_every_answer_carries_the_security_headers(visitor: FlaskClient, address: str) -> None:
    with visitor.get(address) as answer:
        headers = answer.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_health_is_json_that_names_nobody(populated: Factory, client: FlaskClient) -> None:
    populated.load("OP", date(2026, 11, 20), None, guardado_por="Paula Ferreyra")
    assert "Ferreyra" not in json.dumps(client.get("/salud").get_json())


def aviso(client: FlaskClient, carga: int | str, sello: str = "1-viejo") -> str | None:
    answer = client.get("/version", query_string={"sello": sello, "carga": carga}).get_json()
    told: str | None = answer.get("aviso")
    return told


def test_who_has_an_older_stamp_is_told_which_office_loaded(populated: Factory, client: FlaskClient) -> None:
    before = populated.carga
    populated.load("OP", date(2026, 11, 20), date(2026, 11, 20), guardado_por="Paula Ferreyra")
    assert aviso(client, before) == "Obras Públicas cargó hace un momento."


def test_several_offices_are_named_the_newest_first(populated: Factory, client: FlaskClient) -> None:
    before = populated.carga
    for origen in ("SAL", "CUL", "OP", "OP"):
        populated.load(origen, date(2026, 11, 20), date(2026, 11, 20))
    assert aviso(client, before) == "Obras Públicas, Cultura y 1 más cargaron hace un momento."
    assert aviso(client, before + 1) == "Obras Públicas y Cultura cargaron hace un momento."


def test_the_strategy_is_loaded_by_the_coordination(populated: Factory, client: FlaskClient) -> None:
    before = populated.carga
    populated.load("", date(2026, 11, 20))
    assert aviso(client, before) == "La coordinación cargó hace un momento."


@pytest.mark.parametrize(
    "facts", [{"clase": "revalidacion"}, {"resultado": "rechazada"}, {"resultado": "retenida"}]
)
def test_what_nobody_loaded_names_nobody(
    populated: Factory, client: FlaskClient, facts: dict[str, str]
) -> None:
    before = populated.carga
    populated.load("OP", date(2026, 11, 20), **facts)
    assert aviso(client, before) == "Datos actualizados."


@pytest.mark.parametrize("carga", ["", "x", "-1", "9" * 40, "²"])
def test_a_page_that_does_not_say_what_it_knows_is_told_only_that_data_changed(
    populated: Factory, client: FlaskClient, carga: str
) -> None:
    del populated
    assert aviso(client, carga) == "Datos actualizados."


def test_who_has_the_stamp_is_told_nothing(visitor: FlaskClient) -> None:
    stamp = visitor.get("/version").get_json()["sello"]
    assert aviso(visitor, 0, stamp) is None


def test_a_page_knows_the_last_load_it_was_made_of(populated: Factory, client: FlaskClient) -> None:
    assert f'data-carga="{populated.carga}"' in client.get("/").get_data(as_text=True)
