"""Every page, on a desktop and on a phone: nothing sticks out, nobody is kept out, no rule is broken."""

from __future__ import annotations

import pytest

from tests.dashboard.browser.looking import DESKTOP, PHONE, ZOOMED, Glass
from tests.dashboard.kinds import one_of_each
from tests.dashboard.test_pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

EXTRA = (
    "/programas?orden=-brecha&texto=red",
    "/programas/OP/OP-4",
    "/?al=2026-10-01",
    "/?al=2026-08-01",
    "/ayuda/administracion",
)
WRONG = ("/nada", "/programas?semaforo=rosa")

ADDRESSES = (*one_of_each(PAGES), *EXTRA, *WRONG)
"""Every kind of page once, those that can look otherwise, and those of what is not there."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_fits_is_open_to_all_and_breaks_no_rule(glass: Glass, address: str) -> None:
    glass.open(address, DESKTOP)
    found = {"desborda en el escritorio": glass.overflow(), "barreras": glass.barriers()}
    glass.resize(ZOOMED)
    found |= {"desborda al ampliar": glass.overflow()}
    glass.resize(PHONE)
    found |= {"desborda en el teléfono": glass.overflow(), "barreras en el teléfono": glass.barriers()}
    found |= {"bloqueado": glass.blocked(), "pedido afuera": glass.elsewhere(), "dicho": glass.said}
    assert {what: each for what, each in found.items() if each} == {}
