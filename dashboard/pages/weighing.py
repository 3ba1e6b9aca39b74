"""What weighs most: activities in a programme, programmes in a roll-up, indicators in a result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from dashboard.day.photo import Line, Photo
from plan.avance import positive_weight
from plan.evaluado import ActividadEvaluada, IndicadorEvaluado, Luz, Semaforo
from plan.resumen import Part, as_part, as_shares
from plan.standard.vocabulary import Row
from plan.tree import full_key_of

MOST = 5

Shares = Sequence[tuple[Line, Part]]
"""Programmes, each with what it weighs in a roll-up."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A part of a figure: its `share` of the weight, and the `points` it adds to the gap.

    Args:
        endpoint: the page where it is told; empty when it has none. Its `arguments` are for the address.
    """

    nombre: str
    codigo: str
    semaforo: Semaforo
    planificado: float | None
    real: float | None
    share: float
    points: float
    endpoint: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)


def of_actividades(actividades: Sequence[ActividadEvaluada]) -> Sequence[Weight]:
    """Name the activities that hold a programme back most, or carry it most when none does."""
    live = [each for each in actividades if not each.cancelada and each.peso and each.planificado is not None]
    total = fsum(each.peso for each in live) or 1.0
    return _most([_of_actividad(each, each.peso / total) for each in live])


def alike(lines: Iterable[Line]) -> Shares:
    """Let programmes weigh what they weigh in a dependencia, an eje or a lineamiento."""
    return [(line, as_part(line.programa)) for line in lines]


def by_eje(photo: Photo) -> Shares:
    """Let programmes weigh what they weigh in the municipality, where each eje has its own weight."""
    found = {full_key_of(line.programa.fila): line for line in photo.lines}
    ejes: dict[str, list[Part]] = defaultdict(list)
    for line in photo.lines:
        ejes[line.eje.clave if line.eje else ""].append(as_part(line.programa))
    pesos = {str(row["clave"]): positive_weight(row) for row in photo.panorama.tablas.get("eje", ())}
    return [(found[full_key_of(part.programa.fila)], part) for part in as_shares(ejes, pesos)]


def of_programas(shares: Shares) -> Sequence[Weight]:
    """Name the programmes that pull a roll-up down most; those without data stand in no figure."""
    firm = [(line, part) for line, part in shares if part.firm]
    total = fsum(part.peso for _, part in firm) or 1.0
    return _most([_of_programa(line, part, part.peso / total) for line, part in firm])


def of_indicadores(indicadores: Sequence[IndicadorEvaluado]) -> Sequence[Weight]:
    """Name the indicators that pull a result down most."""
    lit = [
        (each, min(max(each.cumplimiento, 0.0), 1.0))
        for each in indicadores
        if each.semaforo.luz is not Luz.GRIS and each.cumplimiento is not None
    ]
    return _most([_of_indicador(each, done, 1 / len(lit)) for each, done in lit])


def _of_actividad(actividad: ActividadEvaluada, share: float) -> Weight:
    planificado = actividad.planificado or 0.0
    return Weight(
        nombre=str(actividad.fila["nombre"]),
        codigo=str(actividad.fila["codigo"]),
        semaforo=actividad.semaforo,
        planificado=planificado,
        real=actividad.real,
        share=share,
        points=share * (actividad.real - planificado),
        endpoint="programas.actividad",
        arguments=_address(actividad.fila, codigo="programa", actividad="codigo"),
    )


def _of_programa(line: Line, part: Part, share: float) -> Weight:
    return Weight(
        nombre=line.nombre,
        codigo=line.codigo,
        semaforo=line.programa.semaforo,
        planificado=part.planificado,
        real=part.real,
        share=share,
        points=share * (part.real - part.planificado),
        endpoint="programas.one",
        arguments={"dependencia": line.dependencia.codigo, "codigo": line.codigo},
    )


def _of_indicador(indicador: IndicadorEvaluado, done: float, share: float) -> Weight:
    return Weight(
        nombre=str(indicador.fila["nombre"]),
        codigo=str(indicador.fila["codigo"]),
        semaforo=indicador.semaforo,
        planificado=1.0,
        real=done,
        share=share,
        points=share * (done - 1.0),
        endpoint="indicador.alone",
        arguments=_address(indicador.fila, codigo="codigo"),
    )


def _address(row: Row, **columns: str) -> Mapping[str, str]:
    """Address a row of an office; its origen is its code, folded, which finds it as well."""
    return {"dependencia": str(row["origen"])} | {name: str(row[column]) for name, column in columns.items()}


def _most(weights: Sequence[Weight]) -> Sequence[Weight]:
    behind = sorted((each for each in weights if each.points < 0), key=lambda each: each.points)
    return (behind or sorted(weights, key=lambda each: -each.share))[:MOST]
