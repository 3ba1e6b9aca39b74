"""Whatever the cells hold, no page of a phone breaks or runs it."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.dashboard.browser.looking import PHONE, Glass
from tests.dashboard.factory import Factory
from tests.dashboard.hostile import MIXED, RUN_ON, overwrite, walk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_hostile_texts_break_no_page_of_a_phone(
    browser: Browser, app: Flask, populated: Factory, site: str
) -> None:
    overwrite(populated, f"{RUN_ON} {MIXED}")
    pages = [address for address, answer in walk(app.test_client(), most=1) if answer.mimetype == "text/html"]
    context = browser.new_context(base_url=site)
    glass = Glass(context.new_page())
    found: dict[str, list[str]] = {}
    for address in pages:
        glass.open(address, PHONE)
        found[address] = [*glass.overflow(), *glass.blocked(), *glass.said]
        if glass.tab.evaluate("window.hacked"):
            found[address].append("se ejecutó el texto de una celda")
    context.close()
    assert {address: each for address, each in found.items() if each} == {}
    assert len(pages) > 5
