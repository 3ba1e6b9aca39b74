"""Take turns on a noisy machine: ours, theirs, ours, theirs; the least of each is the figure."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple

from benchmarks.family import processor_seconds

Job = Callable[[], object]

Ready = Callable[[int], Job]
"""Makes things ready for a turn, untimed, and gives what is to be timed."""


class Spent(NamedTuple):
    """Seconds by the clock, and of the processor in all processes together."""

    wall: float = float("inf")
    processor: float = float("inf")


def least(turns: int, *contenders: Ready) -> Sequence[Spent]:
    """Let contenders take turns, and give the least that each of them spent."""
    best = [Spent()] * len(contenders)
    for turn in range(turns):
        for number, ready in enumerate(contenders):
            spent = spend(ready(turn))
            best[number] = Spent(*map(min, best[number], spent))
    return best


def spend(job: Job) -> Spent:
    """Run a job once; what others left behind is cleared away first."""
    gc.collect()
    used, start = processor_seconds(), perf_counter()
    job()
    wall = perf_counter() - start
    return Spent(wall, processor_seconds() - used)


def share_of(sample: Sequence[float], share: float) -> float:
    """Give the figure that this share of a sample does not exceed (nearest rank)."""
    return sorted(sample)[max(0, round(len(sample) * share + 0.5) - 1)]
