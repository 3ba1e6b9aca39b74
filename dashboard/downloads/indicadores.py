"""The indicators of a list, to be taken away: what they are worth, should be worth and are to be worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import quote

from dashboard.day.indicadores import Indicador
from dashboard.downloads.table import CODE, DATE, LONG_TEXT, NUMBER, PERCENT, TEXT, Field, Table, Value, fill
from dashboard.downloads.telling import Telling

NAME = "indicadores"
TITLE = "Indicadores"


def table(indicadores: Sequence[Indicador], telling: Telling) -> Table:
    """Make the list of some indicators, in the order given."""
    columns, records = fill([*_FIELDS, _link(telling)], indicadores)
    return Table(NAME, TITLE, columns, records, telling.about(len(records)), telling.facts(len(records)))


def _cell(name: str) -> Callable[[Indicador], Value]:
    return lambda each: each.evaluado.fila.get(name)


_FIELDS: Sequence[Field[Indicador]] = (
    Field("codigo", "Código", CODE, lambda each: each.codigo),
    Field("nombre", "Nombre", LONG_TEXT, lambda each: each.nombre),
    Field("tipo", "Tipo", CODE, _cell("tipo")),
    Field("dependencia", "Dependencia", CODE, lambda each: each.dependencia.codigo),
    Field("dependencia_nombre", "Nombre de la dependencia", LONG_TEXT, lambda each: each.dependencia.nombre),
    Field("programa", "Programa", CODE, lambda each: each.line.codigo if each.line else None),
    Field(
        "programa_nombre",
        "Nombre del programa",
        LONG_TEXT,
        lambda each: each.line.nombre if each.line else None,
    ),
    Field(
        "lineamiento", "Lineamiento", CODE, lambda each: each.lineamiento.codigo if each.lineamiento else None
    ),
    Field("eje", "Eje", CODE, lambda each: each.eje.codigo if each.eje else None),
    Field("semaforo", "Semáforo", CODE, lambda each: each.evaluado.semaforo.luz.value),
    Field("motivo", "Motivo", TEXT, lambda each: each.evaluado.semaforo.motivo.value),
    Field("explicacion", "Explicación", LONG_TEXT, lambda each: each.evaluado.semaforo.explicacion),
    Field("unidad", "Unidad", TEXT, _cell("unidad")),
    Field("sentido", "Sentido", CODE, _cell("sentido")),
    Field("frecuencia", "Frecuencia", CODE, _cell("frecuencia")),
    Field("linea_base", "Línea base", NUMBER, _cell("linea_base")),
    Field("valor", "Valor", NUMBER, lambda each: each.evaluado.valor),
    Field("fecha", "Medido al", DATE, lambda each: each.evaluado.fecha),
    Field("referencia", "Debía valer", NUMBER, lambda each: each.evaluado.referencia),
    Field("cumplimiento", "Cumplimiento", PERCENT, lambda each: each.evaluado.cumplimiento),
    Field("meta", "Meta", NUMBER, lambda each: each.meta),
    Field("fecha_de_la_meta", "Fecha de la meta", DATE, _cell("fecha_de_la_meta")),
    Field("de_la_meta", "De la meta", PERCENT, lambda each: each.of_target),
    Field("metodo_de_calculo", "Método de cálculo", LONG_TEXT, _cell("metodo_de_calculo")),
)


def _link(telling: Telling) -> Field[Indicador]:
    return Field("enlace", "Enlace", TEXT, lambda each: telling.link(_address(each)))


def _address(each: Indicador) -> str:
    return f"indicadores/{quote(each.dependencia.codigo, safe='')}/{quote(each.codigo, safe='')}"
