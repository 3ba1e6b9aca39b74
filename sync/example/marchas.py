"""The ways in which projects go: well, late, stopped, badly reported; so that every light and mark occurs."""

from __future__ import annotations

from collections.abc import Mapping

from sync.example.shapes import Corrida, Marcha

MARCHAS: Mapping[str, Marcha] = {
    "bien": Marcha(),
    "muy bien": Marcha(demora=-6, ritmo=1.3),
    "prevista": Marcha(),
    "adelantada": Marcha(adelanto=0.15),
    "lenta": Marcha(demora=6, ritmo=0.84),
    "atrasada": Marcha(demora=25, ritmo=0.52),
    "vencida": Marcha(demora=15, ritmo=0.7),
    "casi": Marcha(demora=4, ritmo=0.9),
    "tarde": Marcha(demora=10, ritmo=0.86),
    "sin cerrar": Marcha(ritmo=1.1, cierra=60),
    "veloz": Marcha(ritmo=1.9, cierra=60),
    "trabada": Marcha(demora=-8, ritmo=1.35, trabada=1),
    "con baja": Marcha(
        cancelada=2,
        porque="El área de destino resolvió esa parte con recursos propios; no hace falta repetirla.",
    ),
    "optimista": Marcha(demora=6, ritmo=0.86, sesgo=0.24),
    "modesta": Marcha(ritmo=1.2, sesgo=-0.16),
    "sin respaldo": Marcha(respalda=False),
    "sin dato": Marcha(informa=False),
    "sin cronograma": Marcha(con_fechas=False),
    "reportada": Marcha(con_actividades=False, demora=0, ritmo=1.0),
    "suspendida": Marcha(
        ritmo=1.0,
        estado="Suspendido",
        frena=-72,
        porque="Medida cautelar sobre el predio; se retoma cuando resuelva el juzgado.",
    ),
    "suspendida sin causa": Marcha(ritmo=1.0, estado="Suspendido", frena=-50),
    "cancelada": Marcha(
        ritmo=0.9,
        estado="Cancelado",
        frena=-40,
        porque="El Concejo sancionó una ordenanza con el mismo objeto; el proyecto propio perdió sentido.",
    ),
    "corrida": Marcha(
        demora=8,
        ritmo=0.8,
        corrida=Corrida(6, 70, "Las lluvias de la temporada demoraron los trabajos; nueva fecha acordada."),
    ),
    "corrida sin causa": Marcha(demora=10, ritmo=0.8, corrida=Corrida(7, 55, None)),
    "retirada": Marcha(retirada=9),
}
"""Every way there is, by the word that the projects are drawn with."""
