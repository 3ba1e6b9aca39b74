"""The dates and the progress of a programme and its activities, to be taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo
from dashboard.day.visibility import View
from dashboard.downloads.table import (
    DATE,
    LONG_TEXT,
    NUMBER,
    PERCENT,
    POINTS,
    TEXT,
    Field,
    Table,
    Value,
    fill,
)
from dashboard.downloads.telling import Telling
from dashboard.gantt.drawing import Bases
from dashboard.pages.actividad import desvio_of, share_of
from plan.evaluado import ActividadEvaluada, Semaforo
from plan.linea_base import Plazo
from plan.standard.kinds.base import items
from plan.standard.vocabulary import Row


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the file: the programme itself, or one of its activities."""

    nivel: str
    fila: Row
    semaforo: Semaforo
    planificado: float | None
    avance: float | None
    desvio: float | None
    peso: float | None
    plazo: Plazo | None


def table(photo: Photo, line: Line, bases: Bases, telling: Telling) -> Table:
    """List a programme and its activities, in the order of their sheet."""
    rows = [
        _of_programa(line, bases),
        *(_of_actividad(line, each, bases) for each in line.programa.actividades),
    ]
    columns, records = fill([*_FIELDS, *_private(photo.view)], rows)
    about, facts = telling.about(len(records)), telling.facts(len(records))
    return Table("cronograma", f"Cronograma {line.codigo}", columns, records, about, facts)


def _of_programa(line: Line, bases: Bases) -> Item:
    found = line.programa
    return Item(
        "Programa",
        found.fila,
        found.semaforo,
        found.planificado,
        found.avance,
        line.desvio,
        None,
        bases.programa,
    )


def _of_actividad(line: Line, found: ActividadEvaluada, bases: Bases) -> Item:
    return Item(
        "Hito" if found.hito else "Actividad",
        found.fila,
        found.semaforo,
        None if found.cancelada else found.planificado,
        found.real if found.con_dato and not found.cancelada else None,
        desvio_of(found),
        share_of(line, found),
        bases.actividades.get(str(found.fila["clave"])),
    )


def _cell(name: str) -> Callable[[Item], Value]:
    return lambda item: item.fila.get(name)


_FIELDS: Sequence[Field[Item]] = (
    Field("nivel", "Nivel", TEXT, lambda item: item.nivel),
    Field("codigo", "Código", TEXT, _cell("codigo")),
    Field("nombre", "Nombre", LONG_TEXT, _cell("nombre")),
    Field("responsable", "Responsable", TEXT, lambda item: items(str(item.fila.get("responsable") or ""))),
    Field("semaforo", "Semáforo", TEXT, lambda item: item.semaforo.luz.value),
    Field("motivo", "Motivo", TEXT, lambda item: item.semaforo.motivo.value),
    Field("explicacion", "Explicación", LONG_TEXT, lambda item: item.semaforo.explicacion),
    Field("peso", "Pesa", PERCENT, lambda item: item.peso),
    Field("planificado", "Planificado", PERCENT, lambda item: item.planificado),
    Field("avance", "Avance", PERCENT, lambda item: item.avance),
    Field("desvio", "Desvío", POINTS, lambda item: item.desvio),
    Field("inicio_planificado", "Inicio planificado", DATE, _cell("inicio_planificado")),
    Field("fin_planificado", "Fin planificado", DATE, _cell("fin_planificado")),
    Field("base_inicio", "Línea base, inicio", DATE, lambda item: item.plazo.inicio if item.plazo else None),
    Field("base_fin", "Línea base, fin", DATE, lambda item: item.plazo.fin if item.plazo else None),
    Field(
        "reprogramaciones", "Reprogramaciones", NUMBER, lambda item: item.plazo.veces if item.plazo else None
    ),
    Field("dias", "Días que se corrió el fin", NUMBER, lambda item: item.plazo.dias if item.plazo else None),
    Field("inicio_real", "Inicio real", DATE, _cell("inicio_real")),
    Field("fin_real", "Fin real", DATE, _cell("fin_real")),
    Field("predecesora", "Predecesora", TEXT, lambda item: items(str(item.fila.get("predecesora") or ""))),
    Field("estado", "Estado informado", TEXT, _cell("estado")),
    Field("evidencia", "Evidencia", LONG_TEXT, _cell("evidencia")),
)


def _private(view: View) -> Sequence[Field[Item]]:
    if view is View.PUBLIC:
        return ()
    return (
        Field("justificacion", "Justificación", LONG_TEXT, _cell("justificacion")),
        Field("observaciones", "Observaciones", LONG_TEXT, _cell("observaciones")),
    )
