"""Stacked bars: counts -> segments in percent, for the first page and its trend."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.grupos import Conteo, Grupo

_ROOM_FOR_A_DIGIT = 3.2
"""Percent of the bar that each digit of a figure needs to be read inside its segment."""


@dataclass(frozen=True, slots=True)
class Segmento:
    """One segment; `cabe` tells whether its figure fits in it."""

    grupo: Grupo
    cantidad: int
    x: float
    ancho: float
    cabe: bool

    @property
    def centro(self) -> float:
        """The middle of the segment."""
        return round(self.x + self.ancho / 2, 2)


def stack(conteo: Conteo) -> tuple[Segmento, ...]:
    """Lay out a whole bar, in the order of the groups."""
    total = sum(conteo.values())
    found, before = [], 0
    for grupo in Grupo:
        number = conteo.get(grupo, 0)
        if number:
            width = number / total * 100
            fits = width >= 2 + _ROOM_FOR_A_DIGIT * len(str(number))
            found.append(Segmento(grupo, number, round(before / total * 100, 2), round(width, 2), fits))
        before += number
    return tuple(found)
