"""The report and the pages of the meeting on paper: upright, few, without what is only for a screen."""

from __future__ import annotations

import re

import pytest

from tests.dashboard.browser.looking import Glass

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

A4_UPRIGHT = 718
"""Pixels between the margins."""


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/informes/2026-11-20", 6),
        ("/coordinacion?desde=2026-10-01", 4),
        ("/cambios?desde=2026-10-01", 3),
    ],
)
def test_it_prints_on_upright_sheets(glass: Glass, address: str, most: int) -> None:
    glass.open(address, A4_UPRIGHT)
    glass.tab.emulate_media(media="print")
    for only_on_a_screen in ("nav", "form", "button", ".salto", ".solo-pantalla", "footer"):
        for each in glass.tab.locator(only_on_a_screen).all():
            assert not each.is_visible(), only_on_a_screen
    assert glass.overflow() == []
    printed = glass.tab.pdf(prefer_css_page_size=True)
    glass.tab.emulate_media(media="screen")
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert 1 <= len(sheets) <= most
    assert all(float(width) < float(height) for width, height in sheets)


def test_every_sheet_of_the_report_but_its_cover_bears_its_number(glass: Glass) -> None:
    glass.open("/informes/2026-11-20", A4_UPRIGHT)
    rules = glass.tab.evaluate(
        """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
            .filter((rule) => rule.constructor.name === "CSSPageRule").map((rule) => rule.cssText)"""
    )
    assert any("counter(page)" in rule and "counter(pages)" in rule for rule in rules)
    assert any(rule.startswith("@page :first") and "none" in rule for rule in rules)


def test_no_row_of_a_drawing_and_no_head_of_a_chapter_is_cut(glass: Glass) -> None:
    glass.open("/informes/2026-11-20", A4_UPRIGHT)
    glass.tab.emulate_media(media="print")
    asked = glass.tab.evaluate(
        """() => ["tr", ".cabeza-capitulo", ".cuenta li"].map((each) =>
            getComputedStyle(document.querySelector(`.informe ${each}`)).breakInside)"""
    )
    glass.tab.emulate_media(media="screen")
    assert asked == ["avoid", "avoid", "avoid"]
