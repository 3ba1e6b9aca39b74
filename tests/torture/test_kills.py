"""R1: the service killed without warning, again and again, while every office saves."""

from __future__ import annotations

import re
import shutil
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from random import Random

from tests.torture.conftest import Result
from tests.torture.running import Launcher, Service, from_a_terminal
from tests.torture.sizes import size
from tests.torture.towns import Clerks, Town, found_town, judge, wait_until_taken

KILLS = size("kills", ci=50, full=1000, sample=4)
EPISODE = 50
"""Kills between one proof of the whole and the next."""
TOGETHER = 2
EARLY = 0.25
"""How many of the kills come while the service starts."""
LONGEST_START = 0.6
LONGEST_LIFE = 2.0
EACH = "SELECT id, ruta, sha256, resultado, momento, abiertas, cerradas FROM carga ORDER BY id"

_LOGGED = re.compile(r"  (\S+): \w+ (tomada|retenida) \(carga (\d+)\)|  (\S+): (RECHAZADA) \(carga (\d+)\)")


def test_nothing_acknowledged_is_lost_however_often_the_service_is_killed(
    tmp_path: Path, seed: int, result: Result
) -> None:
    chance = Random(seed)
    episodes = [(chance.randrange(1 << 30), min(EPISODE, KILLS - done)) for done in range(0, KILLS, EPISODE)]
    with ThreadPoolExecutor(TOGETHER) as together:
        lives = list(
            together.map(lambda turn: episode(tmp_path / str(turn), *episodes[turn]), range(len(episodes)))
        )
    acknowledged = sum(life[0] for life in lives)
    starts = sorted(start for life in lives for start in life[1])
    result(
        "R1",
        f"{KILLS} muertes",
        f"0 de {acknowledged} cargas vistas perdidas, 0 rotas",
        "0 perdidas, 0 rotas",
    )
    result(
        "R1",
        f"{len(starts)} arranques",
        f"listo en {starts[-1]:.1f} s, la mitad en {starts[len(starts) // 2]:.1f} s",
        "listo en 10 s",
    )


def episode(folder: Path, seed: int, kills: int) -> tuple[int, list[float]]:
    """Kill the service many times in one town; gives how many loads were left, and the seconds of starts."""
    chance = Random(seed)
    town = found_town(folder, offices=10)
    memory: list[tuple[object, ...]] = []
    starts: list[float] = []
    with Launcher() as launcher:
        with Clerks(town, seed):
            for turn in range(kills):
                service = launcher.start(town.config, folder / f"{turn}.log")
                seen = live(service, chance, starts)
                service.kill()
                memory = inherited(town, memory, max(seen, logged(service)), folder / "copia")
        with from_a_terminal(town.config, folder / "ultimo.log") as service:
            starts.append(service.ready())
            wait_until_taken(town, 120)
    assert judge(town) == []
    shutil.rmtree(folder)
    return len(memory), starts


def live(service: Service, chance: Random, starts: list[float]) -> int:
    """Let the service live until a random moment of its start or its work; gives the last load it told of."""
    if chance.random() < EARLY:
        time.sleep(chance.uniform(0, LONGEST_START))
        return 0
    starts.append(service.ready())
    seen = 0
    death = time.monotonic() + chance.uniform(0, LONGEST_LIFE)
    while time.monotonic() < death:
        health = service.health()
        assert health is not None, service.said()
        seen = max(seen, (health["ultima_carga"] or {}).get("numero", 0))
        time.sleep(max(0.0, min(0.05, death - time.monotonic())))
    return seen


def logged(service: Service) -> int:
    """Give the last load that the log tells of."""
    found = [int(told[3] or told[6]) for told in _LOGGED.finditer(service.said())]
    return max(found, default=0)


def inherited(
    town: Town, memory: list[tuple[object, ...]], seen: int, scratch: Path
) -> list[tuple[object, ...]]:
    """Look at what a killed service left, on a copy; all that was there or was seen must be there."""
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for path in town.config.datos.glob("tablero.sqlite*"):
        if not path.name.endswith("-shm"):
            shutil.copy(path, scratch)
    if not (scratch / "tablero.sqlite").exists():
        return memory
    with closing(sqlite3.connect(scratch / "tablero.sqlite")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'carga'").fetchone():
            return memory
        left = raw.execute(EACH).fetchall()
    assert left[: len(memory)] == memory
    assert [found[0] for found in left] == list(range(1, len(left) + 1))
    assert len(left) >= seen, f"se vio la carga {seen} y quedaron {len(left)}"
    return left
