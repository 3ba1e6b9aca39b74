"""What machines ask of the site: health, version, stamps and headers."""

from __future__ import annotations

import json
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from plan.tables import CARGA
from tests.dashboard.fabrica import Fabrica
from tests.dashboard.pueblo import programa


def test_health_tells_versions_and_the_last_load(pueblo: Fabrica, cliente: FlaskClient) -> None:
    facts = cliente.get("/salud").get_json()
    assert facts["ok"] is True
    assert facts["ultima_carga"]["numero"] == pueblo.carga
    assert {"programa", "version", "sqlite"} <= set(facts)


def test_health_is_bad_when_the_data_cannot_be_read(app: Flask, fabrica: Fabrica) -> None:
    with fabrica.engine.begin() as connection:
        CARGA.drop(connection, checkfirst=False)
    answer = app.test_client().get("/salud")
    assert (answer.status_code, answer.get_json()["ok"]) == (503, False)


def test_the_version_moves_with_every_load(pueblo: Fabrica, cliente: FlaskClient) -> None:
    before = cliente.get("/version")
    assert before.headers["Cache-Control"] == "no-store"
    pueblo.cargar("OP", date(2026, 11, 20), date(2026, 11, 20))
    after = cliente.get("/version")
    assert after.get_json()["version"] == before.get_json()["version"] + 1
    assert after.headers["ETag"] != before.headers["ETag"]


def test_the_version_is_not_sent_again_to_who_has_it(lector: FlaskClient) -> None:
    tag = lector.get("/version").headers["ETag"]
    assert lector.get("/version", headers={"If-None-Match": tag}).status_code == 304


def test_a_page_carries_the_stamp_that_version_gives(lector: FlaskClient) -> None:
    stamp = lector.get("/version").get_json()["sello"]
    assert f'data-sello="{stamp}"' in lector.get("/").get_data(as_text=True)


def test_a_page_is_not_sent_again_until_the_data_change(pueblo: Fabrica, cliente: FlaskClient) -> None:
    tag = cliente.get("/programas").headers["ETag"]
    assert cliente.get("/programas", headers={"If-None-Match": tag}).status_code == 304
    programa(pueblo, "OP", "OP-99", nombre="Nuevo puente")
    pueblo.cargar("OP", date(2026, 11, 20), date(2026, 11, 20))
    again = cliente.get("/programas", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert "Nuevo puente" in again.get_data(as_text=True)


@pytest.mark.parametrize("address", ["/", "/nada", "/salud", "/static/estilo.css"])
def test_every_answer_carries_the_security_headers(lector: FlaskClient, address: str) -> None:
    with lector.get(address) as answer:
        headers = answer.headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_health_is_json_that_names_nobody(pueblo: Fabrica, cliente: FlaskClient) -> None:
    pueblo.cargar("OP", date(2026, 11, 20), None, guardado_por="Paula Ferreyra")
    assert "Ferreyra" not in json.dumps(cliente.get("/salud").get_json())
