"""See a page as somebody does who opens it for the first time: when its content shows, and what travelled."""

from __future__ import annotations

import shutil
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_SHOWN = {
    "": ("/", ".contador .cifra"),
    "Datasette": ("/programas/programas?_size=100", "table.rows-and-columns td"),
    "Dash": ("/", "#tabla td"),
}
"""What is opened of each site, and what tells that its content is there."""

_WATCH = """
(selector) => new Promise((done) => {
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    requestAnimationFrame(() => done(performance.now() / 1000));
  };
  look();
})
"""
"""Seconds since the navigation began until what is looked for is there and drawn."""


class Seen(NamedTuple):
    """After how many seconds the content showed, and how many bytes had travelled."""

    soon: float
    weight: float


def see(host: str, port: int, name: str, turns: int) -> Seen | None:
    """Open a page again and again, each time with nothing kept; None without Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    path, selector = _SHOWN[name]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        found = [_one(browser, f"http://{host}:{port}{path}", selector) for _ in range(turns + 1)]
        browser.close()
    return min(found)


def _one(browser: Browser, address: str, selector: str) -> Seen:
    context = browser.new_context()
    page = context.new_page()
    travelled: list[float] = []

    def came(event: dict[str, Any]) -> None:
        travelled.append(event["encodedDataLength"])

    session = context.new_cdp_session(page)
    session.on("Network.loadingFinished", came)
    session.send("Network.enable")
    page.goto(address, wait_until="commit")
    soon: float = page.evaluate(_WATCH, selector)
    page.wait_for_load_state("networkidle")
    context.close()
    return Seen(soon, sum(travelled))
