"""In a real browser: nothing is blocked, nothing overflows, and an open page follows the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.dashboard.factory import Factory
from tests.dashboard.town import programa

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = (
    "/",
    "/programas",
    "/programas/OP/OP-1",
    "/programas/OP/OP-4",
    "/actualizacion",
    "/metodologia",
    "/dependencias",
    "/dependencias/OP",
    "/ejes",
    "/ejes/E1",
    "/lineamientos/L1",
    "/responsables",
    "/responsables/paula-ferreyra",
    "/nada",
    "/indicadores/OP/I1",
)


@pytest.fixture
def site(app: Flask, populated: Factory) -> Iterator[str]:
    del populated
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def test_no_page_overflows_a_phone_asks_elsewhere_or_breaks_its_own_policy(tab: Page) -> None:
    elsewhere: list[str] = []
    tab.on("request", lambda request: elsewhere.append(request.url))
    tab.add_init_script(
        "window.broken = [];"
        "document.addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))"
    )
    for address in PAGES:
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, address
        assert tab.evaluate("broken") == [], address
    assert not [url for url in elsewhere if not url.startswith("http://127.0.0.1:")]


def test_an_open_page_follows_the_data_and_keeps_what_is_being_done(tab: Page, populated: Factory) -> None:
    tab.goto("/programas")
    tab.fill("[name=texto]", "a medio escr")
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    programa(populated, "OP", "OP-1", nombre="Red pluvial con otro nombre")
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    tab.get_by_text("Red pluvial con otro nombre").wait_for(timeout=15_000)
    assert tab.input_value("[name=texto]") == "a medio escr"
    assert tab.evaluate("document.activeElement.name") == "texto"


def test_an_open_explanation_stays_open(tab: Page, populated: Factory) -> None:
    tab.goto("/")
    tab.click("#porque-municipio summary")
    stamp = tab.get_attribute("main", "data-sello")
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    tab.wait_for_function(
        "old => document.querySelector('main').dataset.sello !== old", arg=stamp, timeout=15_000
    )
    assert tab.get_attribute("#porque-municipio", "open") is not None


def test_a_link_to_what_is_pending_unfolds_it(tab: Page, populated: Factory) -> None:
    populated.load("SAL", date(2026, 11, 19), date(2026, 11, 19), advertencias=1)
    populated.observe("CELDA_SIN_DATO", "Programas", "G2", valor="S/D")
    tab.goto("/actualizacion")
    assert not tab.is_visible("#d-SAL table")
    tab.click("a[href='#d-SAL']")
    assert tab.is_visible("#d-SAL table")


def test_the_keyboard_reaches_the_content_first(tab: Page) -> None:
    tab.goto("/")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "contenido"
