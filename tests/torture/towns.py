"""A town whose offices save without rest, and what is remembered of everything that they saved."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from threading import Event, Lock

import sqlalchemy as sa

from plan import database
from plan.config import Config
from tests.commands import tablero
from tests.conftest import write_config
from tests.torture import oracle
from tests.torture.running import quiet_port
from tests.torture.savers import STYLES, backdated
from tests.torture.workbooks import Version, strategy

CADENCE = 0.1
_ONE_JUDGE = Lock()
"""Migrations and commands run inside a process use what all its threads share."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that ended at `at` of the monotonic clock."""

    version: Version
    style: str
    at: float


@dataclass(slots=True)
class Town:
    """A shared folder, its offices, and the memory of what they saved."""

    config: Config
    offices: Sequence[str]
    written: dict[str, Version] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    saves: list[Saved] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def save(self, office: str, number: int, style: str, chance: Random) -> None:
        """Save a version of the workbook of an office in the manner of some program."""
        version = Version(office, number)
        data = version.bytes()
        with self._lock:
            self.written[sha256(data).hexdigest()] = version
        STYLES[style](self.path(office), data, chance)
        with self._lock:
            self.last[office] = sha256(data).hexdigest()
            self.saves.append(Saved(version, style, time.monotonic()))

    def save_strategy(self, chance: Random, *lineamientos: str) -> None:
        """Save the strategy."""
        data = strategy(tuple(self.offices), *lineamientos)
        backdated(self.config.compartida / "estrategia.xlsx", data, chance)
        self.last[""] = sha256(data).hexdigest()

    def path(self, office: str) -> Path:
        """Say where the workbook of an office is."""
        return self.config.compartida / f"{office}.xlsx"

    def taken(self, connection: sa.Connection) -> bool:
        """Tell whether the last save of every office is the last that was taken of it."""
        query = sa.text("SELECT origen, sha256 FROM carga WHERE resultado = 'tomada' ORDER BY id")
        found = {row.origen: row.sha256 for row in connection.execute(query)}
        return all(found.get(office.casefold()) == data for office, data in self.last.items())


def found_town(folder: Path, offices: int, **options: object) -> Town:
    """Make a town with a config of its own, a strategy and a first workbook of each office."""
    (folder / "compartida").mkdir(parents=True)
    given = {
        "carpetas.compartida": "compartida",
        "web.puerto": quiet_port(),
        "web.hilos": 2,
        "watch.intervalo": 5,
    }
    config = write_config(folder, given | {name.replace("__", "."): value for name, value in options.items()})
    town = Town(config, [f"D{number:02d}" for number in range(1, offices + 1)])
    chance = Random(1)
    town.save_strategy(chance, "L9")
    for office in town.offices:
        town.save(office, 0, "archivo nuevo", chance)
    return town


class Clerks:
    """Offices that save in threads of their own until told to stop; to be used as a context."""

    def __init__(
        self, town: Town, seed: int, styles: Iterable[str] = tuple(STYLES), *, cadence: float = CADENCE
    ) -> None:
        self._town = town
        self._seed = seed
        self._styles = tuple(styles)
        self._cadence = cadence * len(town.offices)
        self._stop = Event()

    def __enter__(self) -> None:
        self._threads = ThreadPoolExecutor(len(self._town.offices) + 1)
        self._working = [self._threads.submit(self._work, office) for office in self._town.offices]
        self._working.append(self._threads.submit(self._coordinate))

    def __exit__(self, *_exception: object) -> None:
        self._stop.set()
        self._threads.shutdown()
        for work in self._working:
            work.result()

    def _work(self, office: str) -> None:
        chance = Random(f"{self._seed} {office}")
        for number in count(1):
            if self._stop.wait(chance.uniform(0, 2 * self._cadence)):
                return
            self._town.save(office, number, chance.choice(self._styles), chance)

    def _coordinate(self) -> None:
        """Have the coordination take a lineamiento out of the strategy and put it back."""
        chance = Random(self._seed)
        while not self._stop.wait(chance.uniform(0, 2)):
            self._town.save_strategy(chance, *chance.choice(((), ("L9",))))
        self._town.save_strategy(chance, "L9")


def wait_until_taken(town: Town, seconds: float) -> float:
    """Wait until everything saved is in force; gives the seconds that took."""
    start = time.monotonic()
    engine = database.reader(town.config)
    while True:
        with engine.connect() as connection:
            if town.taken(connection):
                engine.dispose()
                return time.monotonic() - start
        assert time.monotonic() - start < seconds, "lo último que se guardó no se tomó"
        time.sleep(0.05)


def judge(town: Town) -> list[str]:
    """Say all that is wrong in the end, with the service stopped; one town at a time."""
    with _ONE_JUDGE:
        return _judged(town)


def _judged(town: Town) -> list[str]:
    engine = database.reader(town.config)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        faults = [f"falta la carga {number}" for number in oracle.gaps(oracle.cargas(connection))]
        faults += oracle.torn(connection, town.written)
        faults += oracle.differences_with_journal(connection, town.config.datos)
        mine = oracle.in_force(connection)
    engine.dispose()
    proved = tablero(town.config, "rebuild", "--comprobar")
    faults += [] if proved.returncode == 0 else [proved.stdout + proved.stderr]
    anew = oracle.fresh(town.config, town.config.datos.with_name("de-nuevo"))
    for table, rows in anew.items():
        faults += [f"{table}: sobra {row}" for row in mine[table] if row not in rows]
        faults += [f"{table}: falta {row}" for row in rows if row not in mine[table]]
    return faults
