"""A tab of a real browser that notes down whatever goes wrong on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page

DESKTOP = 1280
PHONE = 390
ZOOMED = 853
"""What a desktop has room for when it shows everything half as large again."""

_NOTE_BLOCKED = (
    "window.broken = [];"
    "document.addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))"
)

_STICKING_OUT = """() => {
    const burst = [...document.querySelectorAll(".tarjeta, .banda, header, footer")]
        .filter(each => each.scrollWidth > each.clientWidth + 1)
        .map(each => `sale de su tarjeta: ${each.textContent.trim().slice(0, 40)}`);
    if (document.documentElement.scrollWidth <= innerWidth) return burst;
    const out = [...document.querySelectorAll("body *")]
        .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
        .map(each => `${each.tagName}.${each.getAttribute("class")} ${each.textContent.trim().slice(0, 40)}`);
    return ["se desplaza", ...out.slice(0, 8)];
}"""

# Nothing is preloaded: axe would ask for the stylesheets again, for one rule that is not among those it runs.
_VIOLATIONS = "axe.run({resultTypes: ['violations'], preload: false}).then(found => found.violations)"

_NAMED = """each => `${each.tagName.toLowerCase()} ${
    (each.textContent.trim() || each.name || each.id || "").replace(/\\s+/g, " ").slice(0, 50)}`"""

_CONTROLS = f"""() => [...document.querySelectorAll("a[href],button,input,select,summary,[tabindex='0']")]
    .filter(each => each.type !== "hidden" && each.tabIndex >= 0)
    .filter(each => each.checkVisibility({{visibilityProperty: true}}))
    .map({_NAMED})"""

_FOCUSED = f"""() => {{
    const each = document.activeElement;
    if (!each || each === document.body) return "";
    const style = getComputedStyle(each);
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return ({_NAMED})(each) + (seen ? "" : " (sin foco a la vista)");
}}"""


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
        if not self.tab.evaluate("'axe' in window"):
            self.tab.evaluate(AXE_SCRIPT)
        violations: list[dict[str, Any]] = self.tab.evaluate(_VIOLATIONS)
        return [
            f"{violation['id']}: {node['target']} {node['html'][:120]}"
            for violation in violations
            for node in violation["nodes"][:3]
        ]

    def reachable(self) -> list[str]:
        """Name every control that can be seen, in the order of the page."""
        found: list[str] = self.tab.evaluate(f"({_CONTROLS})()")
        return found

    def tabbed(self, most: int) -> list[str]:
        """Name what the key Tab goes through, and what of it does not show that it has the focus."""
        found: list[str] = []
        for _ in range(most):
            self.tab.keyboard.press("Tab")
            here = self.tab.evaluate(f"({_FOCUSED})()")
            if here and (not found or found[-1] != here):
                found.append(here)
        return found

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
