"""Which way the light of a programme went between two days, and what moved it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from plan.evaluado import Motivo, ProgramaEvaluado
from plan.figures import percent
from plan.groups import Group, group_of_programa

_RANK: Mapping[Group, int] = {Group.AZUL: 0, Group.VERDE: 1, Group.AMARILLO: 2, Group.ROJO: 3}


class Trend(StrEnum):
    """Which way a light moved, the most pressing first; the value is what people read."""

    WORSE = "Empeoró"
    SILENT = "Sin información"
    BETTER = "Mejoró"
    OTHER = "Cambió"


def has_moved(was: ProgramaEvaluado, now: ProgramaEvaluado) -> bool:
    """Tell whether a programme is counted elsewhere, or fell past its end."""
    if group_of_programa(was) is not group_of_programa(now):
        return True
    motivo = now.semaforo.motivo
    return motivo is Motivo.VENCIDO and was.semaforo.motivo is not motivo


def trend(was: ProgramaEvaluado, now: ProgramaEvaluado) -> Trend:
    """Say which way a light moved."""
    before, after = group_of_programa(was), group_of_programa(now)
    if after is Group.SIN_INFORMACION:
        return Trend.SILENT
    if before not in _RANK or after not in _RANK:
        return Trend.WORSE if after is Group.ROJO else Trend.OTHER
    return Trend.BETTER if _RANK[after] < _RANK[before] else Trend.WORSE


def reason(was: ProgramaEvaluado, now: ProgramaEvaluado, *, touched: bool) -> str:
    """Say in a sentence or two what moved a light; nothing where the light itself says it.

    Args:
        was: the programme on the earlier day.
        now: the programme on the later one.
        touched: whether any row of it changed; else only time passed.
    """
    if trend(was, now) is Trend.SILENT:
        return ""
    sentence = _figures(was, now)
    return sentence if touched else f"{sentence} Ninguna de sus filas cambió: pasó el tiempo.".strip()


def _figures(was: ProgramaEvaluado, now: ProgramaEvaluado) -> str:
    said = [
        _step(name, old, new)
        for name, old, new in (
            ("lo planificado", was.planificado, now.planificado),
            ("lo real", was.avance, now.avance),
        )
        if old is not None and new is not None
    ]
    sentence = " y ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _step(name: str, old: float, new: float) -> str:
    before, after = _spell(old), _spell(new)
    return f"{name} siguió en {after}" if before == after else f"{name} pasó de {before} a {after}"


def _spell(fraction: float) -> str:
    return percent(fraction).replace(",0", "")
