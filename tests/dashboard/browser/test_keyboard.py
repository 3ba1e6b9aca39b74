"""Without a mouse: every control is reached in its order and shows it, the menu opens, the way back works."""

from __future__ import annotations

import pytest

from tests.dashboard.browser.looking import DESKTOP, PHONE, Glass

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("address", ["/", "/programas?texto=red", "/programas/OP/OP-1", "/datos", "/nada"])
def test_tab_goes_through_every_control_in_order_and_each_shows_it(glass: Glass, address: str) -> None:
    glass.open(address, DESKTOP)
    controls = glass.reachable()
    assert glass.tabbed(len(controls) + 4)[: len(controls)] == controls


def test_the_keyboard_can_jump_over_the_menu(glass: Glass) -> None:
    glass.open("/", DESKTOP)
    glass.tab.keyboard.press("Tab")
    assert glass.tab.evaluate("document.activeElement.textContent") == "Saltar al contenido"
    glass.tab.keyboard.press("Enter")
    assert glass.tab.evaluate("document.activeElement.id") == "contenido"


def test_the_menu_of_a_phone_opens_and_closes_with_the_keyboard(glass: Glass) -> None:
    glass.open("/", PHONE)
    assert not glass.tab.is_visible("nav[aria-label=Secciones]")
    glass.tab.focus(".abre-menu")
    glass.tab.keyboard.press("Enter")
    assert glass.tab.is_visible("nav[aria-label=Secciones]")
    assert glass.overflow() == []
    assert glass.barriers() == []
    glass.tab.keyboard.press("Tab")
    assert glass.tab.evaluate("document.activeElement.closest('#menu') !== null")
    glass.tab.keyboard.press("Escape")
    assert not glass.tab.is_visible("nav[aria-label=Secciones]")
    assert glass.tab.evaluate("document.activeElement.className") == "abre-menu"


def test_a_filter_stands_in_the_address_and_the_way_back_undoes_it(glass: Glass) -> None:
    glass.open("/programas", DESKTOP)
    glass.tab.fill("[name=texto]", "red")
    glass.tab.select_option("[name=orden]", "-fin")
    glass.tab.press("[name=texto]", "Enter")
    glass.tab.wait_for_url("**/programas?texto=red&orden=-fin")
    glass.tab.click("text=Quitar todas")
    glass.tab.wait_for_url("**/programas")
    glass.tab.go_back()
    assert glass.tab.url.endswith("/programas?texto=red&orden=-fin")
    assert glass.tab.input_value("[name=texto]") == "red"
    assert glass.tab.input_value("[name=orden]") == "-fin"
