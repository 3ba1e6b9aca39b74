"""Past days in short: measured once, kept for good, and reduced to what each view may see."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

import plan
from dashboard.day.days import WholeDay, standings
from dashboard.day.visibility import View, hidden_programas, seen
from dashboard.keeping import spelled_days
from dashboard.keeping.almanac import Almanac
from dashboard.keeping.filler import Filler
from dashboard.keeping.recent import Recent
from plan import history
from plan.config import Config
from plan.evaluacion import evaluate
from plan.tables import CARGA

_MOST_DAYS = 30


class PastDay(NamedTuple):
    """A day before today, and the last carga known at its end."""

    al: date
    carga: int


class Past:
    """The days before today: nothing of them changes but which programmes have been hidden since."""

    def __init__(self, engine: sa.Engine, config: Config, almanac: Almanac, filler: Filler) -> None:
        self._engine = engine
        self._config = config
        self._almanac = almanac
        self._filler = filler
        self._recent: Recent[WholeDay] = Recent(_MOST_DAYS)

    @property
    def edition(self) -> str:
        """What of the past was known when that was last told."""
        return self._almanac.edition

    def days(self, connection: sa.Connection, asked: Sequence[PastDay]) -> Mapping[PastDay, WholeDay | None]:
        """Give what is known of some days, and have the others measured, the latest first."""
        found = {day: self._known(connection, day) for day in asked}
        unknown = sorted((day for day, known in found.items() if known is None), reverse=True)
        if unknown:
            self._filler.ask({day: partial(self._fill, day) for day in unknown})
        return found | {day: self._recent.peek(day) for day in unknown}

    def _known(self, connection: sa.Connection, day: PastDay) -> WholeDay | None:
        known = self._recent.peek(day)
        if known is None and (content := self._almanac.get(self._key(connection, day))):
            known = spelled_days.read(content)
            if known is not None:
                self._recent.put(day, known)
        return known

    def _fill(self, day: PastDay) -> None:
        with self._engine.connect() as connection:
            if self._known(connection, day) is not None:
                return
            measured = self._measure(connection, day)
            self._recent.put(day, measured)
            self._almanac.put(self._key(connection, day), spelled_days.spell(measured))

    def _measure(self, connection: sa.Connection, day: PastDay) -> WholeDay:
        whole = history.panorama(connection, day.carga)
        masked = seen(whole, View.PUBLIC, frozenset())
        evaluacion = evaluate(masked, day.al, self._config.umbrales)
        return WholeDay(standings(masked, evaluacion), hidden_programas(whole))

    def _key(self, connection: sa.Connection, day: PastDay) -> str:
        """Name a day by all that it depends on; the moment tells a carga from one restored in its place."""
        momento = connection.execute(sa.select(CARGA.c.momento).where(CARGA.c.id == day.carga)).scalar()
        rules = hashlib.sha256(f"{_program()} {self._config.umbrales}".encode()).hexdigest()[:16]
        return f"{day.al} {day.carga} {momento} {rules}"


@cache
def _program() -> str:
    """Take a fingerprint of all that judges: an installed copy may be patched without a new version."""
    rooms = Path(plan.__file__).parent, Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(path for room in rooms for path in room.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
