"""Measure how many pages come in each second, made and already made, beside the pages of others."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from benchmarks import beside, town
from benchmarks.history import spread, stored
from benchmarks.installation import installation
from benchmarks.running import NoAnswerError, address, running, wait_for_answer
from benchmarks.seeing import Seen, see
from benchmarks.table import Figure, decimal, times
from benchmarks.visitors import Served, visit
from dashboard.day.visibility import View
from dashboard.keeping.evaluations import Evaluations
from plan.config import Config
from sync.service import clock

OFFICES = 100
OFFICE = town.Size(10, 200, 2, 10)
OURS = ""
PAGES = ("/", "/programas", "/programas/D000/P-0003")
NEW, KEPT = "?z={}", ""
_DAYS = 100
_LISTED = "/programas/programas?_size=100"
_LEAST = {NEW: 10, KEPT: 60}
_OF_THE_SAME_ROWS = ("/", "/programas")
"""The pages of which that much is asked; one programme is another thing than a table of many."""

_HEAVIEST = 60 * 1024
_LATEST = 0.200
_LONGEST = 120.0
_CALCULATING = "Se están calculando"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: answers by page and peer, when content showed by site, and the bytes of `/`."""

    rates: Mapping[str, Served]
    seen: Mapping[str, Seen | None]
    weight: int


def beside_others(
    turns: int, seconds: float, offices: int = OFFICES, size: town.Size = OFFICE
) -> list[Figure]:
    """Ask for our pages and for those of the others in turns, on the same programmes."""
    with _site(offices, size) as (config, table), ExitStack() as others:
        ports = {OURS: config.puerto}
        if beside.there():
            ports["Datasette"] = others.enter_context(beside.datasette(table))
            ports["Dash"] = others.enter_context(beside.dash(table))
        measured = Measured(
            rates=_rates(config.host, ports, turns, seconds),
            seen={name: see(config.host, port, name, turns) for name, port in ports.items()},
            weight=len(_page(config)),
        )
    return figures(measured, offices, size)


def figures(measured: Measured, offices: int, size: town.Size) -> list[Figure]:
    """Lay what was measured beside what is asked."""
    sized = f"{offices * size.programas} programas, {offices * size.actividades} actividades"
    rows = [_served(measured.rates, path, how, sized) for path in PAGES for how in (NEW, KEPT)]
    return [*rows, _light(measured.weight, offices), _soon(measured.seen, sized)]


@contextmanager
def _site(offices: int, size: town.Size) -> Iterator[tuple[Config, Path]]:
    """Run the site with all its past days measured, and write the table for the others."""
    with installation(offices) as there:
        for number in range(offices):
            stored(there, [town.office(size)], town.code(number))
        spread(there, _DAYS)
        today = clock().astimezone(there.config.zona).date()
        photo = Evaluations(there.reader, there.config).photo(View.PUBLIC, today, today)
        table = there.config.path.parent / "programas.db"
        beside.write(photo.lines, table)
        with running(there.config):
            wait_for_answer(there.config)
            _wait_for_days(there.config)
            _warm(there.config)
            yield there.config, table


def _warm(config: Config) -> None:
    """Open each page once: what makes it is read from the disk the first time, and kept from then on."""
    for path in PAGES:
        _page(config, path)


def _wait_for_days(config: Config) -> None:
    deadline = monotonic() + _LONGEST
    while _CALCULATING in _page(config).decode():
        if monotonic() > deadline:
            raise NoAnswerError(_CALCULATING)
        sleep(0.2)


def _page(config: Config, path: str = "/") -> bytes:
    with urllib.request.urlopen(address(config, path), timeout=30) as answer:
        content: bytes = answer.read()
    return content


def _rates(host: str, ports: Mapping[str, int], turns: int, seconds: float) -> Mapping[str, Served]:
    """Let them take turns; the best of each is its figure."""
    asked = {f"{path}{how}": (ports[OURS], f"{path}{how}") for path in PAGES for how in (NEW, KEPT)}
    if "Datasette" in ports:
        asked["Datasette"] = ports["Datasette"], _LISTED
    best = dict.fromkeys(asked, Served(0.0, float("inf")))
    for _ in range(turns):
        for name, (port, path) in asked.items():
            best[name] = max(best[name], visit(host, port, path, seconds))
    return best


def _served(rates: Mapping[str, Served], path: str, how: str, sized: str) -> Figure:
    ours, theirs, least = rates[f"{path}{how}"], rates.get("Datasette"), _LEAST[how]
    made = "ya hecha" if how == KEPT else "hecha cada vez (evaluación guardada)"
    ratio = ours.rate / theirs.rate if theirs else 0.0
    is_asked = path in _OF_THE_SAME_ROWS
    return Figure(
        f"Página {path if is_asked else 'de un programa'}, {made}",
        sized,
        _told(ours),
        f"Datasette, tabla de 100 filas {_told(theirs)}" if theirs else "faltan los pares",
        times(ratio) if theirs else "—",
        f"≥ {times(least)}" if is_asked else "—",
        ratio >= least if theirs and is_asked else None,
    )


def _told(served: Served) -> str:
    return f"{served.rate:.0f} por segundo (p95 {decimal(served.late * 1000, 1)} ms)"


def _light(weight: int, offices: int) -> Figure:
    return Figure(
        "HTML de /, sin comprimir",
        f"{offices} dependencias",
        f"{decimal(weight / 1024, 1)} KiB",
        asked=f"≤ {_HEAVIEST // 1024} KiB",
        reached=weight <= _HEAVIEST,
    )


def _soon(seen: Mapping[str, Seen | None], sized: str) -> Figure:
    what = "De pedir / a ver sus cifras, en Chromium, sin nada en su memoria"
    ours = seen[OURS]
    if ours is None:
        return Figure(what, sized, "falta Chromium", asked=f"≤ {_LATEST * 1000:.0f} ms")
    others = " · ".join(f"{name} {_spelt(found)}" for name, found in seen.items() if name and found)
    limit = f"≤ {_LATEST * 1000:.0f} ms"
    return Figure(what, sized, _spelt(ours), others or "—", asked=limit, reached=ours.soon <= _LATEST)


def _spelt(seen: Seen) -> str:
    return f"{seen.soon * 1000:.0f} ms, {decimal(seen.weight / 1024, 0)} KiB"
