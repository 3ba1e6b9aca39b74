"""Roll-ups: what a branch of the plan amounts to, up to the municipality; never an average of colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import fsum
from typing import NamedTuple

from plan import explanation
from plan.bands import EPSILON, RULE, compare, lay_bands
from plan.evaluado import IndicadorEvaluado, Luz, Motivo, ProgramaEvaluado, Resumen, Semaforo
from plan.indicadores import result
from plan.tree import full_key_of
from plan.umbrales import Umbrales

HEAVIEST = 5
"""How many of the programmes that weigh most are named."""

_APART = frozenset({Motivo.SUSPENDIDO, Motivo.CANCELADO, Motivo.RETIRADO, Motivo.AUN_NO_INICIA})


@dataclass(frozen=True, slots=True)
class Group:
    """What is rolled up, and how it is called."""

    nivel: str
    origen: str
    codigo: str
    nombre: str
    indicadores: Sequence[IndicadorEvaluado] = ()


class Part(NamedTuple):
    """A programme in a roll-up.

    Args:
        peso: what it weighs here.
        real: what is done, up to what is planned: being early here pays for nothing there.
        expected: whether it belongs in the figures: alive, and not one that is yet to begin.
        firm: whether the figures can stand on it: it has data, and no grey light.
    """

    peso: float
    planificado: float
    real: float
    expected: bool
    firm: bool
    programa: ProgramaEvaluado


class Total(NamedTuple):
    """What the programmes add up to: those that should have begun, and those of them that can be told."""

    planificado: float | None
    real: float | None
    expected: int
    firm: int
    coverage: float


def as_part(programa: ProgramaEvaluado) -> Part:
    """Take a programme by its own weight; what was finished without ever having a plan counts as planned."""
    planificado = 1.0 if programa.planificado is None else programa.planificado
    real = min(programa.real or 0.0, planificado)
    expected = programa.semaforo.motivo not in _APART
    firm = expected and programa.con_datos and programa.semaforo.luz is not Luz.GRIS
    return Part(programa.peso, planificado, real, expected, firm, programa)


def as_shares(ejes: Mapping[str, Sequence[Part]], pesos: Mapping[str, float]) -> list[Part]:
    """Weigh programmes so that those of an eje that should have begun weigh together what it weighs."""
    shares: list[Part] = []
    for eje, parts in ejes.items():
        total = fsum(part.peso for part in parts if part.expected)
        factor = pesos.get(eje, 1.0) / total if total else 0.0
        shares += [part._replace(peso=part.peso * factor) for part in parts]
    return shares


def roll_up(group: Group, parts: Sequence[Part], umbrales: Umbrales) -> Resumen:
    """Roll programmes up: Σ w × min(real, planned) / Σ w × planned over the live ones with data."""
    total = _add(parts)
    return Resumen(
        nivel=group.nivel,
        origen=group.origen,
        codigo=group.codigo,
        nombre=group.nombre,
        semaforo=_light(parts, total, umbrales),
        planificado=total.planificado,
        real=total.real,
        programas=total.expected,
        con_datos=total.firm,
        conteo=Counter((part.programa.semaforo.luz, part.programa.semaforo.motivo) for part in parts),
        resultado=result(group.indicadores, umbrales),
        pesan=_heaviest(parts),
    )


def _add(parts: Sequence[Part]) -> Total:
    expected = [part for part in parts if part.expected]
    firm = [part for part in expected if part.firm]
    if not firm:
        return Total(None, None, len(expected), 0, 0.0)
    expected_weight, firm_weight = fsum([part.peso for part in expected]), fsum([part.peso for part in firm])
    planificado = fsum([part.peso * part.planificado for part in firm]) / firm_weight
    real = fsum([part.peso * part.real for part in firm]) / firm_weight
    return Total(planificado, real, len(expected), len(firm), firm_weight / expected_weight)


def _light(parts: Sequence[Part], total: Total, umbrales: Umbrales) -> Semaforo:
    count = total.firm, total.expected
    if not total.expected:
        return _quiet(parts)
    if total.planificado is None or total.real is None or total.coverage < umbrales.datos_minimos - EPSILON:
        says = explanation.not_enough(count, total.coverage, umbrales)
        return Semaforo(Luz.GRIS, Motivo.SIN_INFORMACION_SUFICIENTE, RULE, says)
    if not total.planificado:
        return Semaforo(Luz.VERDE, Motivo.ADELANTADO, RULE, explanation.all_early(count))
    return compare(
        total.planificado,
        total.real,
        lay_bands(umbrales),
        explanation.ALL_TOGETHER,
        explanation.over_programmes(count),
    )


def _quiet(parts: Sequence[Part]) -> Semaforo:
    """Light a group in which nothing should have begun."""
    to_come = sum(part.programa.semaforo.motivo is Motivo.AUN_NO_INICIA for part in parts)
    if to_come:
        return Semaforo(Luz.GRIS, Motivo.AUN_NO_INICIA, RULE, explanation.none_begun(to_come))
    return Semaforo(Luz.GRIS, Motivo.SIN_PROGRAMAS, 0, explanation.no_programmes(len(parts)))


def _heaviest(parts: Sequence[Part]) -> tuple[ProgramaEvaluado, ...]:
    """Find the programmes that pull the figure down most."""
    losses = [(part.peso * (part.real - part.planificado), part.programa) for part in parts if part.firm]
    heavy = [(loss, full_key_of(programa.fila), programa) for loss, programa in losses if loss < -EPSILON]
    return tuple(programa for *_, programa in nsmallest(HEAVIEST, heavy, key=lambda found: found[:2]))
