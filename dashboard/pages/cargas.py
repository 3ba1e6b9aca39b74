"""The shapes of what has been loaded and what is pending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.day.photo import Place
from plan.evaluado import Frescura
from plan.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Carga:
    """One attempt to load a workbook.

    Args:
        momento: in the town's time zone.
        archivo: name of the file, without its folder.
        guardado_por: who last saved it; empty in the public view.
        cambios: how many rows it opened or closed; one that only changed counts once.
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
    detalle: str = ""
    cambios: int = 0


@dataclass(frozen=True, slots=True)
class Closed:
    """A row that was let go in a load without a workbook."""

    table: str
    codigo: str
    nombre: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of the shared folder as last seen; `origen` is "?" when nobody knows whose it is.

    `owner` tells the file that its office's rows come from; `problema` is the code of what keeps it out.
    """

    nombre: str
    situacion: str
    origen: str
    carga: int | None = None
    owner: bool = True
    problema: str = ""

    @property
    def own(self) -> bool:
        """Whether it stands for its office, and is not just another file of it."""
        return self.situacion in {"vigente", "retenido", "rechazado", "descartado"}


@dataclass(frozen=True, slots=True)
class Untaken:
    """A file that stands rejected in the shared folder; `load` is the one in which it was."""

    ruta: str
    origen: str
    load: Carga | None
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Register:
    """What the service wrote down of the loads, by origen.

    Args:
        taken: the last load by a person that was taken.
        decided: the last word on its workbook, taken, held or rejected, of any kind.
        problems: what was wrong with that.
        untaken: what stands rejected in the folder, only in the whole view; None when that is not known.
    """

    taken: Mapping[str, Carga]
    decided: Mapping[str, Carga]
    problems: Mapping[str, Sequence[Problem]]
    files: Sequence[File]
    untaken: Sequence[Untaken] | None = None


class Standing(StrEnum):
    """How an office stands with its workbook, the most pressing first; the value is what people read."""

    HELD = "Espera confirmación"
    REJECTED = "Planilla rechazada"
    DROPPED = "Carga descartada"
    NEVER = "Nunca cargó"
    STALE = "Sin actualizar"
    WITH_CORRECTIONS = "Con correcciones"
    UP_TO_DATE = "Al día"


@dataclass(frozen=True, slots=True)
class Pending:
    """A problem as everybody may see it: where and what it is called, never what the cell holds."""

    severity: Severity
    sheet: str
    spot: str
    title: str
    advice: str
    code: str


@dataclass(frozen=True, slots=True)
class Planilla:
    """What is known of the workbook of an office, or of the strategy (`frescura` None).

    Args:
        pending: the first of `total`, gravest first.
        notices: what is to be said of its files on the shared folder, in phrases.
    """

    place: Place
    frescura: Frescura | None
    standing: Standing
    taken: Carga | None
    decided: Carga | None
    pending: Sequence[Pending]
    total: int
    notices: Sequence[str]


@dataclass(frozen=True, slots=True)
class Updates:
    """Every workbook, and how many files are left aside: strangers and conflict copies."""

    planillas: Sequence[Planilla]
    strangers: int
    copies: int
