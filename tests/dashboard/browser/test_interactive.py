"""The interactive Gantt in a real browser: it draws, it zooms, and it speaks Spanish."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page

from tests.dashboard.browser.looking import DESKTOP, PHONE, Glass
from tests.dashboard.factory import Factory

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ADDRESS = "/programas/OP/OP-1/interactivo"
RANGE = "document.querySelector('#grafico')._fullLayout.xaxis.range.map(each => Date.parse(each))"


def opened(glass: Glass, width: int = DESKTOP) -> Page:
    glass.open(ADDRESS, width)
    glass.tab.locator("#grafico .barlayer .point").first.wait_for()
    return glass.tab


def span(tab: Page) -> float:
    first, last = tab.evaluate(RANGE)
    return float(last - first)


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_it_draws_a_bar_for_each_row_and_breaks_no_rule(glass: Glass, width: int) -> None:
    tab = opened(glass, width)
    assert tab.locator("#grafico .barlayer .point").count() >= 3
    assert (glass.blocked(), glass.said, glass.elsewhere(), glass.overflow()) == ([], [], [], [])
    assert glass.barriers() == []


def test_the_months_are_written_in_spanish(glass: Glass) -> None:
    said = " ".join(opened(glass).locator("#grafico .xtick").all_text_contents())
    assert any(month in said for month in ("ene", "abr", "ago", "dic"))
    assert not any(month in said for month in ("Jan", "Apr", "Aug", "Dec"))


def test_the_buttons_zoom_by_keyboard_and_bring_everything_back(glass: Glass) -> None:
    tab = opened(glass)
    whole = span(tab)
    tab.get_by_role("button", name="Acercar").focus()
    tab.keyboard.press("Enter")
    tab.wait_for_function(f"(() => {{ const [a, b] = {RANGE}; return b - a < {whole} * 0.6; }})()")
    tab.get_by_role("button", name="Ver todo").click()
    tab.wait_for_function(f"(() => {{ const [a, b] = {RANGE}; return Math.abs(b - a - {whole}) < 1000; }})()")


def test_pointing_at_a_bar_tells_its_dates_and_its_progress(glass: Glass) -> None:
    tab = opened(glass)
    box = tab.locator("#grafico .nsewdrag").bounding_box()
    assert box is not None
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.1, steps=4)
    told = tab.locator("#grafico .hoverlayer .hovertext").first
    told.wait_for()
    text = told.text_content() or ""
    assert "Red pluvial" in text
    assert "Plan: 01/01/2026 a 31/12/2026" in text
    assert "Planificado:" in text


def test_the_zoom_outlives_a_refresh_of_the_data(tab: Page, populated: Factory) -> None:
    tab.goto(ADDRESS)
    tab.locator("#grafico .barlayer .point").first.wait_for()
    whole = span(tab)
    tab.get_by_role("button", name="Acercar").click()
    stamp = tab.get_attribute("main", "data-sello")
    populated.load("OP", date(2026, 11, 19), date(2026, 11, 19))
    tab.wait_for_function(
        "old => document.querySelector('main').dataset.sello !== old", arg=stamp, timeout=15_000
    )
    tab.locator("#grafico .barlayer .point").first.wait_for()
    assert span(tab) < whole * 0.6
