"""Evaluations kept in memory: a day of the plan is read and measured once per version of the data."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import RLock
from typing import Generic, TypeVar

import sqlalchemy as sa

from dashboard.days import Day, standings, tally
from dashboard.groups import Tally
from dashboard.photo import Photo, lines
from dashboard.visibility import Key, View, hidden_programas, seen
from plan import history
from plan.config import Config
from plan.evaluacion import evaluate
from plan.evaluado import Panorama
from plan.life import past_keys

_MOST_PHOTOS = 6
_MOST_DAYS = 60

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
class _Asked:
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
        self._days: Recent[Day] = Recent(_MOST_DAYS)
        self._hidden: Recent[frozenset[Key]] = Recent(1)

    def photo(self, view: View, al: date, today: date) -> Photo:
        """Give the plan of a day, as known at its end and measured on it."""
        with self._engine.connect() as connection:
            day = self._day(connection, view, al, today)
            return self._photos.get((today, day.key), lambda: self._take(connection, day, today))

    def days(self, view: View, days: Iterable[date], today: date) -> Mapping[date, Day | None]:
        """Say how every programme stood on several days; None for those before the first load.

        None too for a day that is not measured yet.
        """
        with self._engine.connect() as connection:
            return {al: self._short(connection, self._day(connection, view, al, today)) for al in days}

    def tallies(self, view: View, days: Iterable[date], today: date) -> Mapping[date, Tally | None]:
        """Count the programmes of several days by group; None where `days` has None."""
        found = self.days(view, days, today)
        return {al: None if day is None else tally(day) for al, day in found.items()}

    def _day(self, connection: sa.Connection, view: View, al: date, today: date) -> _Asked:
        version = history.version(connection)
        if al >= today:
            return _Asked(al, view, version, None, frozenset())
        hidden = self._hidden.get(version, lambda: _hidden_now(connection))
        return _Asked(al, view, version, history.carga_al(connection, al, self._config.zona), hidden)

    def _short(self, connection: sa.Connection, day: _Asked) -> Day | None:
        if day.carga == 0:
            return None
        return self._days.get(day.key, lambda: self._measure(connection, day))

    def _measure(self, connection: sa.Connection, day: _Asked) -> Day:
        panorama = _panorama(connection, day)
        return standings(panorama, evaluate(panorama, day.al, self._config.umbrales))

    def _take(self, connection: sa.Connection, day: _Asked, today: date) -> Photo:
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


def _panorama(connection: sa.Connection, day: _Asked) -> Panorama:
    whole = history.panorama(connection, day.carga)
    return seen(whole, day.view, day.hidden | hidden_programas(whole))


def _hidden_now(connection: sa.Connection) -> frozenset[Key]:
    """Name the programmes hidden today, under every code by which past days know them."""
    hidden = hidden_programas(Panorama({"programa": history.rows(connection, "programa")}))
    return past_keys(connection, "programa", hidden)


def _latest(connection: sa.Connection) -> int:
    last = history.cargas(connection, limit=1)
    return int(last[0]["id"]) if last else 0
