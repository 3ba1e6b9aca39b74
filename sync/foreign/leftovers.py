"""Columns of theirs that have no place in ours: what each holds, and where it could go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from plan.standard import PLANILLA, TABLES
from sync.foreign.content import Content
from sync.foreign.likeness import Contents
from sync.foreign.shapes import LIKELY, SURE, Heading, Homeless, Part
from sync.foreign.titles import claims

_NUMERIC = frozenset({"números", "porcentajes"})
_MARKS = "marca períodos: de ahí salen el inicio y el fin planificados"
_OURS = frozenset(sheet.table for sheet in PLANILLA.sheets if not sheet.single)
_OF_OFFICE = "no se copia: cada oficina tiene su propia planilla"


def leftovers(
    inside: Contents, parts: Sequence[Part], offices: Collection[int], periods: Mapping[int, str]
) -> Iterator[Homeless]:
    """Tell of each column that no part took."""
    taken = {link.heading.position for part in parts for link in part.links}
    taken |= {part.names.position for part in parts if part.names}
    for position, content in inside.items():
        if position not in taken:
            place = _OF_OFFICE if position in offices else periods.get(position, "")
            if position in periods and content.holds() not in _NUMERIC:
                place = _MARKS
            yield Homeless(content.heading, content.holds(), place or _place(content, parts))


def _place(content: Content, parts: Sequence[Part]) -> str:
    if not content.cells:
        return "no hace falta"
    return _elsewhere(content.heading, parts) or _notes(parts)


def _elsewhere(heading: Heading, parts: Sequence[Part]) -> str:
    """Name the column of ours that it sounds like, of those that nothing took."""
    here = {part.sheet.table for part in parts}
    linked = {(part.sheet.table, link.column.name) for part in parts for link in part.links}
    heard = [
        (spot[0] in here, score, spot)
        for spot, score in claims(*heading.parts).items()
        if spot not in linked and _may_hold(*spot, score, here)
    ]
    if not heard:
        return ""
    is_here, _, (table, name) = max(heard)
    place = f"«{TABLES[table].by_name[name].title}» de {TABLES[table].title}"
    return f"quizá {place}: mire si sirve" if is_here else f"{place}, si completa esa hoja"


def _may_hold(table: str, name: str, score: float, here: Collection[str]) -> bool:
    """Tell whether a column is worth naming: of a sheet at hand, or plainly what a title says of another."""
    if table in here or table not in _OURS:
        return table in here and score >= LIKELY
    return score >= SURE and name != "codigo" and not TABLES[table].by_name[name].kind.refers_to


def _notes(parts: Sequence[Part]) -> str:
    for part in parts:
        notes = part.sheet.by_name.get("observaciones") or part.sheet.by_name.get("nota")
        if notes:
            return f"«{notes.title}» de {part.sheet.title}, si hace falta"
    return "sin lugar: queda en el libro original"
