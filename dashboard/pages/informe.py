"""The report of a day: the state by eje and dependencia, and a chapter for each programme to talk about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo, fold
from dashboard.gantt.drawing import Bases, draw
from dashboard.gantt.shapes import Gantt
from dashboard.pages.coordinacion import Since
from dashboard.pages.counting import Bar, Tallies, bars_by
from dashboard.pages.front_page import FrontPage, compose
from plan.evaluado import ActividadEvaluada, Marca, Resumen
from plan.groups import Group
from plan.linea_base import Plazo

MOST_CHAPTERS = 60
MOST_ROWS = 30

_EVERY = 10_000


@dataclass(frozen=True, slots=True)
class State:
    """How an eje or a dependencia stands: its light and figures, and its own programmes by light."""

    resumen: Resumen
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A programme to talk about.

    Args:
        actividades: those shown, of all of them; unfinished ones stay before the others go.
        gantt: their drawing; None without any date.
        base: its línea base and how often it was moved; None when nobody knows.
    """

    line: Line
    disputed: bool
    actividades: Sequence[ActividadEvaluada]
    gantt: Gantt | None
    base: Plazo | None


@dataclass(frozen=True, slots=True)
class Informe:
    """Everything in the report beside the whole plan's own light.

    Args:
        chapters: of the programmes in red and those disputed that have activities.
        brief: those without activities, of which there is nothing to draw.
        all_told: how many there are of both; only the most pressing are told.
    """

    front: FrontPage
    ejes: Sequence[State]
    dependencias: Sequence[State]
    chapters: Sequence[Chapter]
    brief: Sequence[Line]
    all_told: int
    since: Since

    @property
    def rebased(self) -> Gantt | None:
        """A drawing that shows a línea base, which the legend then explains; None when none does."""
        drawn = (chapter.gantt for chapter in self.chapters)
        return next((gantt for gantt in drawn if gantt and gantt.rebased), None)


def write(photo: Photo, tallies: Tallies, since: Since, bases: Callable[[Line], Bases]) -> Informe:
    """Put a report together.

    Args:
        photo: its day, in the whole view.
        tallies: counts of the days of its trend.
        since: what changed since the report before.
        bases: finds the línea base of a programme and of its activities.
    """
    lines = _to_talk_about(photo.lines)
    drawn = [line for line in lines if line.programa.actividades]
    brief = [line for line in lines if not line.programa.actividades]
    return Informe(
        front=compose(photo, tallies, _EVERY),
        ejes=_states(photo.evaluacion.ejes, bars_by(photo.lines, lambda line: line.eje)),
        dependencias=_states(
            photo.evaluacion.dependencias, bars_by(photo.lines, lambda line: line.dependencia)
        ),
        chapters=[_chapter(line, photo, bases(line)) for line in drawn[:MOST_CHAPTERS]],
        brief=brief[:MOST_CHAPTERS],
        all_told=len(lines),
        since=since,
    )


def _states(resumenes: Mapping[str, Resumen], bars: Sequence[Bar]) -> list[State]:
    by_key = {bar.place.clave: bar for bar in bars}
    found = [State(resumen, by_key.get(clave)) for clave, resumen in resumenes.items()]
    told = [state for state in found if sum(state.resumen.conteo.values())]
    return sorted(told, key=lambda state: fold(state.resumen.nombre))


def _to_talk_about(lines: Sequence[Line]) -> list[Line]:
    """Choose the programmes in red, the widest gap first; then those disputed."""
    found = [line for line in lines if line.group is Group.ROJO or _disputed(line)]
    return sorted(found, key=lambda line: (line.group is not Group.ROJO, _gap(line), fold(line.codigo)))


def _gap(line: Line) -> float:
    if line.group is Group.ROJO:
        return -(line.programa.planificado or 0.0) if line.desvio is None else line.desvio
    return -abs(line.programa.brecha or 0.0)


def _disputed(line: Line) -> bool:
    return Marca.DISCREPANCIA in line.programa.marcas


def _chapter(line: Line, photo: Photo, bases: Bases) -> Chapter:
    actividades = _shown(line.programa.actividades)
    gantt = draw(line.programa, actividades, photo.al, bases)
    return Chapter(line, _disputed(line), actividades, gantt, bases.programa)


def _shown(actividades: Sequence[ActividadEvaluada]) -> Sequence[ActividadEvaluada]:
    """Show all that fit; of more, those that are not finished first, in their order."""
    if len(actividades) <= MOST_ROWS:
        return actividades
    chosen = sorted(actividades, key=lambda each: each.real >= 1)[:MOST_ROWS]
    kept = {id(each) for each in chosen}
    return [each for each in actividades if id(each) in kept]
