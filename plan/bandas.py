"""Rule 7: the bands in which real progress is compared with the plan, from activity to municipality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from plan.evaluado import Luz, Motivo, Semaforo
from plan.formato import number, percent, points, ratio
from plan.umbrales import Umbrales

EPSILON = 1e-9
"""What binary fractions may be off: 0.55 - 0.50 is still a gap of 5 points."""

REGLA = 7

_UNSEEN = 0.0005
"""Gaps below this are 0,0 points for people."""


@dataclass(frozen=True, slots=True)
class Banda:
    """A band: up to a gap of `puntos` or from a ratio of `razon` on.

    Args:
        cola: the words that end its sentence.
        tras_puntos: how the gap that the better band allows is spelt.
        tras_razon: how the ratio that the better band asks for is spelt.
    """

    luz: Luz
    motivo: Motivo
    puntos: float
    razon: float
    cola: str
    tras_puntos: str = ""
    tras_razon: str = ""


@lru_cache(maxsize=16)
def bands(umbrales: Umbrales) -> tuple[Banda, ...]:
    """Lay out the bands, best first; the last one takes all that is left."""
    verde, amarillo = umbrales.verde_puntos, umbrales.amarillo_puntos
    verde_razon, amarillo_razon = umbrales.verde_razon, umbrales.amarillo_razon
    return (
        Banda(
            Luz.VERDE,
            Motivo.EN_TERMINO,
            verde + EPSILON,
            verde_razon - EPSILON,
            f"verde hasta {number(verde * 100)} puntos por debajo "
            f"o con razón de al menos {ratio(verde_razon)}",
        ),
        Banda(
            Luz.AMARILLO,
            Motivo.EN_RIESGO,
            amarillo + EPSILON,
            amarillo_razon - EPSILON,
            f"amarillo hasta {number(amarillo * 100)} puntos por debajo "
            f"o con razón de al menos {ratio(amarillo_razon)}",
            points(verde),
            ratio(verde_razon),
        ),
        Banda(
            Luz.ROJO,
            Motivo.ATRASADO,
            inf,
            -inf,
            f"rojo cuando supera {number(amarillo * 100)} puntos "
            f"y la razón es menor que {ratio(amarillo_razon)}",
            points(amarillo),
            ratio(amarillo_razon),
        ),
    )


def compare(
    planificado: float, real: float, bandas: tuple[Banda, ...], apertura: str, cierre: str = ""
) -> Semaforo:
    """Light real progress laid beside a plan greater than 0.

    Its sentence begins with `apertura` («Debería llevar») and adds `cierre` before its full stop.
    """
    brecha, razon = planificado - real, real / planificado
    banda = bandas[-1]
    for better in bandas:
        if brecha <= better.puntos or razon >= better.razon:
            banda = better
            break
    says = (
        f"{apertura} {percent(planificado)} y lleva {percent(real)}: {_distance(brecha, banda)} "
        f"(razón {_ratio(razon, banda)}; {banda.cola}){cierre}."
    )
    return Semaforo(banda.luz, banda.motivo, REGLA, says)


def _distance(brecha: float, banda: Banda) -> str:
    if -_UNSEEN < brecha < _UNSEEN:
        return "tal como estaba previsto"
    if brecha < 0:
        return f"{points(-brecha)} por encima"
    text = points(brecha)
    return f"apenas más de {text} por debajo" if text == banda.tras_puntos else f"{text} por debajo"


def _ratio(razon: float, banda: Banda) -> str:
    text = ratio(razon)
    return f"casi {text}" if text == banda.tras_razon else text
