"""Any sequence of saves, scans, decisions, crashes and repairs, and what must be true after each restart."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import ClassVar

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from plan import database, history
from plan.config import Config
from plan.history import Record
from plan.tables import CARGA, PROBLEMA, ROW_TABLES
from sync.catch_up import catch_up
from sync.decisions import Note
from sync.differences import sentence
from sync.intake import Outcome
from sync.journal import Journal, sweep
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.rebuild import Found, prove
from sync.retiring import StillNeededError, retired
from tests.conftest import ESTRATEGIA, Town, drawn_bytes, write_config
from tests.sync.drawings import OP, many
from tests.sync.remembering import stored, told
from tests.torture.faults import FaultError, Moment, fault

_L3 = "| L3     | E1  | Arbolar las calles             |"
_ESTRATEGIAS = {
    "as at first": ESTRATEGIA,
    "L3 added": f"{ESTRATEGIA.rstrip()}\n{_L3}\n",
    "L1 removed": "\n".join(line for line in ESTRATEGIA.splitlines() if not line.startswith("| L1 ")),
    "an eje renamed": ESTRATEGIA.replace("Salud para todos", "Salud y cuidado"),
    "L2 without its eje": ESTRATEGIA.replace("| L2     | E2 ", "| L2     | E9 "),
    "garbage": b"nada",
}
_PLANILLAS = {
    "two programmes": OP,
    "one changed": OP.replace("0.4 ", "0.45"),
    "one with an error": OP.replace("0.4 ", "7.63"),
    "another activity": OP.replace("| A1 ", "| A2 "),
    "of L3": OP.replace("| L1 ", "| L3 ").replace("2026-10-31", "2026-11-15"),
    "many programmes": many(),
    "a few gone": many(gone=3),
    "many gone": many(gone=7),
    "nothing known": "## Otra cosa\n",
    "garbage": b"nada",
    "half a workbook": b"PK\x03\x04 medio libro",
}
At = tuple[Moment, int]
"""When something breaks, and after how many loads."""

_MAYBE = st.none() | st.tuples(st.sampled_from(Moment), st.sampled_from([0, 0, 0, 1, 2]))
_NAMES = st.sampled_from(["OP.xlsx", "SAL.xlsx", "otra/OP.xlsx"])


class Histories(RuleBasedStateMachine):
    """One installation and all that may happen to it.

    After each step what the way in remembers is what is stored; after each restart what was acknowledged is
    what it was, and numbers have no gap; at the end the journal makes the database again, row by row.
    """

    readers: ClassVar[ReaderPool]
    empty: ClassVar[Path]
    """A database of today without any carga: to make one takes longer than all the rest."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(mkdtemp(prefix="historia-"))
        (self._folder / "compartida").mkdir()
        (self._folder / "datos").mkdir()
        self._config: Config = write_config(
            self._folder,
            {"carpetas.compartida": "compartida", "carpetas.datos": "datos", "watch.gracia": 60},
        )
        self._file = self._config.datos / "tablero.sqlite"
        shutil.copy(self.empty, self._file)
        self._town = Town(self._config.compartida)
        self._now = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
        self._copy = self._folder / "copia.sqlite"
        self._acknowledged: dict[int, list[object]] = {}
        self._start()

    @initialize()
    def first_day(self) -> None:
        self._save("estrategia.xlsx", ESTRATEGIA)
        self._save("OP.xlsx", many())
        self._scan(None)

    @rule(how=st.sampled_from([*_ESTRATEGIAS]), at=_MAYBE)
    def change_the_strategy(self, how: str, at: At | None) -> None:
        self._save("estrategia.xlsx", _ESTRATEGIAS[how])
        self._scan(at)

    @rule(
        saves=st.lists(st.tuples(_NAMES, st.sampled_from([*_PLANILLAS])), min_size=1, max_size=3), at=_MAYBE
    )
    def save(self, saves: list[tuple[str, str]], at: At | None) -> None:
        for name, what in saves:
            self._save(name, _PLANILLAS[what])
        self._scan(at)

    @rule(gone=st.sampled_from([7, 18]), at=_MAYBE)
    def lose_many_rows(self, gone: int, at: At | None) -> None:
        self._save("OP.xlsx", many(gone))
        self._scan(at)

    @rule(name=_NAMES | st.just("estrategia.xlsx"))
    def delete(self, name: str) -> None:
        (self._town.folder / name).unlink(missing_ok=True)
        self._scan(None)

    @precondition(lambda self: self._held())
    @rule(action=st.sampled_from(["confirmar", "rechazar"]), at=_MAYBE)
    def decide(self, action: str, at: At | None) -> None:
        note = Note(action, "ana", self._held()[0])
        self._do(lambda: self._pipeline.decisions.carry_out(note, self._now), at)

    @precondition(lambda self: self._retired())
    @rule(at=_MAYBE)
    def let_a_programme_go(self, at: At | None) -> None:
        row = self._retired()[0]
        note = Note("retirar", "ana", dependencia=row["origen"], codigo=row["codigo"])
        self._do(lambda: self._pipeline.decisions.carry_out(note, self._now), at)

    @rule()
    def restart(self) -> None:
        self._restart()

    @rule()
    def lose_the_database(self) -> None:
        self._engine.dispose()
        for file in self._config.datos.glob("tablero.sqlite*"):
            file.unlink()
        shutil.copy(self.empty, self._file)
        self._start()
        self._check()

    @rule()
    def copy_the_database(self) -> None:
        self._engine.dispose()
        shutil.copy(self._file, self._copy)
        self._start()

    @precondition(lambda self: self._copy.exists())
    @rule()
    def put_the_copy_back(self) -> None:
        self._engine.dispose()
        shutil.copy(self._copy, self._file)
        self._start()
        self._check()

    @invariant()
    def remember_what_is_stored(self) -> None:
        assert told(self._pipeline.memory) == stored(self._engine)

    def teardown(self) -> None:
        """Prove the history, and leave nothing behind."""
        self._restart()
        self._engine.dispose()
        proof = prove(self._config)
        assert (proof.found, proof.without_bytes) == (Found.EQUAL, ()), list(map(sentence, proof.differences))
        shutil.rmtree(self._folder)
        super().teardown()

    def _save(self, name: str, content: str | bytes) -> None:
        if isinstance(content, str):
            content = drawn_bytes(content, Path(name).stem)
        path = self._town.save(name, content)
        moment = self._now.timestamp()
        os.utime(path, (moment, moment))

    def _scan(self, at: At | None) -> None:
        self._do(lambda: self._pipeline.ingest(self._now), at)

    def _do(self, work: Callable[[], Iterator[Outcome]], at: At | None) -> None:
        self._now += timedelta(minutes=10)
        acknowledged: list[int | None] = []
        with suppress(FaultError, StillNeededError), fault(self._engine, *at) if at else nullcontext():
            acknowledged.extend(outcome.carga for outcome in work())
        now = self._told()
        self._acknowledged |= {number: now[number] for number in acknowledged if number}

    def _held(self) -> list[int]:
        with self._engine.connect() as connection:
            return [found["id"] for found in history.held(connection)]

    def _retired(self) -> list[Record]:
        with self._engine.connect() as connection:
            return retired(connection)

    def _restart(self) -> None:
        self._engine.dispose()
        self._start()
        self._check()

    def _start(self) -> None:
        self._engine = database.writer(self._config)
        sweep(self._config.datos)
        catch_up(self._engine, Journal(self._config.datos))
        self._pipeline = Pipeline(self._config, self._engine, self.readers)

    def _check(self) -> None:
        journal, now = Journal(self._config.datos), self._told()
        assert (journal.missing(), [*range(1, journal.last() + 1)]) == ([], sorted(now))
        for number, then in self._acknowledged.items():
            assert now[number] == then, f"what carga {number} did is not what it was"
        assert not list(self._config.datos.rglob("*.tmp"))

    def _told(self) -> dict[int, list[object]]:
        """Tell what each carga did: its record, its problems, the versions it opened and closed."""
        found: dict[int, list[object]] = defaultdict(list)
        with self._engine.connect() as connection:
            for record in connection.execute(sa.select(CARGA).order_by(CARGA.c.id)):
                found[record.id].append(tuple(record))
            for record in connection.execute(sa.select(PROBLEMA).order_by(*PROBLEMA.primary_key)):
                found[record.carga].append(tuple(record))
            for table in ROW_TABLES.values():
                for row in connection.execute(sa.select(table).order_by(*table.primary_key)).mappings():
                    found[row["desde"]].append((table.name, dict(row) | {"hasta": None}))
                    if row["hasta"]:
                        found[row["hasta"]].append((table.name, row["origen"], row["clave"]))
        return found
