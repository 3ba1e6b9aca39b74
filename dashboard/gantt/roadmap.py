"""The road map: a bar per programme on one scale of time, with its hitos on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.gantt import geometry
from dashboard.gantt.drawing import diamond_of, is_open
from dashboard.gantt.shapes import Diamond, Stretch
from dashboard.gantt.timescale import Mark, Scale, marks, scale_of
from plan.evaluado import Luz, ProgramaEvaluado
from plan.linea_base import Plazo
from plan.tree import FullKey, full_key_of


@dataclass(frozen=True, slots=True)
class Hito:
    """A hito on the bar of its programme, with its name."""

    diamond: Diamond
    nombre: str


@dataclass(frozen=True, slots=True)
class Track:
    """The drawing of one programme; without a plan it has no dates."""

    luz: Luz
    plan: Stretch | None = None
    avance: Stretch | None = None
    behind: Stretch | None = None
    tick: float | None = None
    overdue: Stretch | None = None
    base: Stretch | None = None
    hitos: tuple[Hito, ...] = ()


@dataclass(frozen=True, slots=True)
class Roadmap:
    """A whole road map, its tracks in the order of the programmes; `today` is None when it falls off."""

    marks: tuple[Mark, ...]
    today: float | None
    today_after: bool
    tracks: tuple[Track, ...]

    @property
    def rebased(self) -> bool:
        """Whether any línea base is drawn."""
        return any(track.base for track in self.tracks)


Plazos = Mapping[FullKey, Plazo]


def draw(programas: Sequence[ProgramaEvaluado], al: date, plazos: Plazos) -> Roadmap | None:
    """Draw some programmes on one scale; None when none of them has any date."""
    days = [day for programa in programas for day in _days(programa, plazos.get(full_key_of(programa.fila)))]
    scale = scale_of(days, al)
    if scale is None:
        return None
    return Roadmap(
        marks(scale),
        scale.x_end(al) if scale.contains(al) else None,
        al >= scale.end,
        tuple(_track(scale, each, al, plazos.get(full_key_of(each.fila))) for each in programas),
    )


def _days(programa: ProgramaEvaluado, plazo: Plazo | None) -> Iterator[date]:
    yield from (day for day in (programa.inicio, programa.fin) if day)
    yield from (day for day in (plazo.inicio, plazo.fin) if day) if plazo else ()
    yield from (each.fin for each in programa.actividades if each.hito and each.fin)


def _track(scale: Scale, programa: ProgramaEvaluado, al: date, plazo: Plazo | None) -> Track:
    plan = geometry.stretch(scale, programa.inicio, programa.fin)
    avance = geometry.part(plan, programa.real)
    tick = geometry.tick(plan, programa.planificado)
    live = is_open(programa) and not programa.retirado
    return Track(
        luz=programa.semaforo.luz,
        plan=plan,
        avance=avance,
        behind=geometry.behind(plan, avance, tick) if live else None,
        tick=tick,
        overdue=geometry.overdue(scale, programa.fin, al) if live else None,
        base=geometry.base(scale, plazo, programa.inicio, programa.fin),
        hitos=tuple(_hitos(scale, programa)),
    )


def _hitos(scale: Scale, programa: ProgramaEvaluado) -> Iterator[Hito]:
    for each in programa.actividades:
        diamond = diamond_of(scale, each) if each.hito and not each.cancelada else None
        if diamond:
            yield Hito(diamond, str(each.fila["nombre"]))
