"""Where a project and each of its tasks stand on a day: planned and real dates, and what is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from sync.example.calendario import day_of, working_day
from sync.example.marchas import MARCHAS
from sync.example.patrones import PATRONES
from sync.example.shapes import Marcha, Proyecto, Tarea

STEP = 0.05
"""People report in steps of five points."""

EARLY = timedelta(days=12)
"""How long ago a task that was begun before its time was begun."""

STUCK = 0.4
BARELY_SHORT = 0.99


@dataclass(frozen=True, slots=True)
class Avance:
    """How a task stands; `hecho` is a fraction."""

    tarea: Tarea
    numero: int
    inicio: date
    fin: date
    inicio_real: date | None
    fin_real: date | None
    hecho: float
    corrida: bool

    @property
    def real(self) -> float:
        """What counts as done: all, only with a real end."""
        return 1.0 if self.fin_real else min(self.hecho, BARELY_SHORT)


@dataclass(frozen=True, slots=True)
class Cronograma:
    """A project as it goes, seen from a day."""

    proyecto: Proyecto
    today: date

    @property
    def marcha(self) -> Marcha:
        """The way it goes."""
        return MARCHAS[self.proyecto.marcha]

    @property
    def inicio(self) -> date:
        """Its planned first day."""
        return self._day(0)

    def fin(self, corte: date) -> date:
        """Give its planned last day as known on a day."""
        return self._day(self.proyecto.largo) + self._shift(corte)

    def tareas(self, corte: date) -> Iterator[Avance]:
        """Go through its tasks as they stand on a day."""
        for numero, tarea in enumerate(PATRONES[self.proyecto.patron]):
            yield self._avance(numero, tarea, corte)

    def hecho(self, corte: date) -> float:
        """Say what fraction is done on a day, by its tasks, or by time when it has none."""
        if not self.marcha.con_actividades:
            return min(max(self._elapsed(corte) / self.proyecto.largo, 0.0), 1.0)
        alive = [one for one in self.tareas(corte) if one.numero != self.marcha.cancelada]
        works = [one for one in alive if not one.tarea.hito] or alive
        return sum(one.real for one in works) / len(works)

    def corrida(self, corte: date) -> bool:
        """Whether its dates had been moved by a day."""
        moved = self.marcha.corrida
        return moved is not None and corte >= day_of(moved.generacion, self.today)

    def detenida(self, corte: date) -> bool:
        """Whether it had been stopped by a day."""
        frena = self.marcha.frena
        return frena is not None and corte >= self.today + timedelta(days=frena)

    def _avance(self, numero: int, tarea: Tarea, corte: date) -> Avance:
        desde, hasta = (self.proyecto.largo * point / 100 for point in (tarea.desde, tarea.hasta))
        hecho = self._fraction(numero, tarea, corte)
        inicio, fin = self._day(desde), self._day(hasta)
        moved = self.corrida(corte) and self._fraction(numero, tarea, self._moved_on()) < 1
        if moved:
            fin += self._shift(corte)
            inicio += (
                self._shift(corte) if not self._fraction(numero, tarea, self._moved_on()) else timedelta()
            )
        return Avance(
            tarea,
            numero,
            inicio,
            max(inicio, fin),
            self._begun(numero, tarea, desde, corte),
            self._ended(hecho, hasta, corte),
            hecho,
            moved,
        )

    def _fraction(self, numero: int, tarea: Tarea, corte: date) -> float:
        if numero == 0 and self.marcha.adelanto and corte >= self.today - EARLY:
            return self.marcha.adelanto
        desde, hasta = (self.proyecto.largo * point / 100 for point in (tarea.desde, tarea.hasta))
        elapsed = self._elapsed(corte)
        if tarea.hito:
            return float(self._real_day(hasta) <= corte and elapsed >= hasta)
        done = min(max((elapsed - desde) / (hasta - desde), 0.0), 1.0)
        if numero == self.marcha.trabada:
            done = min(done, STUCK)
        return 1.0 if done >= 1 and self._real_day(hasta) <= corte else floor(min(done, 0.95) / STEP) * STEP

    def _elapsed(self, corte: date) -> float:
        """Count the days of plan done by a day."""
        frena = self.marcha.frena
        until = corte if frena is None else min(corte, self.today + timedelta(days=frena))
        start = self.today + timedelta(days=self.proyecto.inicio + self.marcha.demora)
        return ((until - start).days + 1) * self.marcha.ritmo

    def _begun(self, numero: int, tarea: Tarea, desde: float, corte: date) -> date | None:
        if tarea.hito or not self.marcha.respalda:
            return None
        if numero == 0 and self.marcha.adelanto:
            return self.today - EARLY if corte >= self.today - EARLY else None
        day = self._real_day(desde)
        return day if self._elapsed(corte) > desde and day <= corte else None

    def _ended(self, hecho: float, hasta: float, corte: date) -> date | None:
        day = self._real_day(hasta)
        written = corte >= day + timedelta(days=self.marcha.cierra)
        return day if hecho == 1 and written else None

    def _real_day(self, point: float) -> date:
        start = self.today + timedelta(days=self.proyecto.inicio + self.marcha.demora)
        return working_day(start + timedelta(days=ceil(point / self.marcha.ritmo)))

    def _day(self, point: float) -> date:
        return working_day(self.today + timedelta(days=self.proyecto.inicio + round(point)))

    def _shift(self, corte: date) -> timedelta:
        moved = self.marcha.corrida
        return timedelta(days=moved.dias if moved and self.corrida(corte) else 0)

    def _moved_on(self) -> date:
        moved = self.marcha.corrida
        return day_of(moved.generacion, self.today) if moved else date.min
