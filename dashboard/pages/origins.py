"""Where each figure of a programme comes from: sheet, rows, load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.day.photo import Line, Photo
from dashboard.pages.cargas import Carga
from plan.standard import TABLES
from plan.standard.vocabulary import Row

_SHOWN: Mapping[str, str] = {
    "programa": "Fechas, estado y avance reportado",
    "actividad": "Cronograma, planificado y real",
    "indicador": "Indicadores: línea base y meta",
    "medicion": "Valores medidos de los indicadores",
    "presupuesto": "Dinero asignado y ejecutado",
}
_MOST_RANGES = 6


@dataclass(frozen=True, slots=True)
class Origin:
    """What the page shows, the rows of a sheet it comes from, and the last load that touched them."""

    what: str
    sheet: str
    rows: str
    carga: Carga | None


def rows_of(photo: Photo, line: Line) -> Mapping[str, Sequence[Row]]:
    """Gather every row that the page of a programme shows, by table."""
    own = str(line.programa.fila["origen"]), str(line.programa.fila["clave"])
    indicadores = [each.fila for each in line.programa.indicadores]
    keys = {str(row["clave"]) for row in indicadores}
    tables = photo.panorama.tablas
    return {
        "programa": [line.programa.fila],
        "actividad": [each.fila for each in line.programa.actividades],
        "indicador": indicadores,
        "medicion": [
            row
            for row in (tables.get("medicion", ()) if keys else ())
            if row["origen"] == own[0] and row.get("indicador_clave") in keys
        ],
        "presupuesto": [
            row for row in tables.get("presupuesto", ()) if (row["origen"], row.get("programa_clave")) == own
        ],
    }


def origins(found: Mapping[str, Sequence[Row]], cargas: Mapping[int, Carga]) -> Sequence[Origin]:
    """Say where the rows of a page stand, table by table."""
    return [
        Origin(what, TABLES[table].title, _ranges(found[table]), _last(found[table], cargas))
        for table, what in _SHOWN.items()
        if found[table]
    ]


def _last(rows: Iterable[Row], cargas: Mapping[int, Carga]) -> Carga | None:
    return cargas.get(max(int(str(row["desde"])) for row in rows))


def _ranges(rows: Iterable[Row]) -> str:
    found = [
        _range(*each) for each in _runs(sorted({int(str(row["fila"])) for row in rows if row.get("fila")}))
    ]
    more = f" y {len(found) - _MOST_RANGES} tramos más" if len(found) > _MOST_RANGES else ""
    return ", ".join(found[:_MOST_RANGES]) + more


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    # In a run, a number minus its place in the list stays the same.
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        found = [number for _, number in run]
        yield found[0], found[-1]


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} a {last}"
