"""The programmes whose light moved between two days, and what moved it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo
from dashboard.day.visibility import Key
from plan.evaluado import Semaforo
from plan.groups import Group
from plan.trends import Trend, has_moved, reason, trend


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
    moved = [
        _movement(was, line, changed) for was, line in pairs if was and has_moved(was.programa, line.programa)
    ]
    return sorted(moved, key=_most_pressing_first)


def _movement(was: Line, line: Line, changed: frozenset[Key]) -> Movement:
    before, after = was.programa, line.programa
    why = reason(before, after, touched=_key(line) in changed)
    return Movement(line, before.semaforo, trend(before, after), why)


def _most_pressing_first(moved: Movement) -> tuple[int, bool, float]:
    line = moved.line
    return list(Trend).index(moved.trend), line.group is not Group.ROJO, line.desvio or 0.0


def _key(line: Line) -> Key:
    row = line.programa.fila
    return str(row["origen"]), str(row["clave"])


def by_trend(moved: Sequence[Movement]) -> dict[Trend, int]:
    """Count movements by the way they went; those of which there are none are left out."""
    counts = {way: sum(each.trend is way for each in moved) for way in Trend}
    return {way: number for way, number in counts.items() if number}
