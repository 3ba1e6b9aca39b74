"""Where in a workbook a problem is marked, and which problems are marked at all; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plan.problems import Place, Problem, Severity, places
from sync.report.consequences import causes_first, is_waiting
from sync.validate.titles import fold

IN_FULL = 200
"""So many problems are marked and told one by one."""
CELLS = 500
"""So many cells are marked at most: one problem may be that of thousands of rows."""

RANK = {Severity.ERROR: 0, Severity.ADVERTENCIA: 1, Severity.NOTA: 2}

_NAMED = {"COLUMNA_REPETIDA": "celdas", "COLUMNA_SIN_TITULO": "columnas"}
"""Problems of titles that name their cells, or the columns they are in, as a fact."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What is known of a sheet as it lies in the workbook.

    Args:
        title: as it is written there.
        header: the row of its titles.
        columns: the letters of each column, by its folded title.
        key: the letters of the column by which people tell its rows apart.
    """

    title: str
    header: int = 1
    columns: Mapping[str, str] = field(default_factory=dict)
    key: str = "A"


@dataclass(frozen=True, slots=True)
class Group:
    """Problems alike that are told together."""

    severity: Severity
    code: str
    sheet: str
    count: int


def gravest_first(problems: Sequence[Problem]) -> list[Problem]:
    """Put errors first, then warnings; each kind in the order of the workbook."""
    return sorted(problems, key=lambda found: RANK[found.severity])


def told(problems: Sequence[Problem]) -> tuple[list[Problem], list[Group]]:
    """Tell apart the problems to be told one by one, gravest first, and the rest, grouped by kind."""
    ordered = sorted(causes_first(problems), key=_last_what_waits)
    rest = Counter((found.severity, found.code, found.place.sheet) for found in ordered[IN_FULL:])
    return ordered[:IN_FULL], [Group(*kind, count) for kind, count in rest.items()]


def _last_what_waits(found: Problem) -> tuple[int, bool]:
    return RANK[found.severity], is_waiting(found)


def spots(found: Problem, grid: Grid) -> Iterator[str]:
    """Give the cells to be marked for a problem of a sheet, its own first; maybe none."""
    if found.code in _NAMED:
        for part in found.facts.get(_NAMED[found.code], "").split(", "):
            yield part if part[-1:].isdigit() else f"{part}{found.place.row or grid.header}"
        return
    for place in places(found):
        if spot := _spot(place, grid):
            yield spot


def _spot(place: Place, grid: Grid) -> str:
    if place.cell:
        return place.cell
    letters = grid.columns.get(fold(place.column)) if place.column else None
    if place.row:
        return f"{letters or grid.key}{place.row}"
    return f"{letters}{grid.header}" if letters else ""
