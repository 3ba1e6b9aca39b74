"""The shapes of what has been loaded and what is pending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.foto import Lugar
from plan.evaluado import Frescura
from plan.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Carga:
    """One attempt to load a workbook.

    Args:
        momento: in the town's time zone.
        archivo: name of the file, without its folder.
        guardado_por: who last saved it; empty in the public view.
    """

    numero: int
    momento: datetime
    clase: str
    origen: str
    archivo: str
    resultado: str
    tomadas: int
    cuarentena: int
    omitidas: int
    errores: int
    advertencias: int
    guardado_por: str


@dataclass(frozen=True, slots=True)
class Archivo:
    """A file of the shared folder as last seen; `origen` is "?" when nobody knows whose it is."""

    nombre: str
    situacion: str
    origen: str
    carga: int | None = None

    @property
    def propio(self) -> bool:
        """Whether it stands for its office, and is not just another file of it."""
        return self.situacion in {"vigente", "retenido", "rechazado"}


@dataclass(frozen=True, slots=True)
class Registro:
    """What the service wrote down of the loads, by origen.

    Args:
        tomadas: the last load by a person that was taken.
        decididas: the last word on its workbook, taken, held or rejected, of any kind.
        problemas: what was wrong with that.
    """

    tomadas: Mapping[str, Carga]
    decididas: Mapping[str, Carga]
    problemas: Mapping[str, Sequence[Problem]]
    archivos: Sequence[Archivo]


class Estado(StrEnum):
    """How an office stands with its workbook, the most pressing first; the value is what people read."""

    RETENIDA = "Espera confirmación"
    RECHAZADA = "Planilla rechazada"
    NUNCA = "Nunca cargó"
    SIN_ACTUALIZAR = "Sin actualizar"
    CON_CORRECCIONES = "Con correcciones"
    AL_DIA = "Al día"


@dataclass(frozen=True, slots=True)
class Pendiente:
    """A problem as everybody may see it: where and what it is called, never what the cell holds."""

    severidad: Severity
    hoja: str
    lugar: str
    titulo: str


@dataclass(frozen=True, slots=True)
class Planilla:
    """What is known of the workbook of an office, or of the strategy (`frescura` None).

    Args:
        pendientes: the first of `total`, gravest first.
        avisos: what is to be said of its files on the shared folder, in phrases.
    """

    lugar: Lugar
    frescura: Frescura | None
    estado: Estado
    tomada: Carga | None
    decidida: Carga | None
    pendientes: Sequence[Pendiente]
    total: int
    avisos: Sequence[str]


@dataclass(frozen=True, slots=True)
class Actualizacion:
    """Every workbook, and how many files are left aside: strangers and conflict copies."""

    planillas: Sequence[Planilla]
    desconocidos: int
    copias: int
