"""What would be said of row after row: said once, at the first of them, with the numbers of the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from plan.problems import ALSO_ROWS, Severity, fila, plausible
from sync.validate.findings import RowFinding
from sync.validate.row_numbers import list_rows, spell_rows

MANY = 10
"""Up to so many rows each has its own sentence."""

TOO_MANY = 500
"""Nobody reads so many sentences alike, whatever they say; a sheet of junk would have millions."""

_REPEATABLE = {
    entry.code for entry in (*fila.ENTRIES, *plausible.ENTRIES) if entry.severity is not Severity.ERROR
} | {"REFERENCIA_EN_CUARENTENA", "FECHA_QUIZA_INVERTIDA"}
"""Neither errors, save waiting for another row, nor how a text was read: those are told cell by cell."""

Said = tuple[str, RowFinding]
"""A finding with its table."""


def once(said: Iterable[Said]) -> Iterator[Said]:
    """Gather what is said of more than a few rows of a column."""
    alike: dict[tuple[str, str, str], list[RowFinding]] = defaultdict(list)
    for table, finding in said:
        alike[table, finding.column, finding.code].append(finding)
    for (table, _, code), found in alike.items():
        filas = sorted({finding.fila for finding in found})
        many = len(filas) > (MANY if code in _REPEATABLE else TOO_MANY)
        yield from ((table, finding) for finding in ([_gathered(found, filas)] if many else found))


def _gathered(found: Sequence[RowFinding], filas: Sequence[int]) -> RowFinding:
    first = min(found, key=lambda finding: finding.fila)
    others = f"{len(filas) - 1} filas más: {spell_rows(filas[1:])}"
    facts = {"tambien": others, ALSO_ROWS: list_rows(filas[1:])}
    return replace(first, facts={**first.facts, **facts})
