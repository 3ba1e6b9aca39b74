"""What an evaluation shows, gathered: every light and every mark."""

from __future__ import annotations

from collections.abc import Iterator

from plan.evaluado import Evaluacion, Marca, Semaforo


def lights_of(evaluacion: Evaluacion) -> Iterator[Semaforo]:
    for group in (
        [evaluacion.municipio],
        evaluacion.ejes.values(),
        evaluacion.dependencias.values(),
        evaluacion.lineamientos.values(),
        evaluacion.programas.values(),
        evaluacion.indicadores.values(),
    ):
        yield from (one.semaforo for one in group)


def marks_of(evaluacion: Evaluacion) -> set[Marca]:
    programas = evaluacion.programas.values()
    return {
        marca for programa in programas for one in (programa, *programa.actividades) for marca in one.marcas
    }
