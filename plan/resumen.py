"""Roll-ups: what a branch of the plan amounts to, up to the municipality; never an average of colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import fsum
from typing import NamedTuple

from plan import explicacion
from plan.arbol import llave_of
from plan.bandas import EPSILON, REGLA, bands, compare
from plan.evaluado import IndicadorEvaluado, Luz, Motivo, ProgramaEvaluado, Resumen, Semaforo
from plan.indicadores import result
from plan.umbrales import Umbrales

PESAN = 5
"""How many of the programmes that weigh most are named."""

_APART = frozenset({Motivo.SUSPENDIDO, Motivo.CANCELADO, Motivo.RETIRADO, Motivo.AUN_NO_INICIA})


@dataclass(frozen=True, slots=True)
class Grupo:
    """What is rolled up, and how it is called."""

    nivel: str
    origen: str
    codigo: str
    nombre: str
    indicadores: Sequence[IndicadorEvaluado] = ()


class Parte(NamedTuple):
    """A programme in a roll-up.

    Args:
        peso: what it weighs here.
        real: what is done, up to what is planned: being early here pays for nothing there.
        esperado: whether it belongs in the figures: alive, and not one that is yet to begin.
        firme: whether the figures can stand on it: it has data, and no grey light.
    """

    peso: float
    planificado: float
    real: float
    esperado: bool
    firme: bool
    programa: ProgramaEvaluado


class Suma(NamedTuple):
    """What the programmes add up to: those that should have begun, and those of them that can be told."""

    planificado: float | None
    real: float | None
    esperados: int
    firmes: int
    cobertura: float


def as_part(programa: ProgramaEvaluado) -> Parte:
    """Take a programme by its own weight; what was finished without ever having a plan counts as planned."""
    planificado = 1.0 if programa.planificado is None else programa.planificado
    real = min(programa.real or 0.0, planificado)
    esperado = programa.semaforo.motivo not in _APART
    firme = esperado and programa.con_datos and programa.semaforo.luz is not Luz.GRIS
    return Parte(programa.peso, planificado, real, esperado, firme, programa)


def as_shares(ejes: Mapping[str, Sequence[Parte]], pesos: Mapping[str, float]) -> list[Parte]:
    """Weigh programmes so that those of an eje that should have begun weigh together what it weighs."""
    shares: list[Parte] = []
    for eje, partes in ejes.items():
        total = fsum(parte.peso for parte in partes if parte.esperado)
        factor = pesos.get(eje, 1.0) / total if total else 0.0
        shares += [parte._replace(peso=parte.peso * factor) for parte in partes]
    return shares


def roll_up(grupo: Grupo, partes: Sequence[Parte], umbrales: Umbrales) -> Resumen:
    """Roll programmes up: Σ w × min(real, planned) / Σ w × planned over the live ones with data."""
    suma = _add(partes)
    return Resumen(
        nivel=grupo.nivel,
        origen=grupo.origen,
        codigo=grupo.codigo,
        nombre=grupo.nombre,
        semaforo=_light(partes, suma, umbrales),
        planificado=suma.planificado,
        real=suma.real,
        programas=suma.esperados,
        con_datos=suma.firmes,
        conteo=Counter((parte.programa.semaforo.luz, parte.programa.semaforo.motivo) for parte in partes),
        resultado=result(grupo.indicadores, umbrales),
        pesan=_heaviest(partes),
    )


def _add(partes: Sequence[Parte]) -> Suma:
    esperados = [parte for parte in partes if parte.esperado]
    firmes = [parte for parte in esperados if parte.firme]
    if not firmes:
        return Suma(None, None, len(esperados), 0, 0.0)
    esperado, firme = fsum([parte.peso for parte in esperados]), fsum([parte.peso for parte in firmes])
    planificado = fsum([parte.peso * parte.planificado for parte in firmes]) / firme
    real = fsum([parte.peso * parte.real for parte in firmes]) / firme
    return Suma(planificado, real, len(esperados), len(firmes), firme / esperado)


def _light(partes: Sequence[Parte], suma: Suma, umbrales: Umbrales) -> Semaforo:
    count = suma.firmes, suma.esperados
    if not suma.esperados:
        return _quiet(partes)
    if suma.planificado is None or suma.real is None or suma.cobertura < umbrales.datos_minimos - EPSILON:
        says = explicacion.not_enough(count, suma.cobertura, umbrales)
        return Semaforo(Luz.GRIS, Motivo.SIN_INFORMACION_SUFICIENTE, REGLA, says)
    if not suma.planificado:
        return Semaforo(Luz.VERDE, Motivo.ADELANTADO, REGLA, explicacion.all_early(count))
    return compare(
        suma.planificado,
        suma.real,
        bands(umbrales),
        explicacion.EN_CONJUNTO,
        explicacion.over_programmes(count),
    )


def _quiet(partes: Sequence[Parte]) -> Semaforo:
    """Light a group in which nothing should have begun."""
    to_come = sum(parte.programa.semaforo.motivo is Motivo.AUN_NO_INICIA for parte in partes)
    if to_come:
        return Semaforo(Luz.GRIS, Motivo.AUN_NO_INICIA, REGLA, explicacion.none_begun(to_come))
    return Semaforo(Luz.GRIS, Motivo.SIN_PROGRAMAS, 0, explicacion.no_programmes(len(partes)))


def _heaviest(partes: Sequence[Parte]) -> tuple[ProgramaEvaluado, ...]:
    """Find the programmes that pull the figure down most."""
    losses = [
        (parte.peso * (parte.real - parte.planificado), parte.programa) for parte in partes if parte.firme
    ]
    heavy = [(loss, llave_of(programa.fila), programa) for loss, programa in losses if loss < -EPSILON]
    return tuple(programa for *_, programa in nsmallest(PESAN, heavy, key=lambda found: found[:2]))
