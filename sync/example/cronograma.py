"""Where a project and each of its tasks stand on a day: planned and real dates, and what is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from sync.example.courses import COURSES
from sync.example.dates import day_of, working_day
from sync.example.patterns import PATTERNS
from sync.example.shapes import Course, Proyecto, Task

STEP = 0.05
"""People report in steps of five points."""

EARLY = timedelta(days=12)
"""How long ago a task that was begun before its time was begun."""

STUCK = 0.4
BARELY_SHORT = 0.99


@dataclass(frozen=True, slots=True)
class Avance:
    """How a task stands; `done` is a fraction."""

    task: Task
    number: int
    inicio: date
    fin: date
    inicio_real: date | None
    fin_real: date | None
    done: float
    shifted: bool

    @property
    def real(self) -> float:
        """What counts as done: all, only with a real end."""
        return 1.0 if self.fin_real else min(self.done, BARELY_SHORT)


@dataclass(frozen=True, slots=True)
class Cronograma:
    """A project as it goes, seen from a day."""

    proyecto: Proyecto
    today: date

    @property
    def course(self) -> Course:
        """The way it goes."""
        return COURSES[self.proyecto.course]

    @property
    def inicio(self) -> date:
        """Its planned first day."""
        return self._day(0)

    def fin(self, corte: date) -> date:
        """Give its planned last day as known on a day."""
        return self._day(self.proyecto.length) + self._shift(corte)

    def tasks(self, corte: date) -> Iterator[Avance]:
        """Go through its tasks as they stand on a day."""
        for number, task in enumerate(PATTERNS[self.proyecto.pattern]):
            yield self._avance(number, task, corte)

    def done(self, corte: date) -> float:
        """Say what fraction is done on a day, by its tasks, or by time when it has none."""
        if not self.course.with_actividades:
            return min(max(self._elapsed(corte) / self.proyecto.length, 0.0), 1.0)
        alive = [one for one in self.tasks(corte) if one.number != self.course.cancelled]
        works = [one for one in alive if not one.task.hito] or alive
        return sum(one.real for one in works) / len(works)

    def is_shifted(self, corte: date) -> bool:
        """Whether its dates had been moved by a day."""
        moved = self.course.shift
        return moved is not None and corte >= day_of(moved.generation, self.today)

    def is_stopped(self, corte: date) -> bool:
        """Whether it had been stopped by a day."""
        stops = self.course.stops
        return stops is not None and corte >= self.today + timedelta(days=stops)

    def _avance(self, number: int, task: Task, corte: date) -> Avance:
        start, end = (self.proyecto.length * point / 100 for point in (task.start, task.end))
        done = self._fraction(number, task, corte)
        inicio, fin = self._day(start), self._day(end)
        moved = self.is_shifted(corte) and self._fraction(number, task, self._moved_on()) < 1
        if moved:
            fin += self._shift(corte)
            inicio += (
                self._shift(corte) if not self._fraction(number, task, self._moved_on()) else timedelta()
            )
        return Avance(
            task,
            number,
            inicio,
            max(inicio, fin),
            self._begun(number, task, start, corte),
            self._ended(done, end, corte),
            done,
            moved,
        )

    def _fraction(self, number: int, task: Task, corte: date) -> float:
        if number == 0 and self.course.head_start and corte >= self.today - EARLY:
            return self.course.head_start
        start, end = (self.proyecto.length * point / 100 for point in (task.start, task.end))
        elapsed = self._elapsed(corte)
        if task.hito:
            return float(self._real_day(end) <= corte and elapsed >= end)
        done = min(max((elapsed - start) / (end - start), 0.0), 1.0)
        if number == self.course.stuck:
            done = min(done, STUCK)
        return 1.0 if done >= 1 and self._real_day(end) <= corte else floor(min(done, 0.95) / STEP) * STEP

    def _elapsed(self, corte: date) -> float:
        """Count the days of plan done by a day."""
        stops = self.course.stops
        until = corte if stops is None else min(corte, self.today + timedelta(days=stops))
        start = self.today + timedelta(days=self.proyecto.inicio + self.course.delay)
        return ((until - start).days + 1) * self.course.pace

    def _begun(self, number: int, task: Task, start: float, corte: date) -> date | None:
        if task.hito or not self.course.backs:
            return None
        if number == 0 and self.course.head_start:
            return self.today - EARLY if corte >= self.today - EARLY else None
        day = self._real_day(start)
        return day if self._elapsed(corte) > start and day <= corte else None

    def _ended(self, done: float, end: float, corte: date) -> date | None:
        day = self._real_day(end)
        written = corte >= day + timedelta(days=self.course.closing)
        return day if done == 1 and written else None

    def _real_day(self, point: float) -> date:
        start = self.today + timedelta(days=self.proyecto.inicio + self.course.delay)
        return working_day(start + timedelta(days=ceil(point / self.course.pace)))

    def _day(self, point: float) -> date:
        return working_day(self.today + timedelta(days=self.proyecto.inicio + round(point)))

    def _shift(self, corte: date) -> timedelta:
        moved = self.course.shift
        return timedelta(days=moved.days if moved and self.is_shifted(corte) else 0)

    def _moved_on(self) -> date:
        moved = self.course.shift
        return day_of(moved.generation, self.today) if moved else date.min
