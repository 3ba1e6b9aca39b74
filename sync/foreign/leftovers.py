"""Columns of theirs that have no place in ours: what each holds, and where it could go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from plan.standard import TABLES
from sync.foreign.content import Content
from sync.foreign.likeness import Contents
from sync.foreign.shapes import LIKELY, Heading, Homeless, Part
from sync.foreign.titles import claims

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
            yield Homeless(content.heading, content.holds(), place or _place(content, parts))


def _place(content: Content, parts: Sequence[Part]) -> str:
    if not content.cells:
        return "no hace falta copiarla"
    return _elsewhere(content.heading, parts) or _notes(parts)


def _elsewhere(heading: Heading, parts: Sequence[Part]) -> str:
    """Name the column of ours that it sounds like, in a sheet made of this one, that could not take it."""
    here = {part.sheet.table for part in parts}
    linked = {(part.sheet.table, link.column.name) for part in parts for link in part.links}
    heard = [
        (score, spot)
        for spot, score in claims(*heading.parts).items()
        if score >= LIKELY and spot[0] in here and spot not in linked
    ]
    if not heard:
        return ""
    _, (table, name) = max(heard)
    sheet = TABLES[table]
    return f"quizá «{sheet.by_name[name].title}» de {sheet.title}; mire si sus celdas sirven"


def _notes(parts: Sequence[Part]) -> str:
    for part in parts:
        notes = part.sheet.by_name.get("observaciones") or part.sheet.by_name.get("nota")
        if notes:
            return f"«{notes.title}» de {part.sheet.title}, si hace falta conservarla"
    return "no tiene lugar; guárdela en el libro original"
