"""Evaluations kept in memory: a day of the plan is read and measured once per version of the data."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import RLock
from typing import Generic, TypeVar

import sqlalchemy as sa

from dashboard.groups import Tally, count
from dashboard.photo import Photo, lines
from dashboard.visibility import Key, View, hidden_programas, seen
from plan import history
from plan.config import Config
from plan.evaluacion import evaluate
from plan.evaluado import Panorama
from plan.life import past_keys

_MOST_PHOTOS = 6
_MOST_COUNTS = 600

Made = TypeVar("Made")


class Recent(Generic[Made]):
    """The last things made, each made once even when several threads ask for it at the same time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = RLock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is kept under a key, or make it."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = make()
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return self._kept[key]


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, and what was known at its end; `carga` is None for the rows of now."""

    al: date
    view: View
    version: int
    carga: int | None
    hidden: frozenset[Key]

    @property
    def key(self) -> Hashable:
        """Today's rows change with the version; those of a past day only with what has been hidden since."""
        known = ("version", self.version) if self.carga is None else (self.carga, self.hidden)
        return self.al, self.view, known


class Evaluations:
    """The plan by day and view, read from the database and kept while it is true."""

    def __init__(self, engine: sa.Engine, config: Config) -> None:
        self._engine = engine
        self._config = config
        self._photos: Recent[Photo] = Recent(_MOST_PHOTOS)
        self._counts: Recent[Tally | None] = Recent(_MOST_COUNTS)
        self._hidden: Recent[frozenset[Key]] = Recent(1)

    def photo(self, view: View, al: date, today: date) -> Photo:
        """Give the plan of a day, as known at its end and measured on it."""
        with self._engine.connect() as connection:
            day = self._day(connection, view, al, today)
            return self._photos.get((today, day.key), lambda: self._take(connection, day, today))

    def tallies(self, view: View, days: Iterable[date], today: date) -> Mapping[date, Tally | None]:
        """Count the programmes of several days by group; None for days before the first load."""
        with self._engine.connect() as connection:
            return {al: self._tally(connection, self._day(connection, view, al, today)) for al in days}

    def _day(self, connection: sa.Connection, view: View, al: date, today: date) -> _Day:
        version = history.version(connection)
        if al >= today:
            return _Day(al, view, version, None, frozenset())
        hidden = self._hidden.get(version, lambda: _hidden_now(connection))
        return _Day(al, view, version, history.carga_al(connection, al, self._config.zona), hidden)

    def _tally(self, connection: sa.Connection, day: _Day) -> Tally | None:
        if day.carga == 0:
            return None
        return self._counts.get(day.key, lambda: self._count(connection, day))

    def _count(self, connection: sa.Connection, day: _Day) -> Tally:
        panorama = _panorama(connection, day)
        return count(evaluate(panorama, day.al, self._config.umbrales).programas.values())

    def _take(self, connection: sa.Connection, day: _Day, today: date) -> Photo:
        panorama = _panorama(connection, day)
        evaluacion = evaluate(panorama, day.al, self._config.umbrales)
        return Photo(
            view=day.view,
            al=day.al,
            today=today,
            carga=_latest(connection) if day.carga is None else day.carga,
            panorama=panorama,
            evaluacion=evaluacion,
            lines=lines(panorama, evaluacion),
        )


def _panorama(connection: sa.Connection, day: _Day) -> Panorama:
    whole = history.panorama(connection, day.carga)
    return seen(whole, day.view, day.hidden | hidden_programas(whole))


def _hidden_now(connection: sa.Connection) -> frozenset[Key]:
    """Name the programmes hidden today, under every code by which past days know them."""
    hidden = hidden_programas(Panorama({"programa": history.rows(connection, "programa")}))
    return past_keys(connection, "programa", hidden)


def _latest(connection: sa.Connection) -> int:
    last = history.cargas(connection, limit=1)
    return int(last[0]["id"]) if last else 0
