"""In a real browser: nothing is blocked, nothing overflows, and an open page follows the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.dashboard.fabrica import Fabrica
from tests.dashboard.pueblo import programa

pytestmark = [pytest.mark.navegador, pytest.mark.xdist_group("navegador")]

PAGES = (
    "/",
    "/programas",
    "/programas/OP/OP-1",
    "/programas/OP/OP-4",
    "/actualizacion",
    "/metodologia",
    "/nada",
)


@pytest.fixture
def sitio(app: Flask, pueblo: Fabrica) -> Iterator[str]:
    del pueblo
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def pagina(navegador: Browser, sitio: str) -> Iterator[Page]:
    context = navegador.new_context(base_url=sitio, viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def test_no_page_overflows_a_phone_asks_elsewhere_or_breaks_its_own_policy(pagina: Page) -> None:
    elsewhere: list[str] = []
    pagina.on("request", lambda request: elsewhere.append(request.url))
    pagina.add_init_script(
        "window.broken = [];"
        "document.addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))"
    )
    for address in PAGES:
        pagina.goto(address)
        assert pagina.evaluate("document.documentElement.scrollWidth") <= 390, address
        assert pagina.evaluate("broken") == [], address
    assert not [url for url in elsewhere if not url.startswith("http://127.0.0.1:")]


def test_an_open_page_follows_the_data_and_keeps_what_is_being_done(pagina: Page, pueblo: Fabrica) -> None:
    pagina.goto("/programas")
    pagina.fill("[name=texto]", "a medio escr")
    pueblo.cargar("OP", date(2026, 11, 19), date(2026, 11, 19))
    programa(pueblo, "OP", "OP-1", nombre="Red pluvial con otro nombre")
    pueblo.cargar("OP", date(2026, 11, 19), date(2026, 11, 19))
    pagina.get_by_text("Red pluvial con otro nombre").wait_for(timeout=15_000)
    assert pagina.input_value("[name=texto]") == "a medio escr"
    assert pagina.evaluate("document.activeElement.name") == "texto"


def test_an_open_explanation_stays_open(pagina: Page, pueblo: Fabrica) -> None:
    pagina.goto("/")
    pagina.click("#porque-municipio summary")
    stamp = pagina.get_attribute("main", "data-sello")
    pueblo.cargar("OP", date(2026, 11, 19), date(2026, 11, 19))
    pagina.wait_for_function(
        "old => document.querySelector('main').dataset.sello !== old", arg=stamp, timeout=15_000
    )
    assert pagina.get_attribute("#porque-municipio", "open") is not None


def test_a_link_to_what_is_pending_unfolds_it(pagina: Page, pueblo: Fabrica) -> None:
    pueblo.cargar("SAL", date(2026, 11, 19), date(2026, 11, 19), advertencias=1)
    pueblo.observar("CELDA_SIN_DATO", "Programas", "G2", valor="S/D")
    pagina.goto("/actualizacion")
    assert not pagina.is_visible("#d-SAL table")
    pagina.click("a[href='#d-SAL']")
    assert pagina.is_visible("#d-SAL table")


def test_the_keyboard_reaches_the_content_first(pagina: Page) -> None:
    pagina.goto("/")
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "contenido"
