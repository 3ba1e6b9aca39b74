"""The order of the stations, which nobody else knows: see, copy, read, judge, decide, store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from plan import history
from plan.config import Config
from sync.again import Again
from sync.condemned import condemn, condemned, is_pardoned
from sync.facts import Facts
from sync.intake import WANTED, Intake, Job, Outcome
from sync.journal import Journal
from sync.lookout import Lookout
from sync.memory import Memory
from sync.read.pool import ReaderPool
from sync.reading import read_ahead
from sync.remembered import (
    Seen,
    depth,
    gone,
    is_strategy,
    origen_of,
    orphaned,
    rivals,
    since,
    waiting,
)
from sync.resolving import Resolver
from sync.set_aside import set_aside
from sync.shapes import Book, Copy, Refusal, Sighting, Unsettled, Unsettling
from sync.store import Announce, FileState, Store, forget_times, tell_nobody
from sync.unmoved import Unmoved
from sync.watch import FolderMissingError, Listing, changed

_SITUACION = {"tomada": "vigente", "retenida": "retenido", "descartada": "descartado"}

Fetched = tuple[Sighting, Copy, Book | Refusal] | Outcome | None
"""A workbook read; or one that has to wait; or nothing to do."""


@dataclass(slots=True)
class _View:
    """The folder as it was seen last, and what is remembered of it."""

    listing: Listing
    seen: Seen


class Pipeline:
    """Takes what is in the shared folder to the database; one at a time, in one process."""

    def __init__(
        self, config: Config, engine: sa.Engine, pool: ReaderPool, announce: Announce = tell_nobody
    ) -> None:
        """Work with the writing engine of the data folder that `config` names."""
        self._config = config
        self.engine = engine
        self.memory = Memory(engine)
        self._pool = pool
        self._store = Store(engine, Journal(config.datos), config.umbrales, announce)
        self._intake = Intake(config, self.memory, self._store)
        self._again = Again(config, self.memory, pool, self._store)
        self.decisions = Resolver(engine, self._store, self._again)
        self._grace = timedelta(seconds=config.gracia)
        self._orphans: frozenset[str] = frozenset()
        self._unmoved = Unmoved()
        self.lookout = Lookout(config, Facts(engine), self.memory)

    def ingest(self, now: datetime, named: frozenset[str] = frozenset()) -> Iterator[Outcome]:
        """Scan once; yields what became of each workbook that changed, the strategy first.

        Args:
            now: the moment.
            named: files that are to be looked into though they look unchanged.

        Raises:
            FolderMissingError: when the shared folder cannot be listed.
        """
        seen = self.memory.files()
        listing = self.lookout.list(seen, now)
        seen_now = self.memory.files() if self._note_listing(listing, seen, now) else seen
        self._orphans = orphaned(listing, seen_now, self.memory.owners(), now - self._grace)
        todo = self._waiting(listing, seen, named, now)
        first = [sighting for sighting in todo if is_strategy(sighting, seen)]
        for batch in filter(None, (first, [sighting for sighting in todo if sighting not in first])):
            yield from self._take_all(batch, listing, now)
        yield from self._again.follow(now)
        self.lookout.conclude(listing, self.memory.files() if todo else seen_now, now)

    def count_waiting(self, now: datetime) -> int:
        """Count the workbooks that the next scan will look into."""
        return len(waiting(self.lookout.drive.list().workbooks, self.memory.files(), frozenset(), now))

    def distrust_times(self) -> None:
        """Have the next scan read every file again, whatever its size and time say."""
        self._store.forget_times()

    def distrust_times_once(self, task: str, now: datetime) -> bool:
        """Have the next scan read every file again, unless that was done under this name before."""
        return self.lookout.facts.once(task, now, forget_times)

    def _waiting(self, listing: Listing, seen: Seen, named: frozenset[str], now: datetime) -> list[Sighting]:
        """Pick the workbooks to look into: those that were named as if never seen."""
        others = self._unmoved.others(listing, seen, now)
        if not named:
            return waiting(others, seen, self._orphans, now)
        fresh = {path: found for path, found in seen.items() if path not in named}
        others += [sighting for sighting in listing.workbooks if sighting.path in named]
        return waiting(sorted(set(others)), fresh, self._orphans, now)

    def _note_listing(self, listing: Listing, seen: Seen, now: datetime) -> bool:
        """Note what is gone and what is not to be taken; tells whether there was anything to note."""
        missing = gone(listing, seen, now)
        self._store.note_absent(missing, now)
        aside = [
            each for each in (*listing.conflicts, *listing.renewed) if changed(each, seen.get(each.path), now)
        ]
        for sighting in aside:
            self._store.note_file(sighting, set_aside(sighting.path, seen, now))
        return bool(missing or aside)

    def _take_all(self, batch: Sequence[Sighting], listing: Listing, now: datetime) -> Iterator[Outcome]:
        view = _View(listing, self.memory.files())
        strategy = self.memory.strategy()
        ordered = sorted(batch, key=lambda found: (depth(found.path, strategy), found.path))
        besides = self._saved_meanwhile(view, now) if strategy.dependencias else _nobody
        for fetched in read_ahead(ordered, lambda sighting: self._fetch(sighting, view.seen, now), besides):
            if isinstance(fetched, Outcome):
                yield fetched
            elif fetched is not None:
                sighting, copy, book = fetched
                others = rivals(sighting.path, view.listing, self.memory.files(), self.memory.owners())
                job = Job(sighting, copy, "carga", now, origen_of(view.seen, sighting.path), others)
                yield self._intake.take(job, book)

    def _saved_meanwhile(self, view: _View, now: datetime) -> Callable[[Sequence[Sighting]], list[Sighting]]:
        """Look at the folder again while a slow workbook is being read."""

        def look(in_hand: Sequence[Sighting]) -> list[Sighting]:
            with suppress(FolderMissingError):
                view.listing, view.seen = self.lookout.drive.list(), self.memory.files()
            paths = {sighting.path for sighting in in_hand}
            todo = waiting(view.listing.workbooks, view.seen, frozenset(), now)
            return [sighting for sighting in todo if sighting.path not in paths]

        return look

    def _fetch(self, sighting: Sighting, seen: Seen, now: datetime) -> Fetched:
        before = seen.get(sighting.path)
        copy = self.lookout.drive.copy(sighting)
        if before and self._same(before, copy.copy if isinstance(copy, Unsettled) else copy):
            self._touch(sighting, before, now)
            return None
        if isinstance(copy, Unsettled):
            return self._unfinished(sighting, copy, before, now)
        return sighting, copy, self._read(copy, seen)

    def _read(self, copy: Copy, seen: Seen) -> Book | Refusal:
        known = next(filter(None, (condemned(found, copy) for found in seen.values())), None)
        book = known or self._pool.read(copy, WANTED)
        return condemn(book) if isinstance(book, Refusal) and book.killer else book

    def _same(self, before: history.Record, copy: Copy | None) -> bool:
        """Tell whether these bytes were dealt with at this path, and what is in force came from here."""
        if copy is None or before["sha256"] != copy.sha256 or before["situacion"] == "pendiente":
            return False
        if is_pardoned(before):
            return False
        if before["situacion"] == "duplicado":
            return before["origen"] not in self._orphans
        if before["situacion"] != "ausente":
            return True
        path: str = before["ruta"]
        return self.memory.owners().get(before["origen"], path) == path

    def _unfinished(
        self, sighting: Sighting, found: Unsettled, before: history.Record | None, now: datetime
    ) -> Fetched:
        if found.problem is None:
            return None
        start = since(sighting, before, now)
        over = found.why is Unsettling.REFUSED or now - start >= self._grace
        if over and (found.copy or found.why is Unsettling.REFUSED):
            copy = found.copy or Copy(sighting.path, b"", "", sighting.mtime_ns)
            return sighting, copy, Refusal(found.problem, found.detail)
        state = FileState("pendiente", start, origen=before["origen"] if before else "?")
        if over:
            state = replace(state, problema=found.problem.code, hechos=found.problem.facts)
        self._store.note_file(sighting, state)
        return Outcome(sighting.path, "pendiente", problems=(found.problem,) if over else ())

    def _touch(self, sighting: Sighting, before: history.Record, now: datetime) -> None:
        situacion = before["situacion"]
        if situacion == "ausente":
            with self.memory.engine.connect() as connection:
                record = history.carga(connection, before["carga"]) if before["carga"] else None
            situacion = _SITUACION.get(record["resultado"], "rechazado") if record else "rechazado"
        kept = {name: before[name] for name in ("sha256", "origen", "carga", "problema", "hechos")}
        self._store.note_file(sighting, FileState(situacion, now, **kept))


def _nobody(_: Sequence[Sighting]) -> list[Sighting]:
    """Without a strategy no office can be judged yet."""
    return []
