"""R2: many offices that save in eight ways at once: all of it arrives, none of it torn, and soon."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from threading import Event

import sqlalchemy as sa

from plan import database
from plan.tables import CARGA
from tests.torture.conftest import Result
from tests.torture.running import from_a_terminal
from tests.torture.savers import STYLES
from tests.torture.sizes import size
from tests.torture.towns import Saved, Town, found_town, judge, wait_until_taken

WRITERS = size("writers", ci=50, full=50, sample=8)
SAVES = size("saves", ci=500, full=10_000, sample=64)
PER_SECOND = 16
"""Saves per second of all offices together: more than any town makes, less than one core can take."""
INTERVAL = 10

Seen = dict[str, list[tuple[float, int]]]
"""When which version of each office was first seen in force."""


def test_every_way_to_save_arrives_whole_and_soon(tmp_path: Path, seed: int, result: Result) -> None:
    town = found_town(tmp_path / "pueblo", WRITERS, watch__intervalo=INTERVAL)
    with from_a_terminal(town.config, tmp_path / "servicio.log") as service:
        service.ready()
        wait_until_taken(town, 60)
        seen, late = save_and_watch(town, seed)
    faults = judge(town)
    waits = sorted(until_visible(saved, seen) for saved in town.saves[WRITERS:])
    p95 = waits[int(len(waits) * 0.95)]
    converged = f"{'100 %' if not faults else 'no'} converge, {len(faults)} rotos"
    result(
        "R2", f"{SAVES} guardados de {WRITERS} oficinas en 8 estilos", converged, "100 % converge, 0 rotos"
    )
    result("R2", f"{len(waits)} guardados", f"p95 {p95:.1f} s, máx. {waits[-1]:.1f} s", "visible: p95 15 s")
    result("R2", "lo último", f"{late:.1f} s", f"un recorrido ({INTERVAL} s)")
    assert faults == []
    assert {saved.style for saved in town.saves} == set(STYLES)


def save_and_watch(town: Town, seed: int) -> tuple[Seen, float]:
    """Have every office save its share, and look on as a page does; gives how long the last ones took too."""
    done = Event()
    with ThreadPoolExecutor(WRITERS + 1) as threads:
        looking = threads.submit(look_on, town, done)
        working = [threads.submit(work, town, office, seed) for office in town.offices]
        try:
            for share in working:
                share.result()
            late = wait_until_taken(town, 3 * INTERVAL)
        finally:
            done.set()
        return looking.result(), late


def work(town: Town, office: str, seed: int) -> None:
    chance = Random(f"{seed} {office}")
    styles = list(STYLES)
    chance.shuffle(styles)
    for number in range(1, SAVES // WRITERS + 1):
        time.sleep(chance.uniform(0, 2 * WRITERS / PER_SECOND))
        town.save(office, number, styles[number % len(styles)], chance)


def look_on(town: Town, done: Event) -> Seen:
    """Note when each version shows."""
    seen: Seen = {}
    last = 0
    engine = database.reader(town.config)
    query = sa.select(CARGA.c.id, CARGA.c.sha256).where(CARGA.c.resultado == "tomada").order_by(CARGA.c.id)
    looking = True
    while looking:
        looking = not done.wait(0.05)  # and once more when all is done
        with engine.connect() as connection:
            found = connection.execute(query.where(CARGA.c.id > last)).all()
        now = time.monotonic()
        for number, data in found:
            last = number
            version = town.written.get(data)
            if version:
                seen.setdefault(version.office, []).append((now, version.number))
    engine.dispose()
    return seen


def until_visible(saved: Saved, seen: Seen) -> float:
    """Give the seconds until a save, or a later one of the same office, showed."""
    shown = min(now for now, number in seen[saved.version.office] if number >= saved.version.number)
    return max(0.0, shown - saved.at)
