"""The catalogue of everything that can be wrong with a workbook; codes are permanent, words may improve."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from plan.problems import archivo, celda, fila, hoja, libro, plausible
from plan.problems.vocabulary import Entry, Place, Problem, Severity

__all__ = [
    "ALSO_ROWS",
    "CATALOGUE",
    "Entry",
    "Place",
    "Problem",
    "Severity",
    "advice",
    "message",
    "places",
    "problem",
    "remedy",
    "says",
    "title",
]

ALSO_ROWS = "tambien_filas"
"""The fact that holds the other rows of a problem said once for many of them: «3-54,60»."""

_HINT = re.compile(r"\{sugerencia\}| \(¿\{\w+\}\?\)")
"""What suggests a value: it goes with the value."""

CATALOGUE: Mapping[str, Entry] = {
    entry.code: entry
    for entry in (
        *archivo.ENTRIES,
        *libro.ENTRIES,
        *hoja.ENTRIES,
        *celda.ENTRIES,
        *fila.ENTRIES,
        *plausible.ENTRIES,
    )
}
"""Every problem there is, by code, from the scope of a file to that of a row."""


def problem(code: str, place: Place, facts: Mapping[str, str] | None = None) -> Problem:
    """Make a problem of the catalogue at a place; its severity is the catalogue's."""
    return Problem(code, CATALOGUE[code].severity, place, dict(facts or {}))


def message(found: Problem) -> str:
    """Say what is wrong, where else when it is said once for many rows, and what to do."""
    return f"{says(found)} {remedy(found)}"


def says(found: Problem) -> str:
    """Say what is wrong, and where else when it is said once for many rows."""
    elsewhere = f" Pasa lo mismo en {found.facts['tambien']}." if "tambien" in found.facts else ""
    return f"{_fill(CATALOGUE[found.code].says, found.facts)}{elsewhere}"


def remedy(found: Problem) -> str:
    """Say what to do."""
    return _fill(CATALOGUE[found.code].remedy, found.facts)


def places(found: Problem) -> tuple[Place, ...]:
    """Give the place of a problem and, when it is said once for many rows, those of the others too."""
    letters = found.place.cell.rstrip("0123456789")
    others = (
        replace(found.place, row=row, cell=f"{letters}{row}" if letters else "")
        for part in filter(None, found.facts.get(ALSO_ROWS, "").split(","))
        for row in _run(part)
    )
    return (found.place, *others)


def title(code: str) -> str:
    """Name a problem without any value of the workbook, fit for the public pages."""
    return CATALOGUE[code].title


def advice(code: str) -> str:
    """Say what to do about a problem without any value of the workbook, fit for the public pages."""
    entry = CATALOGUE[code]
    return entry.plain or _HINT.sub("", entry.remedy)


def _run(part: str) -> range:
    first, _, last = part.partition("-")
    return range(int(first), int(last or first) + 1)


def _fill(sentence: str, facts: Mapping[str, str]) -> str:
    return sentence.format_map(facts)
