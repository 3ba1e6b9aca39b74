"""The plan by day and view: today's from the rows of now, past days as they were known, kept while true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import local

import sqlalchemy as sa

from dashboard.day.days import Day, WholeDay, standings, tally
from dashboard.day.photo import Photo, lines
from dashboard.day.visibility import Key, View, hidden_programas, seen
from dashboard.keeping.almanac import Almanac
from dashboard.keeping.facts import Facts
from dashboard.keeping.filler import AtOnce, Filler
from dashboard.keeping.past import Past, PastDay
from dashboard.keeping.present import Present
from dashboard.keeping.recent import Recent
from plan import history
from plan.config import Config
from plan.evaluacion import evaluate
from plan.evaluado import Evaluacion, Panorama
from plan.groups import Tally
from plan.in_force import how_many, in_force
from plan.life import past_keys
from plan.tables import ROW_TABLES

_MOST_PAST_ROWS = 60_000
"""Past days are kept whole while their rows are no more than this, all together; the last one always."""

_MOST_VIEWED = 120
_MOST_CARGAS = 400


@dataclass(frozen=True, slots=True)
class _Asked:
    """A past day in a view, and what has been hidden since."""

    day: PastDay
    view: View
    hidden: frozenset[Key]


class Evaluations:
    """The plan by day and view, read from the database and kept while it is true."""

    def __init__(
        self, engine: sa.Engine, config: Config, almanac: Almanac | None = None, filler: Filler | None = None
    ) -> None:
        """Read through an engine.

        Args:
            engine: one that can only read.
            config: the thresholds and the time zone of the town.
            almanac: keeps past days; without one they are kept in memory.
            filler: measures past days; without one each is measured as soon as it is asked for.
        """
        self._engine = engine
        self._config = config
        self._facts = Facts(engine)
        self._past = Past(engine, config, almanac or Almanac(), filler or AtOnce())
        self._present = {view: Present(view, config.umbrales) for view in View}
        self._today: Recent[Photo] = Recent(len(View))
        self._photos: Recent[Photo] = Recent(_MOST_PAST_ROWS, _rows)
        self._viewed: Recent[Day] = Recent(_MOST_VIEWED)
        self._tallies: Recent[tuple[Day, Tally]] = Recent(_MOST_VIEWED)
        self._cargas: Recent[int] = Recent(_MOST_CARGAS)
        self._hidden: Recent[frozenset[Key]] = Recent(1)
        self._unmeasured = local()

    @property
    def facts(self) -> Facts:
        """The small facts of the database."""
        return self._facts

    @property
    def version(self) -> int:
        """The counter of visible changes."""
        return self._facts.get(history.version)

    @property
    def edition(self) -> str:
        """What of the past was known when that was last told; open pages watch it beside the version."""
        return self._past.edition

    @property
    def unmeasured(self) -> int:
        """How many days were not measured yet when this thread asked for them, since it began."""
        return getattr(self._unmeasured, "count", 0)

    def photo(self, view: View, al: date, today: date) -> Photo:
        """Give the plan of a day, as known at its end and measured on it."""
        if al >= today:
            version = self.version
            return self._today.get((view, al, version), lambda: self._take(view, al, today))
        with self._engine.connect() as connection:
            asked = self._asked(connection, view, al)
            return self._photos.get((asked, today), lambda: self._take_past(connection, asked, today))

    def days(self, view: View, days: Iterable[date], today: date) -> Mapping[date, Day | None]:
        """Say how every programme stood on several days; None for those before the first load.

        None too for a day that is not measured yet.
        """
        wanted = list(days)
        with self._engine.connect() as connection:
            past = {al: self._asked(connection, view, al) for al in wanted if al < today}
            loaded = [asked.day for asked in past.values() if asked.day.carga]
            known = self._past.days(connection, loaded)
        found = {al: self._reduced(asked, known.get(asked.day), today) for al, asked in past.items()}
        self._count(sum(found[day.al] is None for day in loaded))
        return {al: found[al] if al < today else self._short(view, al, today) for al in wanted}

    def tallies(self, view: View, days: Iterable[date], today: date) -> Mapping[date, Tally | None]:
        """Count the programmes of several days by group; None where `days` has None."""
        found = self.days(view, days, today)
        return {al: None if day is None else self._tally(day) for al, day in found.items()}

    def prepare(self, view: View, days: Iterable[date], today: date) -> None:
        """Take what pages will ask for, before they do."""
        self.photo(view, today, today)
        self.days(view, days, today)

    def _asked(self, connection: sa.Connection, view: View, al: date) -> _Asked:
        version, zona = self.version, self._config.zona
        hidden = self._hidden.get(version, lambda: _hidden_now(connection))
        carga = self._cargas.get((version, al), lambda: history.carga_al(connection, al, zona))
        return _Asked(PastDay(al, carga), view, hidden)

    def _reduced(self, asked: _Asked, known: WholeDay | None, today: date) -> Day | None:
        if known is not None:
            return self._viewed.get(asked, lambda: known.seen(asked.view, asked.hidden))
        if not asked.day.carga:
            return None
        photo = self._photos.peek((asked, today))
        return _standings(photo) if photo else None

    def _short(self, view: View, al: date, today: date) -> Day:
        return _standings(self.photo(view, al, today))

    def _tally(self, day: Day) -> Tally:
        # The day is kept beside its counts, so that no other can take its place in memory meanwhile.
        return self._tallies.get(id(day), lambda: (day, tally(day)))[1]

    def _count(self, unmeasured: int) -> None:
        self._unmeasured.count = self.unmeasured + unmeasured

    def _take(self, view: View, al: date, today: date) -> Photo:
        with self._engine.connect() as connection:
            panorama, evaluacion = self._present[view].evaluate(connection, al)
            return _photo(view, (al, today), history.last_number(connection), panorama, evaluacion)

    def _take_past(self, connection: sa.Connection, asked: _Asked, today: date) -> Photo:
        self._photos.make_room(how_many(connection))
        whole = history.panorama(connection, asked.day.carga)
        panorama = seen(whole, asked.view, asked.hidden | hidden_programas(whole))
        evaluacion = evaluate(panorama, asked.day.al, self._config.umbrales)
        return _photo(asked.view, (asked.day.al, today), asked.day.carga, panorama, evaluacion)


def _photo(
    view: View, when: tuple[date, date], carga: int, panorama: Panorama, evaluacion: Evaluacion
) -> Photo:
    return Photo(
        view=view,
        al=when[0],
        today=when[1],
        carga=carga,
        panorama=panorama,
        evaluacion=evaluacion,
        lines=lines(panorama, evaluacion),
    )


def _standings(photo: Photo) -> Day:
    return photo.keep("standings", lambda: standings(photo.panorama, photo.evaluacion))


def _rows(photo: Photo) -> int:
    return sum(map(len, photo.panorama.tablas.values()))


def _hidden_now(connection: sa.Connection) -> frozenset[Key]:
    """Name the programmes hidden today, under every code by which past days know them."""
    source = ROW_TABLES["programa"]
    query = sa.select(source.c.origen, source.c.clave).where(in_force(source, None), source.c.publico == "No")
    hidden = [(found.origen, found.clave) for found in connection.execute(query)]
    return past_keys(connection, "programa", hidden) if hidden else frozenset()
