"""Rule 7: the bands in which real progress is compared with the plan, from activity to municipality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from plan.evaluado import Luz, Motivo, Semaforo
from plan.figures import number, percent, points, ratio
from plan.umbrales import Umbrales

EPSILON = 1e-9
"""What binary fractions may be off: 0.55 - 0.50 is still a gap of 5 points."""

RULE = 7

_SHOWN = 3
"""Decimals of a fraction that people see: 61,2 %."""

_UNSEEN = 0.0005
"""Gaps below this are 0,0 points for people."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band: up to a gap of `gap` or from a ratio of `ratio` on.

    Args:
        tail: the words that end its sentence.
        better_gap: how the gap that the better band allows is spelt.
        better_ratio: how the ratio that the better band asks for is spelt.
    """

    luz: Luz
    motivo: Motivo
    gap: float
    ratio: float
    tail: str
    better_gap: str = ""
    better_ratio: str = ""


@lru_cache(maxsize=16)
def lay_bands(umbrales: Umbrales) -> tuple[Band, ...]:
    """Lay out the bands, best first; the last one takes all that is left."""
    verde, amarillo = umbrales.verde_puntos, umbrales.amarillo_puntos
    verde_razon, amarillo_razon = umbrales.verde_razon, umbrales.amarillo_razon
    return (
        Band(
            Luz.VERDE,
            Motivo.EN_TERMINO,
            verde + EPSILON,
            verde_razon - EPSILON,
            f"verde hasta {number(verde * 100)} puntos por debajo "
            f"o con razón de al menos {ratio(verde_razon)}",
        ),
        Band(
            Luz.AMARILLO,
            Motivo.EN_RIESGO,
            amarillo + EPSILON,
            amarillo_razon - EPSILON,
            f"amarillo hasta {number(amarillo * 100)} puntos por debajo "
            f"o con razón de al menos {ratio(amarillo_razon)}",
            points(verde),
            ratio(verde_razon),
        ),
        Band(
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
    planificado: float, real: float, bands: tuple[Band, ...], opening: str, closing: str = ""
) -> Semaforo:
    """Light real progress laid beside a plan greater than 0.

    Its sentence begins with `opening` («Debería llevar») and adds `closing` before its full stop.
    """
    brecha, quotient = planificado - real, real / planificado
    band = bands[-1]
    for better in bands:
        if brecha <= better.gap or quotient >= better.ratio:
            band = better
            break
    shown = round(planificado, _SHOWN) - round(real, _SHOWN)  # so that what people read adds up
    says = (
        f"{opening} {percent(planificado)} y lleva {percent(real)}: {_distance(shown, band)} "
        f"(razón {_ratio(quotient, band)}; {band.tail}){closing}."
    )
    return Semaforo(band.luz, band.motivo, RULE, says)


def _distance(brecha: float, band: Band) -> str:
    if -_UNSEEN < brecha < _UNSEEN:
        return "tal como estaba previsto"
    if brecha < 0:
        return f"{points(-brecha)} por encima"
    text = points(brecha)
    return f"apenas más de {text} por debajo" if text == band.better_gap else f"{text} por debajo"


def _ratio(quotient: float, band: Band) -> str:
    text = ratio(quotient)
    return f"casi {text}" if text == band.better_ratio else text
