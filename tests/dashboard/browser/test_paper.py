"""On paper: colours stay, what is only for a screen goes, nothing is cut, and the pages are few."""

from __future__ import annotations

import re

import pytest

from tests.dashboard.browser.looking import Glass

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

A4_LANDSCAPE = 1032
"""Pixels between the margins."""


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/", 3),
        ("/programas?semaforo=gris", 2),
        ("/programas/OP/OP-1", 4),
        ("/actualizacion", 2),
        ("/datos", 3),
        ("/ayuda/oficinas", 12),
    ],
)
def test_a_page_prints(glass: Glass, address: str, most: int) -> None:
    glass.open(address, A4_LANDSCAPE)
    glass.tab.emulate_media(media="print")
    for only_on_a_screen in ("nav", "form", "button", ".salto", "footer"):
        for each in glass.tab.locator(only_on_a_screen).all():
            assert not each.is_visible(), only_on_a_screen
    assert glass.overflow() == []
    assert glass.tab.evaluate("getComputedStyle(document.querySelector('main')).printColorAdjust") == "exact"
    printed = glass.tab.pdf(prefer_css_page_size=True)
    glass.tab.emulate_media(media="screen")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= most
