"""The programmes whose light moved between two days, and what moved it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.day.groups import Group
from dashboard.day.photo import Line, Photo
from dashboard.day.visibility import Key
from plan.evaluado import Motivo, ProgramaEvaluado, Semaforo
from plan.figures import percent

_RANK: Mapping[Group, int] = {Group.AZUL: 0, Group.VERDE: 1, Group.AMARILLO: 2, Group.ROJO: 3}


class Trend(StrEnum):
    """Which way a light moved, the most pressing first; the value is what people read."""

    WORSE = "Empeoró"
    SILENT = "Sin información"
    BETTER = "Mejoró"
    OTHER = "Cambió"


@dataclass(frozen=True, slots=True)
class Movement:
    """A light that moved.

    Args:
        why: what moved it, in a sentence or two; empty where the light itself says it.
    """

    line: Line
    before: Semaforo
    trend: Trend
    why: str

    @property
    def after(self) -> Semaforo:
        """The light it has now."""
        return self.line.programa.semaforo


Former = Callable[[Key], Key]
"""Says under which key a programme of today stood on the earlier day."""


def movements(
    before: Photo, after: Photo, former: Former, changed: frozenset[Key] = frozenset()
) -> list[Movement]:
    """Find the lights that moved, the worst first.

    Args:
        before: the earlier day.
        after: the later one.
        former: where each programme stood then.
        changed: programmes of which some row changed; on the others only time passed.
    """
    then = {_key(line): line for line in before.lines}
    pairs = ((then.get(former(_key(line))), line) for line in after.lines)
    moved = [_movement(was, line, changed) for was, line in pairs if was and _moved(was, line)]
    return sorted(moved, key=_most_pressing_first)


def _moved(was: Line, line: Line) -> bool:
    if was.group is not line.group:
        return True
    motivo = line.programa.semaforo.motivo
    return motivo is Motivo.VENCIDO and was.programa.semaforo.motivo is not motivo


def _movement(was: Line, line: Line, changed: frozenset[Key]) -> Movement:
    trend = _trend(was.group, line.group)
    sentence = "" if trend is Trend.SILENT else _figures(was.programa, line.programa)
    if _key(line) not in changed and trend is not Trend.SILENT:
        sentence = f"{sentence} Ninguna de sus filas cambió: pasó el tiempo.".strip()
    return Movement(line, was.programa.semaforo, trend, sentence)


def _trend(was: Group, now: Group) -> Trend:
    if now is Group.SIN_INFORMACION:
        return Trend.SILENT
    if was not in _RANK or now not in _RANK:
        return Trend.WORSE if now is Group.ROJO else Trend.OTHER
    return Trend.BETTER if _RANK[now] < _RANK[was] else Trend.WORSE


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


def _most_pressing_first(moved: Movement) -> tuple[int, bool, float]:
    line = moved.line
    return list(Trend).index(moved.trend), line.group is not Group.ROJO, line.desvio or 0.0


def _key(line: Line) -> Key:
    row = line.programa.fila
    return str(row["origen"]), str(row["clave"])


def by_trend(moved: Sequence[Movement]) -> dict[Trend, int]:
    """Count movements by the way they went; those of which there are none are left out."""
    counts = {trend: sum(each.trend is trend for each in moved) for trend in Trend}
    return {trend: number for trend, number in counts.items() if number}
