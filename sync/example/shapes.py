"""What the example municipality is made of: offices, projects, how each goes, and what is measured of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tarea:
    """One step of a kind of project; `desde` and `hasta` in percent of its time, equal for a hito."""

    nombre: str
    desde: int
    hasta: int

    @property
    def hito(self) -> bool:
        """Whether it is a moment and not a work."""
        return self.desde == self.hasta


@dataclass(frozen=True, slots=True)
class Corrida:
    """A change of dates: in which generation, by how many days, and why (None: nobody said)."""

    generacion: int
    dias: int
    porque: str | None


@dataclass(frozen=True, slots=True)
class Marcha:
    """How a project really goes beside its plan.

    Args:
        demora: days after its planned start on which it began; negative, before.
        ritmo: days of plan done in a day.
        sesgo: what the office reports over what its activities give.
        estado: the state since `frena`, days from today; nothing moves after that day.
        porque: the reason the office gives for it.
        trabada: which task stands still half way.
        cancelada: which task was given up.
        cierra: days it takes the office to write the real end of a task.
        adelanto: progress of the first task before its time.
        retirada: the generation from which the project is no longer in the workbook.
    """

    demora: int = -2
    ritmo: float = 1.12
    sesgo: float = 0.0
    estado: str | None = None
    frena: int | None = None
    porque: str | None = None
    trabada: int | None = None
    cancelada: int | None = None
    cierra: int = 0
    adelanto: float = 0.0
    corrida: Corrida | None = None
    retirada: int | None = None
    con_fechas: bool = True
    con_actividades: bool = True
    informa: bool = True
    respalda: bool = True


@dataclass(frozen=True, slots=True)
class Medida:
    """An indicator: from `base` to `meta`, and in which ways it goes otherwise than its project."""

    nombre: str
    unidad: str
    base: float | None
    meta: float
    frecuencia: str
    rasgos: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Proyecto:
    """A programme or project; `inicio` and `fin` in days from today, `monto` in millions."""

    numero: str
    nombre: str
    lineamiento: str
    patron: str
    inicio: int
    fin: int
    marcha: str
    responsable: str
    monto: float
    lugar: str
    descripcion: str
    medidas: tuple[Medida, ...]
    participan: str = ""
    observaciones: str = ""
    reservado: bool = False

    @property
    def largo(self) -> int:
        """How many days its plan takes."""
        return self.fin - self.inicio


@dataclass(frozen=True, slots=True)
class Comun:
    """What is measured of a whole lineamiento; `inicio` and `fin` in days from today."""

    lineamiento: str
    inicio: int
    fin: int
    medidas: tuple[Medida, ...]


@dataclass(frozen=True, slots=True)
class Oficina:
    """A dependencia that presents a workbook.

    Args:
        generaciones: in which weekly generations it saves its workbook.
        lineamientos: its own, as (code, eje, name).
        fichas: its projects, and what it measures of lineamientos, drawn as `sync.example.fichas` reads them.
    """

    codigo: str
    nombre: str
    tipo: str
    depende_de: str
    titular: str
    correo: str
    referente: str
    equipo: tuple[str, ...]
    generaciones: tuple[int, ...]
    fichas: str
    lineamientos: tuple[tuple[str, str, str], ...] = ()
    declara_corte: bool = True
    pondera: bool = False
