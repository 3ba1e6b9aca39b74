"""The thresholds in force in plain words, and where the page of the method explains what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.day.photo import fold
from plan.evaluado import Motivo
from plan.figures import days, number, percent, ratio, short_date
from plan.umbrales import Receso, Umbrales


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold as people read it."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on the page of the method."""

    text: str
    fragment: str


def slug(motivo: Motivo) -> str:
    """Name the place that tells what a reason means."""
    return f"motivo-{fold(motivo.value).replace(' ', '-')}"


def anchor_of(motivo: Motivo) -> Anchor:
    """Point to what a reason means."""
    return Anchor(f"qué es «{motivo.value}»", slug(motivo))


def in_short(umbrales: Umbrales, rule: str) -> list[str]:
    """Spell the thresholds that matter to a rule («1» to «9»), to «conjunto», «cobertura», «resultado»."""
    return [spell(umbrales) for spell in _MATTER.get(rule, ())]


def limits_in_short(verde: float, amarillo: float) -> list[str]:
    """Spell the thresholds of an indicator or of a result, which are shares of what should be fulfilled."""
    return [f"verde desde {_whole_percent(verde)}", f"amarillo desde {_whole_percent(amarillo)}"]


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


def _bands(umbrales: Umbrales) -> str:
    verde, amarillo = umbrales.verde_puntos, umbrales.amarillo_puntos
    return (
        f"verde hasta {_points(verde)} por debajo de lo planificado o con una razón (real ÷ planificado) "
        f"de al menos {ratio(umbrales.verde_razon)}; amarillo hasta {_points(amarillo)} "
        f"o con una razón de al menos {ratio(umbrales.amarillo_razon)}"
    )


def _tolerance(umbrales: Umbrales) -> str:
    return f"{days(umbrales.tolerancia)} de tolerancia después del fin planificado"


def _to_close(umbrales: Umbrales) -> str:
    return f"solo falta cerrar desde {_whole_percent(umbrales.por_cerrar)} de avance"


def _data(umbrales: Umbrales) -> str:
    return f"datos de al menos el {_whole_percent(umbrales.datos_minimos)} del peso"


def _silence(umbrales: Umbrales) -> str:
    recesses = ", sin contar los recesos" if umbrales.recesos else ""
    return f"una oficina está al día hasta {days(umbrales.dias_sin_cargar)} después de su corte{recesses}"


def _result(umbrales: Umbrales) -> str:
    return " y ".join(limits_in_short(umbrales.verde_razon, umbrales.amarillo_razon)) + " de cumplimiento"


_MATTER: Mapping[str, Sequence[Callable[[Umbrales], str]]] = {
    "4": (_tolerance, _to_close),
    "6": (_data,),
    "7": (_bands,),
    "8": (_bands,),
    "9": (_silence, _bands),
    "conjunto": (_bands,),
    "cobertura": (_data,),
    "resultado": (_result,),
}

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
