"""Row numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_MOST_SHOWN = 12
_LONG_RUN = 3


def spell_rows(numbers: Iterable[int]) -> str:
    """Spell row numbers: «4 a 30, 32, 35», the first of them when they are too many to read."""
    shown = [part for run in _runs(sorted(set(numbers))) for part in _spell(run)]
    others = " y otras" if len(shown) > _MOST_SHOWN else ""
    return ", ".join(shown[:_MOST_SHOWN]) + others


def list_rows(numbers: Iterable[int]) -> str:
    """List row numbers for programs, all of them: «4-30,32,35»."""
    runs = _runs(sorted(set(numbers)))
    return ",".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def these_rows(numbers: Sequence[int]) -> str:
    """Name rows: «la fila 4», «las filas 4, 7»."""
    return f"{'la fila' if len(numbers) == 1 else 'las filas'} {spell_rows(numbers)}"


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _spell(run: list[int]) -> list[str]:
    return [f"{run[0]} a {run[-1]}"] if len(run) >= _LONG_RUN else [str(number) for number in run]
