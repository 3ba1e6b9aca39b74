"""The catalogue of everything that can be wrong with a workbook; codes are permanent, words may improve."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plan.problems import archivo, celda, fila, hoja, plausible
from plan.problems.vocabulary import Entry, Place, Problem, Severity

__all__ = ["CATALOGUE", "Entry", "Place", "Problem", "Severity", "advice", "message", "problem", "title"]

_FACT = re.compile(r"\{\w+\}")
_HINT = re.compile(r"\{sugerencia\}| \(¿\{\w+\}\?\)")
"""What suggests a value: it goes with the value."""

CATALOGUE: Mapping[str, Entry] = {
    entry.code: entry
    for entry in (*archivo.ENTRIES, *hoja.ENTRIES, *celda.ENTRIES, *fila.ENTRIES, *plausible.ENTRIES)
}
"""Every problem there is, by code, from the scope of a file to that of a row."""


def problem(code: str, place: Place, facts: Mapping[str, str] | None = None) -> Problem:
    """Make a problem of the catalogue at a place; its severity is the catalogue's."""
    return Problem(code, CATALOGUE[code].severity, place, dict(facts or {}))


def message(found: Problem) -> str:
    """Say what is wrong, where else when it is said once for many rows, and what to do."""
    entry = CATALOGUE[found.code]
    elsewhere = f" Pasa lo mismo en {found.facts['tambien']}." if "tambien" in found.facts else ""
    return f"{_fill(entry.says, found.facts)}{elsewhere} {_fill(entry.remedy, found.facts)}"


def title(code: str) -> str:
    """Name a problem without any value of the workbook, fit for the public pages."""
    return CATALOGUE[code].title


def advice(code: str) -> str:
    """Say what to do about a problem without any value of the workbook, fit for the public pages."""
    bare = _FACT.sub("…", _HINT.sub("", CATALOGUE[code].remedy))
    return bare.replace("….", "…")


def _fill(sentence: str, facts: Mapping[str, str]) -> str:
    return sentence.format_map(facts)
