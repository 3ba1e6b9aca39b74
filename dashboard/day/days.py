"""A day of the plan in short: where each programme stood, enough to count and to compare with other days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.day.photo import Places
from dashboard.day.visibility import Key, View
from plan.evaluado import Evaluacion, Luz, Motivo, Panorama, ProgramaEvaluado
from plan.groups import Group, Tally, group_of_light
from plan.standard.kinds.base import clave


class Standing(NamedTuple):
    """How a programme stood.

    Args:
        eje: the clave of its eje; empty without one.
        lineamiento: the clave of the address of its lineamiento; empty without one.
    """

    luz: Luz
    motivo: Motivo
    retirado: bool
    planificado: float | None
    real: float | None
    reportado: float | None
    brecha: float | None
    codigo: str
    nombre: str
    eje: str
    lineamiento: str

    @property
    def group(self) -> Group:
        """In which group it is counted; one that vanished from its workbook counts apart."""
        return Group.DETENIDO if self.retirado else group_of_light(self.luz, self.motivo)


Day = Mapping[Key, Standing]
"""How every programme of one view stood, by the origen and the clave of the programme."""


class WholeDay(NamedTuple):
    """A day as nobody but the whole view sees it, and the programmes that were not public even then."""

    standings: Day
    hidden: frozenset[Key]

    def seen(self, view: View, hidden: frozenset[Key]) -> Day:
        """Reduce it to what a view may see, given what is hidden by now.

        Nothing that is told of a programme depends on those that vanish with it, nor on a private column.
        """
        gone = self.hidden | hidden
        if view is View.WHOLE or not gone:
            return self.standings
        return {key: standing for key, standing in self.standings.items() if key not in gone}


def standings(panorama: Panorama, evaluacion: Evaluacion) -> Day:
    """Shorten an evaluation to how each programme stands."""
    places = Places(panorama.tablas)
    return {key: _standing(places, programa) for key, programa in evaluacion.programas.items()}


def tally(day: Day) -> Tally:
    """Count the programmes of a day by group."""
    return Counter(standing.group for standing in day.values())


def _standing(places: Places, programa: ProgramaEvaluado) -> Standing:
    row = programa.fila
    lineamiento, eje = places.lineamiento(row)
    return Standing(
        luz=programa.semaforo.luz,
        motivo=programa.semaforo.motivo,
        retirado=programa.retirado,
        planificado=programa.planificado,
        real=programa.real,
        reportado=programa.reportado,
        brecha=programa.brecha,
        codigo=str(row["codigo"]),
        nombre=str(row["nombre"]),
        eje=eje.clave if eje else "",
        lineamiento=clave(lineamiento.address) if lineamiento else "",
    )
