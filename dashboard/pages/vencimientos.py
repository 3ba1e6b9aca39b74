"""What falls due soon and what is overdue: activities, hitos and programmes without activities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.day.photo import Line, Photo
from plan.avance import is_finished
from plan.groups import Group

SOON = timedelta(days=14)

_SETTLED = frozenset({Group.AZUL, Group.DETENIDO})


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a date to keep.

    Args:
        what: «Actividad», «Hito» or «Programa».
        dias: days until it falls due; negative once it is overdue.
    """

    line: Line
    what: str
    codigo: str
    nombre: str
    responsable: str
    fin: date
    dias: int
    real: float | None


@dataclass(frozen=True, slots=True)
class Dues:
    """What falls due in the next days, the nearest first, and what is overdue, the oldest first."""

    soon: Sequence[Due]
    overdue: Sequence[Due]


def dues(photo: Photo) -> Dues:
    """Find what falls due around a day."""
    found = sorted(
        (due for line in photo.lines if line.group not in _SETTLED for due in _of_line(line, photo.al)),
        key=lambda due: (due.fin, due.codigo),
    )
    return Dues([due for due in found if due.dias >= 0], [due for due in found if due.dias < 0])


def _of_line(line: Line, al: date) -> Iterator[Due]:
    programa = line.programa
    if not programa.actividades and programa.fin and programa.fin <= al + SOON:
        dias = (programa.fin - al).days
        yield Due(
            line, "Programa", line.codigo, line.nombre, line.responsable, programa.fin, dias, programa.avance
        )
    for each in programa.actividades:
        if each.cancelada or each.fin is None or each.fin > al + SOON or is_finished(each.fila, al):
            continue
        yield Due(
            line=line,
            what="Hito" if each.hito else "Actividad",
            codigo=str(each.fila["codigo"]),
            nombre=str(each.fila["nombre"]),
            responsable=str(each.fila.get("responsable") or line.responsable),
            fin=each.fin,
            dias=(each.fin - al).days,
            real=each.real if each.con_dato else None,
        )
