"""The ways in which projects go: well, late, stopped, badly reported; so that every light and mark occurs."""

from __future__ import annotations

from collections.abc import Mapping

from sync.example.shapes import Course, Shift

COURSES: Mapping[str, Course] = {
    "bien": Course(),
    "muy bien": Course(delay=-6, pace=1.3),
    "prevista": Course(),
    "adelantada": Course(head_start=0.15),
    "lenta": Course(delay=6, pace=0.84),
    "atrasada": Course(delay=25, pace=0.52),
    "vencida": Course(delay=15, pace=0.7),
    "casi": Course(delay=4, pace=0.9),
    "tarde": Course(delay=10, pace=0.86),
    "sin cerrar": Course(pace=1.1, closing=60),
    "veloz": Course(pace=1.9, closing=60),
    "trabada": Course(delay=-8, pace=1.35, stuck=1),
    "con baja": Course(
        cancelled=2,
        why="El área de destino resolvió esa parte con recursos propios; no hace falta repetirla.",
    ),
    "optimista": Course(delay=6, pace=0.86, bias=0.24),
    "modesta": Course(pace=1.2, bias=-0.16),
    "sin respaldo": Course(backs=False),
    "sin dato": Course(informs=False),
    "sin cronograma": Course(with_dates=False),
    "reportada": Course(with_actividades=False, delay=0, pace=1.0),
    "suspendida": Course(
        pace=1.0,
        estado="Suspendido",
        stops=-72,
        why="Medida cautelar sobre el predio; se retoma cuando resuelva el juzgado.",
    ),
    "suspendida sin causa": Course(pace=1.0, estado="Suspendido", stops=-50),
    "cancelada": Course(
        pace=0.9,
        estado="Cancelado",
        stops=-40,
        why="El Concejo sancionó una ordenanza con el mismo objeto; el proyecto propio perdió sentido.",
    ),
    "corrida": Course(
        delay=8,
        pace=0.8,
        shift=Shift(6, 70, "Las lluvias de la temporada demoraron los trabajos; nueva fecha acordada."),
    ),
    "corrida sin causa": Course(delay=10, pace=0.8, shift=Shift(7, 55, None)),
    "retirada": Course(removed=9),
}
"""Every way there is, by the word that the projects are drawn with."""
