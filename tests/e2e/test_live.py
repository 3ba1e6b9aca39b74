"""An office saves in LibreOffice; a page open in a browser shows the new figure by itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from plan.config import Config
from sync.template import Identity, write_workbook
from tests.conftest import ESTRATEGIA, Town
from tests.torture.sizes import size

TURNS = size("live", ci=10, full=10, sample=4)

PROGRAMA = {
    "codigo": "OP-1",
    "nombre": "Red pluvial",
    "lineamiento": "L1",
    "estado": "En curso",
    "avance_reportado": 0.4,
}


@pytest.mark.libreoffice
@pytest.mark.browser
@pytest.mark.xdist_group("browser")
def test_a_cell_saved_in_libreoffice_shows_on_an_open_page_each_time(
    site: Config,
    service: Callable[[], str],
    office: Callable[[Path], Callable[..., None]],
    browser: Browser,
    record_property: Callable[[str, object], None],
) -> None:
    there = Town(site.compartida)
    there.save("estrategia.xlsx", ESTRATEGIA)
    path = there.save("OP.xlsx", write_workbook(Identity("planilla", "OP"), {"Programas": [PROGRAMA]}))
    page = browser.new_page(base_url=service())
    wait_until(lambda: page.request.get("/programas/OP/OP-1").ok)
    page.goto("/programas/OP/OP-1")
    expect(page.locator("main")).to_contain_text("40 %")
    save = office(path)
    seconds = []
    for turn in range(TURNS):
        save("Programas", "K2", 0.41 + turn / 50)
        start = time.monotonic()
        expect(page.locator("main")).to_contain_text(f"{41 + 2 * turn} %", timeout=20_000)
        seconds.append(round(time.monotonic() - start, 2))
    record_property("segundos", seconds)


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)
