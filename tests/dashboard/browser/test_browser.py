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


def test_a_quiet_notice_says_which_office_loaded(tab: Page, populated: Factory) -> None:
    tab.goto("/")
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    tab.get_by_text("Obras Públicas cargó hace un momento.").wait_for(timeout=15_000)
    assert tab.get_attribute("#aviso", "aria-live") == "polite"


def test_what_asks_to_stay_stays_while_it_is_made_of_the_same(tab: Page, populated: Factory) -> None:
    tab.goto("/")
    tab.evaluate(
        """() => {
            for (const id of ["igual", "otro"]) {
                const chart = Object.assign(document.createElement("div"), {id, textContent: "zoom"});
                chart.dataset.queda = "1";
                document.querySelector("main").append(chart);
            }
            const real = window.fetch;
            window.fetch = async (...asked) => {
                const answer = await real(...asked);
                if (String(asked[0]).includes("/version")) return answer;
                const page = (await answer.text()).replace("</main>",
                    '<div id="igual" data-queda="1"></div><div id="otro" data-queda="2"></div></main>');
                return new Response(page);
            };
            document.addEventListener("tablero:actualizado", () => { window.told = true; });
        }"""
    )
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    tab.wait_for_function("() => window.told === true", timeout=15_000)
    assert tab.text_content("#igual") == "zoom"
    assert tab.text_content("#otro") == ""


def test_a_hidden_page_asks_for_nothing(tab: Page) -> None:
    tab.goto("/", wait_until="networkidle")  # else the icon is asked for in between
    tab.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    tab.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    assert asked == []


def test_a_light_is_unfolded_by_keyboard_and_stays_so(tab: Page, populated: Factory) -> None:
    tab.goto("/dependencias")
    tab.focus(".por summary")
    tab.keyboard.press("Enter")
    assert tab.locator(".por p").first.is_visible()
    stamp = tab.get_attribute("main", "data-sello")
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    tab.wait_for_function(
        "old => document.querySelector('main').dataset.sello !== old", arg=stamp, timeout=15_000
    )
    assert tab.locator(".por p").first.is_visible()


def test_unfolding_a_light_folds_the_one_before(tab: Page) -> None:
    tab.goto("/dependencias")
    tab.locator(".por summary").nth(0).click()
    tab.locator(".por summary").nth(1).click()
    assert tab.locator(".por p:visible").count() == 1
