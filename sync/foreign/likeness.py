"""Which sheet of ours a table of theirs looks like, column by column."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from plan.standard import TABLES, Column, Need, Sheet
from sync.foreign.assignment import assign
from sync.foreign.content import Content
from sync.foreign.shapes import BAR, LIKELY, Heading, Link, Part, Table
from sync.foreign.titles import claims, sheet_claim

KINDS: tuple[Sheet, ...] = tuple(sheet for sheet in TABLES.values() if not sheet.single)
"""Sheets of ours that a table may look like: those of one row are no tables."""

OF_OFFICES = frozenset({"dependencia", "relacion"})
"""Tables of ours that are about offices."""

_OF_TITLE = 0.55
"""What a title is worth by itself; the rest is earned by the cells under it."""
_FOR_SHEET_TITLE = 0.6
_FEWEST = 2
_LEAST_TOTAL = 1.2
_RIVAL = 0.9
_ONLY_REFERENCES = 0.5
_IF_REPEATED = 0.5
"""What is left of a likeness when all rows bear the same name: a sheet of ours has a row for each name."""

Contents = Mapping[int, Content]
"""What is in each column of theirs, by position."""


def contents(table: Table) -> Contents:
    """Look into each column of a table."""
    return {heading.position: Content(table, heading) for heading in table.headings}


def best_part(table: Table, inside: Contents, offices: Collection[int]) -> Part | None:
    """Say which sheet of ours a table is: the one whose columns it resembles most on the whole; or none.

    Columns that name `offices` count only where the sheet is about offices.
    """
    candidates = dict(_candidates(inside, offices))
    above = {_parent(sheet, links, candidates) for sheet, links in candidates.items()}
    totals = {
        sheet: _total(links, sheet, table, inside)
        for sheet, links in candidates.items()
        if sheet.title not in above
    }
    sheet = max(totals, key=totals.__getitem__, default=None)
    if sheet is None or totals[sheet] < _LEAST_TOTAL:
        return None
    return Part(sheet, candidates[sheet], len(table.data), _mean(candidates[sheet]))


def link_up(sheet: Sheet, inside: Contents, positions: Collection[int]) -> tuple[Link, ...]:
    """Find the column of theirs, of those at these positions, that each of ours looks like, if any."""
    scores = {
        (name, position): score
        for position in positions
        for name in sheet.by_name
        if (score := _score(sheet, name, inside[position])) >= BAR
    }
    pairs = assign(scores)
    free = [position for position in positions if position not in pairs.values()]
    links = []
    for name in filter(pairs.__contains__, sheet.by_name):
        score = scores[name, pairs[name]]
        as_good = [position for position in free if scores.get((name, position), 0.0) >= _RIVAL * score]
        rivals = tuple(inside[position].heading for position in as_good)
        links.append(link_to(sheet.by_name[name], inside[pairs[name]], score, rivals))
    return tuple(links)


def link_to(column: Column, content: Content, score: float, rivals: tuple[Heading, ...] = ()) -> Link:
    """Tie a column of ours to one of theirs, whose cells are all read as it."""
    clean, remarks = content.remarks(column.kind)
    return Link(column, content.heading, score, len(content.cells), clean, remarks, rivals)


def identity_of(sheet: Sheet) -> frozenset[str]:
    """Name the columns one of which must be there for a table to be this sheet: names, or what is counted."""
    if "nombre" in sheet.by_name:
        return frozenset({"nombre"})
    own = [column for column in sheet.columns if not column.kind.refers_to]
    amounts = [column.name for column in own if column.need is not Need.REQUIRED and not column.kind.many]
    return frozenset(amounts or [column.name for column in sheet.columns])


def _candidates(inside: Contents, offices: Collection[int]) -> Iterator[tuple[Sheet, tuple[Link, ...]]]:
    for sheet in KINDS:
        about_offices = sheet.table in OF_OFFICES
        links = link_up(sheet, inside, [spot for spot in inside if about_offices or spot not in offices])
        told = {link.column.name for link in links if link.filled}
        if len(told) >= _FEWEST and identity_of(sheet) & told:
            yield sheet, links


def _parent(sheet: Sheet, links: tuple[Link, ...], candidates: Mapping[Sheet, tuple[Link, ...]]) -> str:
    """Name the sheet that this one hangs from, if the table names both: then it is about the lower one."""
    by_name = {link.column.name: link for link in links}
    name = by_name.get("nombre")
    for link in links:
        required = link.column.kind.refers_to if link.column.need is Need.REQUIRED else ""
        parent = next((other for other in candidates if other.title == required and other != sheet), None)
        if parent is None or name is None or min(name.score, link.score) < LIKELY:
            continue
        if name.heading not in {other.heading for other in candidates[parent]}:
            return required
    return ""


def _total(links: tuple[Link, ...], sheet: Sheet, table: Table, inside: Contents) -> float:
    total = sum(link.score for link in links)
    if all(link.column.kind.refers_to for link in links) and len(links) < len(table.headings):
        total *= _ONLY_REFERENCES
    for link in links:
        if link.column.name == "nombre":
            total *= _IF_REPEATED + (1 - _IF_REPEATED) * inside[link.heading.position].distinct
    return total + _FOR_SHEET_TITLE * sheet_claim(table.cells.title, sheet.table)


def _mean(links: tuple[Link, ...]) -> float:
    best = sorted((link.score for link in links), reverse=True)[:4]
    return sum(best) / len(best)


def _score(sheet: Sheet, name: str, content: Content) -> float:
    claim = claims(*content.heading.parts).get((sheet.table, name), 0.0)
    if claim < BAR:
        return 0.0
    return claim * (_OF_TITLE + (1 - _OF_TITLE) * content.fits(sheet, sheet.by_name[name]))
