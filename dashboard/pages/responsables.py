"""What each person answers for: programmes, activities, and the dependencias that she heads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.day.people import named
from dashboard.day.photo import Line, Photo, Place, fold, place_of
from dashboard.pages.counting import Bar, bar_of
from plan.avance import is_finished
from plan.evaluado import ActividadEvaluada
from plan.groups import Group, count

SOON = 30
"""Days ahead in which an end is near."""

NOBODY = "sin-responsable"
"""The address of what nobody answers for."""


@dataclass(frozen=True, slots=True)
class Tarea:
    """An activity that somebody answers for, with its programme.

    Args:
        dias: days since its end passed (positive) or until it comes; None when finished or without an end.
    """

    actividad: ActividadEvaluada
    line: Line
    dias: int | None
    finished: bool

    @property
    def overdue(self) -> bool:
        """Whether its end passed and it did not."""
        return self.dias is not None and self.dias > 0

    @property
    def soon(self) -> bool:
        """Whether its end comes within 30 days."""
        return self.dias is not None and -SOON <= self.dias <= 0


@dataclass(slots=True)
class Persona:
    """A person, or nobody, and all that she answers for."""

    slug: str
    nombres: Counter[str] = field(default_factory=Counter)
    programas: list[Line] = field(default_factory=list)
    tareas: list[Tarea] = field(default_factory=list)
    oficinas: list[Place] = field(default_factory=list)

    @property
    def nombre(self) -> str:
        """Her name as it is written most."""
        return max(self.nombres.items(), key=lambda pair: (pair[1], pair[0]))[0] if self.nombres else ""

    @property
    def bar(self) -> Bar:
        """Her programmes by light."""
        return bar_of(
            Place("", self.slug, self.nombre, self.nombre), count(each.programa for each in self.programas)
        )

    @property
    def overdue(self) -> int:
        """How many of her activities are overdue."""
        return sum(tarea.overdue for tarea in self.tareas)

    @property
    def soon(self) -> int:
        """How many of her activities end soon."""
        return sum(tarea.soon for tarea in self.tareas)

    @property
    def red(self) -> int:
        """How many of her programmes are red."""
        return sum(line.group is Group.ROJO for line in self.programas)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody whom the plan names, whoever has most overdue first, and what nobody answers for."""

    personas: Sequence[Persona]
    nobody: Persona


def people(photo: Photo) -> People:
    """Gather whom the plan names, and for what."""
    return photo.keep("people", lambda: _gather(photo))


def in_order(tareas: Sequence[Tarea]) -> list[Tarea]:
    """Sort activities: the longest overdue first, then those that end soonest; the finished ones last."""
    return sorted(tareas, key=_most_urgent_first)


def _gather(photo: Photo) -> People:
    known: dict[str, Persona] = {NOBODY: Persona(NOBODY)}
    for line in photo.lines:
        for persona in _named(known, line.responsable):
            persona.programas.append(line)
    for tarea in _tareas(photo):
        for persona in _named(known, str(tarea.actividad.fila.get("responsable") or "")):
            persona.tareas.append(tarea)
    for row in photo.panorama.tablas.get("dependencia", ()):
        for persona in _named(known, str(row.get("titular") or "")):
            persona.oficinas.append(place_of(row))
    nobody = known.pop(NOBODY)
    return People(sorted(known.values(), key=_most_pressing_first), nobody)


def _named(known: dict[str, Persona], text: str) -> Iterator[Persona]:
    """Name who answers, or nobody when no one does."""
    names = named(text)
    for each in names:
        persona = known.setdefault(each.slug, Persona(each.slug))
        persona.nombres[each.nombre] += 1
        yield persona
    if not names:
        yield known[NOBODY]


def _tareas(photo: Photo) -> Iterator[Tarea]:
    """List the activities that go on: not those cancelled, nor those of a stopped programme."""
    for line in photo.lines:
        if line.group is not Group.DETENIDO:
            for actividad in line.programa.actividades:
                if not actividad.cancelada:
                    yield _tarea(actividad, line, photo.al)


def _tarea(actividad: ActividadEvaluada, line: Line, al: date) -> Tarea:
    finished = is_finished(actividad.fila, al)
    dias = None if finished or actividad.fin is None else (al - actividad.fin).days
    return Tarea(actividad, line, dias, finished)


def _most_urgent_first(tarea: Tarea) -> tuple[bool, bool, int, str]:
    return tarea.finished, tarea.dias is None, -(tarea.dias or 0), str(tarea.actividad.fila["codigo"])


def _most_pressing_first(persona: Persona) -> tuple[int, int, str]:
    return -persona.overdue, -persona.red, fold(persona.nombre)
