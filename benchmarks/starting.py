"""Measure how long the service takes from the command to its first page, with much stored."""

from __future__ import annotations

from time import perf_counter

from benchmarks import town
from benchmarks.history import stored
from benchmarks.installation import installation
from benchmarks.running import running, wait_for_answer
from benchmarks.table import Figure, decimal

PLAN = town.Size(200, 9_000, 300, 500)
_SAVES = 10
_LIMIT = 3.0


def first_answer(turns: int, size: town.Size = PLAN, saves: int = _SAVES) -> list[Figure]:
    """Start `tablero.py run` on a plan with this many saves behind it, until `/` is answered."""
    with installation(1) as there:
        stored(there, [town.office(size, later=turn) for turn in range(saves)])
        config, best = there.config, float("inf")
        for _ in range(turns):
            start = perf_counter()
            with running(config):
                wait_for_answer(config)
                best = min(best, perf_counter() - start)
    what = "Arranque: de `tablero.py run` a la primera página"
    return [
        Figure(
            what,
            f"{saves} guardados de {size.rows} filas",
            f"{decimal(best, 2)} s",
            asked=f"≤ {_LIMIT:.0f} s",
            reached=best <= _LIMIT,
        )
    ]
