"""That what looks at the pages sees: each fault, put into a page by hand, is named."""

from __future__ import annotations

import pytest

from tests.dashboard.browser.looking import PHONE, Glass

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_each_fault_is_seen(glass: Glass) -> None:
    glass.open("/nada", PHONE)
    assert (glass.overflow(), glass.barriers(), glass.blocked()) == ([], [], [])
    glass.tab.evaluate(
        """async () => {
            const main = document.querySelector("main");
            main.innerHTML += "<img src='/static/icon.svg'><p style='width: 900px'>ancho</p>";
            main.innerHTML += "<pre>" + "x".repeat(400) + "</pre>";
            console.error("algo falló");
            await fetch("http://localhost:9/").catch(() => {});
        }"""
    )
    assert "se desplaza" in glass.overflow()
    assert any(found.startswith("image-alt") for found in glass.barriers())
    assert {"style-src-attr", "connect-src"} <= set(glass.blocked())
    assert "error: algo falló" in glass.said
