"""A tab of a real browser that notes down whatever goes wrong on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

DESKTOP = 1280
PHONE = 390

_NOTE_BLOCKED = (
    "window.broken = [];"
    "document.addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))"
)

_STICKING_OUT = """() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const out = [...document.querySelectorAll("body *")]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
        .map(each => `${each.tagName}.${each.getAttribute("class")} ${each.textContent.trim().slice(0, 40)}`);
    return ["se desplaza", ...out.slice(0, 8)];
}"""


class Glass:
    """Opens pages and tells what a person would stumble over."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.asked: list[str] = []
        self.said: list[str] = []
        tab.add_init_script(_NOTE_BLOCKED)
        tab.on("request", lambda request: self.asked.append(request.url))
        tab.on("console", self._note)
        tab.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, address: str, width: int = DESKTOP) -> None:
        self.asked.clear()
        self.said.clear()
        self.resize(width)
        self.tab.goto(address)

    def resize(self, width: int) -> None:
        self.tab.set_viewport_size({"width": width, "height": 900})

    def overflow(self) -> list[str]:
        """Name what sticks out of the page to the right."""
        found: list[str] = self.tab.evaluate(_STICKING_OUT)
        return found

    def barriers(self) -> list[str]:
        """Name what axe finds in the way of people."""
        results: dict[str, Any] = Axe().run(self.tab).response
        return [
            f"{violation['id']}: {node['target']} {node['html'][:120]}"
            for violation in results["violations"]
            for node in violation["nodes"][:3]
        ]

    def blocked(self) -> list[str]:
        """Name what its own policy kept a page from doing."""
        found: list[str] = self.tab.evaluate("broken")
        return found

    def elsewhere(self) -> list[str]:
        """Name every request to another machine."""
        here = self.tab.url.split("/", 3)[2]
        return [url for url in self.asked if url.split("/", 3)[2] != here]

    def _note(self, message: ConsoleMessage) -> None:
        # A page that says it was not found is itself what was not found.
        if message.type in {"error", "warning"} and message.location.get("url") != self.tab.url:
            self.said.append(f"{message.type}: {message.text}")
