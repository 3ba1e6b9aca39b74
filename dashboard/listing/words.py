"""Words looked for in programmes: in what is said of each and, what is not there, in its activities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.day.photo import Line, fold
from plan.standard.vocabulary import Row


class Found(NamedTuple):
    """A programme that was found by an activity, which the list does not show."""

    line: Line
    actividad: Row


def fits(words: Sequence[str], line: Line) -> bool:
    """Tell whether every word stands in a programme or its activities."""
    missing = [word for word in words if word not in line.searchable]
    if not missing:
        return True
    activities = fold(" ".join(map(_text, _rows(line))))
    return all(word in activities for word in missing)


def by_activities(texto: str, lines: Iterable[Line]) -> list[Found]:
    """Name the first activity by which each programme was found that does not hold every word itself."""
    words = fold(texto).split()
    found = []
    for line in lines:
        missing = [word for word in words if word not in line.searchable]
        if missing:
            found += [Found(line, row) for row in _rows(line) if missing[0] in fold(_text(row))][:1]
    return found


def _rows(line: Line) -> list[Row]:
    return [each.fila for each in line.programa.actividades]


def _text(row: Row) -> str:
    return f"{row['codigo']} {row['nombre']}"
