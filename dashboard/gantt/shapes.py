"""The shapes of a drawn Gantt; every x and width is a percentage of the width of the chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.gantt.elbows import Elbow
from dashboard.gantt.timescale import Mark
from plan.evaluado import ActividadEvaluada, Luz


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a bar, in percent."""

    x: float
    width: float

    @property
    def end(self) -> float:
        """Where it ends."""
        return round(self.x + self.width, 3)


@dataclass(frozen=True, slots=True)
class Diamond:
    """A hito: where it was to be and where it was done; either may be missing."""

    due: float | None
    fulfilled: float | None
    day: date | None
    leftwards: bool = False

    @property
    def edge(self) -> float:
        """Where its label stands: beyond both, on the side that has room."""
        places = [place for place in (self.due, self.fulfilled) if place is not None]
        return min(places) if self.leftwards else max(places)


@dataclass(frozen=True, slots=True)
class Lane:
    """The drawing of one activity.

    Args:
        assumed: its plan dates are the programme's, for want of its own.
        behind: from the progress to what was planned, when behind.
        overdue: from the end of the plan to today, when unfinished.
        open_ended: the real line has no end yet.
        base: the línea base, when it is not the plan; of a hito, from where it was to be to where it is.
    """

    actividad: ActividadEvaluada
    luz: Luz
    plan: Stretch | None = None
    assumed: bool = False
    avance: Stretch | None = None
    behind: Stretch | None = None
    tick: float | None = None
    overdue: Stretch | None = None
    real: Stretch | None = None
    open_ended: bool = False
    base: Stretch | None = None
    diamond: Diamond | None = None
    elbows: tuple[Elbow, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The drawing of the programme itself: planned, real and reported, the last two bracketed by `brecha`."""

    luz: Luz
    plan: Stretch
    real: Stretch | None
    reportado: Stretch | None
    tick: float | None
    brecha: Stretch | None
    overdue: Stretch | None
    brecha_leftwards: bool
    base: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Gantt:
    """A whole drawing; `today` is None when today falls off the scale, `today_after` says on which side."""

    marks: tuple[Mark, ...]
    today: float | None
    today_after: bool
    heading: Heading | None
    lanes: tuple[Lane, ...]

    @property
    def rebased(self) -> bool:
        """Whether any línea base is drawn."""
        return any(lane.base for lane in self.lanes) or bool(self.heading and self.heading.base)
