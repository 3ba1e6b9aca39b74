"""What the example municipality is made of: offices, projects, how each goes, and what is measured of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One step of a kind of project; `start` and `end` in percent of its time, equal for a hito."""

    nombre: str
    start: int
    end: int

    @property
    def hito(self) -> bool:
        """Whether it is a moment and not a work."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of dates: in which generation, by how many days, and why (None: nobody said)."""

    generation: int
    days: int
    why: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """How a project really goes beside its plan.

    Args:
        delay: days after its planned start on which it began; negative, before.
        pace: days of plan done in a day.
        bias: what the office reports over what its activities give.
        estado: the state since `stops`, days from today; nothing moves after that day.
        why: the reason the office gives for it.
        stuck: which task stands still half way.
        cancelled: which task was given up.
        closing: days it takes the office to write the real end of a task.
        head_start: progress of the first task before its time.
        removed: the generation from which the project is no longer in the workbook.
    """

    delay: int = -2
    pace: float = 1.12
    bias: float = 0.0
    estado: str | None = None
    stops: int | None = None
    why: str | None = None
    stuck: int | None = None
    cancelled: int | None = None
    closing: int = 0
    head_start: float = 0.0
    shift: Shift | None = None
    removed: int | None = None
    with_dates: bool = True
    with_actividades: bool = True
    informs: bool = True
    backs: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator: from `base` to `meta`, and in which ways it goes otherwise than its project."""

    nombre: str
    unidad: str
    base: float | None
    meta: float
    frecuencia: str
    traits: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proyecto:
    """A programme or project; `inicio` and `fin` in days from today, `amount` in millions."""

    number: str
    nombre: str
    lineamiento: str
    pattern: str
    inicio: int
    fin: int
    course: str
    responsable: str
    amount: float
    place: str
    descripcion: str
    measures: tuple[Measure, ...]
    participan: str = ""
    observaciones: str = ""
    private: bool = False

    @property
    def length(self) -> int:
        """How many days its plan takes."""
        return self.fin - self.inicio


@dataclass(frozen=True, slots=True)
class Common:
    """What is measured of a whole lineamiento; `inicio` and `fin` in days from today."""

    lineamiento: str
    inicio: int
    fin: int
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A dependencia that presents a workbook.

    Args:
        generations: in which weekly generations it saves its workbook.
        lineamientos: its own, as (code, eje, name).
        drawing: its projects, and what it measures of lineamientos, as `sync.example.drawings` reads them.
    """

    codigo: str
    nombre: str
    tipo: str
    depende_de: str
    titular: str
    correo: str
    contact: str
    team: tuple[str, ...]
    generations: tuple[int, ...]
    drawing: str
    lineamientos: tuple[tuple[str, str, str], ...] = ()
    declares_corte: bool = True
    weighs: bool = False
