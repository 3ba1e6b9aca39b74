"""The programmes of a list, to be taken away: every column that the pages show of them, and a few more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from dashboard.day.photo import Line, Photo, Place
from dashboard.day.visibility import View
from dashboard.downloads.table import (
    CODE,
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
from plan.standard.kinds.base import items

NAME = "programas"
TITLE = "Programas"


def table(photo: Photo, lines: Sequence[Line], telling: Telling) -> Table:
    """Make the list of some programmes, in the order given."""
    fields = [*_FIELDS, *_of_its_office(photo), *_private(photo.view), _link(telling)]
    columns, records = fill(fields, lines)
    return Table(NAME, TITLE, columns, records, telling.about(len(records)), telling.facts(len(records)))


def _cell(name: str) -> Callable[[Line], Value]:
    return lambda line: line.programa.fila.get(name)


def _code(place: Place | None) -> str | None:
    return place.codigo if place else None


def _name(place: Place | None) -> str | None:
    return place.nombre if place else None


_FIELDS: Sequence[Field[Line]] = (
    Field("codigo", "Código", CODE, lambda line: line.codigo),
    Field("nombre", "Nombre", LONG_TEXT, lambda line: line.nombre),
    Field("tipo", "Tipo", CODE, lambda line: line.programa.fila.get("tipo") or "Programa"),
    Field("dependencia", "Dependencia", CODE, lambda line: line.dependencia.codigo),
    Field("dependencia_nombre", "Nombre de la dependencia", LONG_TEXT, lambda line: line.dependencia.nombre),
    Field("eje", "Eje", CODE, lambda line: _code(line.eje)),
    Field("eje_nombre", "Nombre del eje", LONG_TEXT, lambda line: _name(line.eje)),
    Field("lineamiento", "Lineamiento", CODE, lambda line: _code(line.lineamiento)),
    Field("lineamiento_nombre", "Nombre del lineamiento", LONG_TEXT, lambda line: _name(line.lineamiento)),
    Field("responsable", "Responsable", TEXT, lambda line: items(line.responsable)),
    Field("inicio", "Inicio", DATE, lambda line: line.programa.inicio),
    Field("fin", "Fin", DATE, lambda line: line.programa.fin),
    Field("semaforo", "Semáforo", CODE, lambda line: line.programa.semaforo.luz.value),
    Field("motivo", "Motivo", TEXT, lambda line: line.programa.semaforo.motivo.value),
    Field("explicacion", "Explicación", LONG_TEXT, lambda line: line.programa.semaforo.explicacion),
    Field("planificado", "Planificado", PERCENT, lambda line: line.programa.planificado),
    Field("real", "Real", PERCENT, lambda line: line.programa.avance),
    Field("desvio", "Desvío", POINTS, lambda line: line.desvio),
    Field("reportado", "Reportado", PERCENT, lambda line: line.programa.reportado),
    Field("brecha", "Brecha", POINTS, lambda line: line.programa.brecha),
    Field("marcas", "Marcas", TEXT, lambda line: tuple(marca.value for marca in line.programa.marcas)),
    Field("estado", "Estado informado", TEXT, _cell("estado")),
    Field("actividades", "Actividades", NUMBER, lambda line: len(line.programa.actividades)),
    Field("indicadores", "Indicadores", NUMBER, lambda line: len(line.programa.indicadores)),
    Field("descripcion", "Descripción", LONG_TEXT, _cell("descripcion")),
    Field("barrio", "Barrio", TEXT, _cell("barrio")),
    Field("expediente", "Expediente", TEXT, _cell("expediente")),
    Field("medido_al", "Planificado al", DATE, lambda line: line.programa.medido_al),
)


def _of_its_office(photo: Photo) -> Sequence[Field[Line]]:
    frescuras = photo.evaluacion.frescuras
    return [Field("informado_al", "Informado al", DATE, lambda line: frescuras[line.dependencia.clave].corte)]


def _private(view: View) -> Sequence[Field[Line]]:
    if view is View.PUBLIC:
        return ()
    return (
        Field("publico", "Público", CODE, lambda line: line.programa.fila.get("publico") or "Sí"),
        Field("justificacion", "Justificación", LONG_TEXT, _cell("justificacion")),
        Field("observaciones", "Observaciones", LONG_TEXT, _cell("observaciones")),
    )


def _link(telling: Telling) -> Field[Line]:
    return Field("enlace", "Enlace", TEXT, lambda line: telling.link(_address(line)))


def _address(line: Line) -> str:
    return f"programas/{quote(line.dependencia.codigo, safe='')}/{quote(line.codigo, safe='')}"
