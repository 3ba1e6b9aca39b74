"""In a real browser: an open page follows the data and keeps what is being done."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page

from tests.dashboard.factory import Factory
from tests.dashboard.town import programa

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_an_open_page_follows_the_data_and_keeps_what_is_being_done(tab: Page, populated: Factory) -> None:
    tab.goto("/programas")
    tab.click("#filtro summary")
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
