"""The drawings that stand alone: of one programme, and of the road map of a filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.day.photo import Line, Photo
from dashboard.gantt.roadmap import Roadmap
from dashboard.gantt.shapes import Gantt, Heading
from dashboard.gantt.sheet import Caption, Entry, Sheet, sheet
from dashboard.pages.cronograma import Office
from dashboard.wording import gap, long_day, pct, span
from plan.evaluado import ActividadEvaluada


def of_programa(photo: Photo, line: Line, gantt: Gantt, municipio: str) -> Sheet:
    """Lay out the Gantt of a programme."""
    caption = Caption(
        f"{line.codigo} {line.nombre}",
        f"{line.dependencia.nombre} · {municipio} · situación al {long_day(photo.al)}",
        photo.al,
        photo.past,
    )
    return sheet(caption, gantt, _entries(line, gantt))


def of_roadmap(photo: Photo, roadmap: Roadmap, offices: Sequence[Office], municipio: str) -> Sheet:
    """Lay out the road map of some programmes."""
    caption = Caption(
        "Cronograma de los programas",
        f"{municipio} · situación al {long_day(photo.al)}",
        photo.al,
        photo.past,
    )
    return sheet(caption, roadmap, _grouped(offices))


def _entries(line: Line, gantt: Gantt) -> Iterator[Entry]:
    programa = line.programa
    figures = f"planificado {pct(programa.planificado)} · real {pct(programa.avance)}"
    if gantt.heading:
        yield Entry(
            "El programa en conjunto",
            f"{figures} · reportado {pct(programa.reportado)}",
            programa.semaforo,
            gantt.heading,
            _brecha(gantt.heading, programa.brecha),
        )
    for lane in gantt.lanes:
        each = lane.actividad
        yield Entry(str(each.fila["nombre"]), _detail(each), each.semaforo, lane)


def _brecha(heading: Heading, brecha: float | None) -> str:
    return f"brecha {gap(brecha)}" if heading.brecha else ""


def _detail(actividad: ActividadEvaluada) -> str:
    kind = "Hito · " if actividad.hito else ""
    done = "" if actividad.cancelada else f" · {pct(actividad.real) if actividad.con_dato else 'sin dato'}"
    return f"{actividad.fila['codigo']} · {kind}{span(actividad.inicio, actividad.fin)}{done}"


def _grouped(offices: Sequence[Office]) -> Iterator[Entry]:
    for office in offices:
        yield Entry(office.dependencia.nombre)
        for item in office.items:
            programa = item.line.programa
            detail = f"{item.line.codigo} · {span(programa.inicio, programa.fin)} · {pct(programa.avance)}"
            yield Entry(item.line.nombre, detail, programa.semaforo, item.track)
