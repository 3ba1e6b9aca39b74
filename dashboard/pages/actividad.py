"""What the page of one activity shows: its share of the programme, what it waits for, what waits for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo
from dashboard.gantt.dependencies import Predecesora, Surroundings, predecesoras
from dashboard.gantt.shapes import Lane
from plan.evaluado import ActividadEvaluada
from plan.standard.kinds.base import clave, items
from plan.standard.vocabulary import Row


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An activity before or after another; `programa` is empty where nobody knows it."""

    codigo: str
    nombre: str
    programa: str


@dataclass(frozen=True, slots=True)
class Ficha:
    """An activity among the others; `share` of the weight of its programme, None when it does not count."""

    line: Line
    actividad: ActividadEvaluada
    share: float | None
    before: Sequence[Neighbour]
    after: Sequence[Neighbour]

    @property
    def desvio(self) -> float | None:
        """Real − planificado, when both are known."""
        return desvio_of(self.actividad)


def find(photo: Photo, line: Line, codigo: str) -> Ficha | None:
    """Find an activity of a programme by its code, whatever its case."""
    wanted = clave(codigo)
    found = next((each for each in line.programa.actividades if each.fila["clave"] == wanted), None)
    if found is None:
        return None
    office = _of_office(photo, line)
    return Ficha(
        line,
        found,
        share_of(line, found),
        [_neighbour(code, office) for code in items(str(found.fila.get("predecesora") or ""))],
        [_told(row) for row in office.values() if wanted in _awaited(row)],
    )


def desvio_of(actividad: ActividadEvaluada) -> float | None:
    """Say how far an activity is from its plan, when both are known."""
    if actividad.cancelada or not actividad.con_dato or actividad.planificado is None:
        return None
    return actividad.real - actividad.planificado


def share_of(line: Line, actividad: ActividadEvaluada) -> float | None:
    """Say what share of the weight of its programme an activity has."""
    total = sum(each.peso for each in line.programa.actividades if not each.cancelada)
    return None if actividad.cancelada or not total else actividad.peso / total


def waits(photo: Photo, line: Line, lanes: Sequence[Lane]) -> Mapping[str, Sequence[Predecesora]]:
    """Say of each activity drawn on a page what it waits for, by its key."""
    around = Surroundings(
        drawn={str(lane.actividad.fila["clave"]): _placed(lane) for lane in lanes},
        siblings=frozenset(str(each.fila["clave"]) for each in line.programa.actividades),
        office=_of_office(photo, line)
        if any(lane.actividad.fila.get("predecesora") for lane in lanes)
        else {},
    )
    return {str(lane.actividad.fila["clave"]): predecesoras(lane.actividad.fila, around) for lane in lanes}


def _placed(lane: Lane) -> bool:
    return lane.plan is not None or (lane.diamond is not None and lane.diamond.due is not None)


def _of_office(photo: Photo, line: Line) -> Mapping[str, Row]:
    origen = line.programa.fila["origen"]
    rows = photo.panorama.tablas.get("actividad", ())
    return {str(row["clave"]): row for row in rows if row["origen"] == origen}


def _awaited(row: Row) -> set[str]:
    return {clave(code) for code in items(str(row.get("predecesora") or ""))}


def _neighbour(code: str, office: Mapping[str, Row]) -> Neighbour:
    row = office.get(clave(code))
    return Neighbour(code, "", "") if row is None else _told(row)


def _told(row: Row) -> Neighbour:
    return Neighbour(str(row["codigo"]), str(row["nombre"]), str(row.get("programa") or ""))
