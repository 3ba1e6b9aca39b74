"""Measure how long a save takes to show on a page that somebody has open, in a real browser."""

from __future__ import annotations

import shutil
from statistics import median
from time import perf_counter, sleep

from playwright.sync_api import Page, expect, sync_playwright

from benchmarks import town
from benchmarks.clock import share_of
from benchmarks.installation import folder, save
from benchmarks.running import address, running, wait_for_answer, wait_for_loads
from benchmarks.table import Figure, decimal
from plan.config import Config

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_LIMIT = 2.0
_PHASE = 0.137
"""Seconds added before each save, so that saves fall at every point between two questions of the page."""


def new_figure(turns: int, size: town.Size = town.SMALL) -> list[Figure]:
    """Save a workbook again and again while a page of it is open."""
    chromium = shutil.which("chromium")
    what, sized = (
        "Guardar en disco local → cifra nueva en una página abierta",
        f"{size.rows} filas, {turns} veces",
    )
    if chromium is None:
        return [Figure(what, sized, "falta Chromium", asked=f"p95 ≤ {_LIMIT:.0f} s", reached=None)]
    first = _first_save(size)
    saves = [town.rewritten(first, _mark(0), _mark(turn)) for turn in range(turns + 1)]
    with folder() as config, sync_playwright() as playwright:
        save(config.compartida / town.STRATEGY, town.strategy(1))
        save(config.compartida / f"{town.code(0)}.xlsx", saves[0])
        with running(config):
            wait_for_answer(config)
            wait_for_loads(config, 2)
            browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
            spans = _watch(browser.new_page(), config, saves)
            browser.close()
    late = share_of(spans, 0.95)
    shown = f"p95 {decimal(late, 2)} s (mediana {decimal(median(spans), 2)} s)"
    return [Figure(what, sized, shown, asked=f"p95 ≤ {_LIMIT:.0f} s", reached=late <= _LIMIT)]


def _watch(page: Page, config: Config, saves: list[bytes]) -> list[float]:
    page.goto(address(config, f"/programas/{town.code(0)}/P-0000"))
    spans = []
    for turn, data in enumerate(saves[1:], 1):
        sleep(_PHASE * (turn % 8))
        start = perf_counter()
        save(config.compartida / f"{town.code(0)}.xlsx", data)
        expect(page.locator("main")).to_contain_text(_mark(turn), timeout=20_000)
        spans.append(perf_counter() - start)
    return spans


def _first_save(size: town.Size) -> bytes:
    rows = town.office(size)
    first, *others = rows["Programas"]
    marked = {**first, "descripcion": _mark(0)}
    return town.workbook({**rows, "Programas": [marked, *others]}, town.code(0))


def _mark(turn: int) -> str:
    return f"cifra {1000 + turn}"
