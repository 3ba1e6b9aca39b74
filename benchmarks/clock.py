"""Take turns on a noisy machine: ours, theirs, ours, theirs; the least of each is the figure."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from time import perf_counter

Job = Callable[[], object]

Ready = Callable[[int], Job]
"""Makes things ready for a turn, untimed, and gives what is to be timed."""


def least(turns: int, *contenders: Ready) -> Sequence[float]:
    """Let contenders take turns, and give the least seconds that each of them took."""
    best = [float("inf")] * len(contenders)
    for turn in range(turns):
        for number, ready in enumerate(contenders):
            best[number] = min(best[number], seconds(ready(turn)))
    return best


def seconds(job: Job) -> float:
    """Time one run; what others left behind is cleared away first."""
    gc.collect()
    start = perf_counter()
    job()
    return perf_counter() - start


def share_of(sample: Sequence[float], share: float) -> float:
    """Give the figure that this share of a sample does not exceed (nearest rank)."""
    return sorted(sample)[max(0, round(len(sample) * share + 0.5) - 1)]
