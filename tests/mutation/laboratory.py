"""Makes a mutant of each number, takes it along the real way in, and holds it against the promise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from random import Random
from typing import Self

from sync.read.pool import ReaderPool
from tests.mutation.cell_changes import CELL_CHANGES
from tests.mutation.municipality import Municipality, municipality, stored_otherwise
from tests.mutation.promise import Result, broken_promises
from tests.mutation.sheet_changes import SHEET_CHANGES
from tests.mutation.workbooks import NAMES, SLOW_NAMES, Base, base, draft
from tests.mutation.written import Pages, read_pages

QUICK = 8_000
"""Up to this number a mutant is mostly made of a small workbook."""

THROUGH_DATABASE = 10
"""One of so many is saved and ingested, and read back from the database; every other one of these
after the whole workbook."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mutated workbook: what it was, what was done to it, its bytes, and the number that makes it again."""

    seed: int
    name: str
    words: tuple[str, ...]
    data: bytes

    @property
    def base(self) -> Base:
        return base(self.name)

    def told(self) -> str:
        done = "\n  ".join(self.words) or "nothing"
        again = f"TABLERO_MUTATION={self.seed} python -m pytest tests/mutation -q"
        return f"mutation {self.seed} of the workbook «{self.name}»:\n  {done}\nrepeat it with: {again}"


def mutant(seed: int) -> Mutant:
    """Make the mutant of a number."""
    rng = Random(seed)
    name = rng.choice(NAMES if seed <= QUICK else SLOW_NAMES)
    changed = draft(name).copy()
    words: list[str] = []
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        change = rng.choice(CELL_CHANGES if rng.random() < 3 / 5 else SHEET_CHANGES)
        words.append(change(rng, changed))
    return Mutant(seed, name, tuple(filter(None, words)), changed.written())


class Laboratory:
    """Municipalities, one per strategy, where mutants are judged; use as a context manager."""

    def __init__(self, pool: ReaderPool) -> None:
        self._pool = pool
        self._stack = ExitStack()
        self._towns: dict[bytes, Municipality] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def judge(self, whole: Base, data: bytes) -> Result:
        """Read and judge a workbook in a municipality that has only its strategy."""
        if whole.strategy not in self._towns:
            self._towns[whole.strategy] = self._stack.enter_context(municipality(whole, self._pool))
        return self._towns[whole.strategy].judge(whole.path, data)

    def breaches(self, made: Mutant) -> list[str]:
        """Say how the promise is broken for one mutant."""
        pages = read_pages(made.data)
        if made.seed % THROUGH_DATABASE == 0:
            return list(self._breaches_stored(made, pages))
        return list(broken_promises(pages, self.judge(made.base, made.data)))

    def _breaches_stored(self, made: Mutant, pages: Pages) -> Iterator[str]:
        whole = made.base
        with municipality(whole, self._pool) as town:
            if made.seed % (2 * THROUGH_DATABASE) == 0 and whole.data != whole.strategy:
                town.save(whole.path, whole.data)
            origen = "" if whole.path == "estrategia.xlsx" else whole.path.partition(".")[0].casefold()
            before, judged = town.in_force(origen), town.judge(whole.path, made.data)
            yield from broken_promises(pages, judged)
            outcome = town.save(whole.path, made.data)
            after = town.in_force(origen)
            if outcome.situacion == "retenido":
                if before != after:
                    yield "held, and rows changed all the same"
                return
            yield from stored_otherwise(before, after, judged)
            yield from _recorded_otherwise(town, outcome.carga, judged)


def _recorded_otherwise(town: Municipality, carga: int | None, judged: Result) -> Iterator[str]:
    said = [(found.code, found.place.cell, found.place.row) for found in judged.problems]
    recorded = [(found.code, found.place.cell, found.place.row) for found in town.said(carga)]
    if said != recorded:
        yield f"said {said}, recorded {recorded}"
