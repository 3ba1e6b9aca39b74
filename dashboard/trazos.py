"""The shapes of a drawn Gantt; every x and width is a percentage of the width of the chart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.calendario import Marca
from dashboard.codos import Codo
from plan.evaluado import ActividadEvaluada, Luz


@dataclass(frozen=True, slots=True)
class Tramo:
    """A stretch of a bar, in percent."""

    x: float
    ancho: float

    @property
    def hasta(self) -> float:
        """Where it ends."""
        return round(self.x + self.ancho, 3)


@dataclass(frozen=True, slots=True)
class Rombo:
    """A hito: where it was to be and where it was done; either may be missing."""

    previsto: float | None
    cumplido: float | None
    fecha: date | None
    a_la_izquierda: bool

    @property
    def borde(self) -> float:
        """Where its label stands: beyond both, on the side that has room."""
        places = [place for place in (self.previsto, self.cumplido) if place is not None]
        return min(places) if self.a_la_izquierda else max(places)


@dataclass(frozen=True, slots=True)
class Fila:
    """The drawing of one activity.

    Args:
        supuesto: its plan dates are the programme's, for want of its own.
        atraso: from the progress to what was planned, when behind.
        vencido: from the end of the plan to today, when unfinished.
        abierta: the real line has no end yet.
    """

    actividad: ActividadEvaluada
    luz: Luz
    plan: Tramo | None = None
    supuesto: bool = False
    avance: Tramo | None = None
    atraso: Tramo | None = None
    tique: float | None = None
    vencido: Tramo | None = None
    real: Tramo | None = None
    abierta: bool = False
    rombo: Rombo | None = None
    codos: tuple[Codo, ...] = ()


@dataclass(frozen=True, slots=True)
class Cabecera:
    """The drawing of the programme itself: planned, real and reported, the last two bracketed by `brecha`."""

    luz: Luz
    plan: Tramo
    real: Tramo | None
    reportado: Tramo | None
    tique: float | None
    brecha: Tramo | None
    vencido: Tramo | None
    brecha_a_la_izquierda: bool


@dataclass(frozen=True, slots=True)
class Gantt:
    """A whole drawing; `hoy` is None when today falls off the scale, `hoy_despues` says on which side."""

    marcas: tuple[Marca, ...]
    hoy: float | None
    hoy_despues: bool
    cabecera: Cabecera | None
    filas: tuple[Fila, ...]
