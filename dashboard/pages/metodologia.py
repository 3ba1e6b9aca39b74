"""The thresholds in force, each in plain words, for the page of the method."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plan.figures import days, number, percent, ratio, short_date
from plan.umbrales import Receso, Umbrales


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold as people read it."""

    text: str
    value: str


def in_force(umbrales: Umbrales) -> list[Threshold]:
    """Spell every threshold."""
    return [Threshold(text, spell(getattr(umbrales, name))) for name, (text, spell) in SPELT.items()]


def _points(fraction: float) -> str:
    return f"{number(fraction * 100)} puntos"


def _whole_percent(fraction: float) -> str:
    return percent(fraction).replace(",0", "")


def _recesses(recesos: Sequence[Receso]) -> str:
    spans = [f"{short_date(each.desde)} a {short_date(each.hasta)}" for each in recesos]
    return "; ".join(spans) or "ninguno"


SPELT: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "verde_puntos": ("Verde hasta estos puntos por debajo de lo planificado", _points),
    "verde_razon": ("Verde también desde esta razón real ÷ planificado", ratio),
    "amarillo_puntos": ("Amarillo hasta estos puntos por debajo", _points),
    "amarillo_razon": ("Amarillo también desde esta razón", ratio),
    "tolerancia": ("Tolerancia después del fin planificado", days),
    "dias_sin_cargar": ("Tiempo sin informar hasta dar por desactualizada una oficina", days),
    "brecha": ("Brecha más allá de la cual se marca una discrepancia", _points),
    "por_cerrar": ("Avance desde el que solo falta cerrar", _whole_percent),
    "datos_minimos": ("Parte del peso que debe tener datos", _whole_percent),
    "dias_medicion": ("Espera de una medición después de su frecuencia", days),
    "recesos": ("Recesos, que no cuentan como días sin informar", _recesses),
}
"""How each field of `Umbrales` is called and spelt."""
