"""What else a table of theirs holds: one sheet often keeps programmes, activities, money and indicators."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from plan.standard import SHEETS, Sheet
from sync.foreign.content import Content
from sync.foreign.groups import Groups, groups, is_constant, merged_rows, repeats
from sync.foreign.likeness import Contents, identity_of, link_to, link_up
from sync.foreign.shapes import LIKELY, Heading, Link, Part, Table

_BY_TITLE = {sheet.title: sheet for sheet in SHEETS}
_BESIDES = ("programa", "lineamiento", "eje", "actividad", "indicador", "presupuesto", "medicion")
"""Tables that may stand beside another in one sheet, in the order in which they may claim its columns."""


class Parts:
    """The parts of one table, each taking columns that those before it left."""

    def __init__(self, table: Table, inside: Contents, first: Part, spared: Collection[int]) -> None:
        self._table = table
        self._inside = inside
        self._free = set(inside) - set(spared) - _positions(first.links)
        self._keys: dict[str, Link] = {}
        self.found = [first]

    def gather(self) -> tuple[Part, ...]:
        """Find all parts: first those that the references of another lead to, then those that stand alone."""
        for part in self.found:
            for link in part.links:
                self._follow(link)
        for sheet in filter(self._is_new, (_table(name) for name in _BESIDES)):
            if more := self._alone(sheet):
                self._add(more)
        taken = {link.heading for part in self.found for link in part.links}
        return tuple(_without_rivals(self._with_keys(part), taken) for part in self.found)

    def _follow(self, link: Link) -> None:
        sheet = _BY_TITLE.get(link.column.kind.refers_to)
        if sheet is None or link.column.kind.many or sheet.title in self._keys:
            return
        self._keys[sheet.title] = link
        if self._is_new(sheet) and link.filled:
            level = self._level(sheet, link)
            if identity_of(sheet) & {told.column.name for told in level.links}:
                self._add(level)
                self._give_up(level)

    def _is_new(self, sheet: Sheet) -> bool:
        return sheet.table in _BESIDES and sheet.table not in {part.sheet.table for part in self.found}

    def _add(self, part: Part) -> None:
        self.found.append(part)
        self._free -= _positions(part.links)

    def _give_up(self, level: Part) -> None:
        """Take from the first part the columns that turned out to be of the level above it."""
        moved = _positions(level.links)
        kept = [
            link
            for link in self.found[0].links
            if link.heading.position not in moved or link.column.kind.refers_to
        ]
        self.found[0] = replace(self.found[0], links=tuple(kept))

    def _of_the_group(self, by_value: Groups) -> Iterator[int]:
        """Give the columns of the first part that tell of groups of its rows: merged, or in other words."""
        first = self.found[0]
        for link in first.links:
            position = link.heading.position
            own = link.column.name in identity_of(first.sheet) or link.column.kind.refers_to
            if own or first.sheet.key == (link.column.name,) or not repeats(by_value):
                continue
            foreign = 2 * link.clean < link.filled and len(groups(self._table, position)) > 1
            if (foreign or merged_rows(self._table, position)) and is_constant(
                self._table, by_value, position
            ):
                yield position

    def _level(self, sheet: Sheet, link: Link) -> Part:
        """Make a part of the different values of a column that names rows of another sheet."""
        position = link.heading.position
        by_value = groups(self._table, position)
        inside = self._one_of_each(by_value)
        named = sheet.by_name["codigo" if self._inside[position].are_codes() else "nombre"]
        own = link_to(named, inside[position], link.score)
        spots = [spot for spot in self._free if is_constant(self._table, by_value, spot)]
        spots += self._of_the_group(by_value)
        more = [other for other in link_up(sheet, inside, spots) if other.column is not named]
        links = _in_order(sheet, [own, *more])
        return Part(sheet, links, len(by_value), link.score, link.heading)

    def _alone(self, sheet: Sheet) -> Part | None:
        """Make a part of columns that nothing else claimed, when the one that tells it is among them."""
        links = tuple(
            link
            for link in link_up(sheet, self._inside, self._free)
            if not self._key(link.column.kind.refers_to)
        )
        telling = [link for link in links if link.column.name in identity_of(sheet) and link.score >= LIKELY]
        if not telling or (sheet.table == "medicion" and "Indicadores" not in self._titles()):
            return None
        heading, by_value = self._grouping(sheet, telling)
        if heading is None:
            return Part(sheet, links, max(link.filled for link in telling), telling[0].score)
        inside = self._one_of_each(by_value)
        again = tuple(
            link_to(link.column, inside[link.heading.position], link.score, link.rivals) for link in links
        )
        return Part(sheet, again, len(by_value), telling[0].score, heading)

    def _grouping(self, sheet: Sheet, telling: list[Link]) -> tuple[Heading | None, Groups]:
        """Find the column each of whose values makes one row: the name itself, or the programme's.

        A name that stands under two programmes is two rows.
        """
        key = self._keys.get("Programas")
        heading = telling[0].heading if "nombre" in sheet.by_name else key.heading if key else None
        by_value = groups(self._table, heading.position) if heading else {}
        spots = _positions([*telling, *([key] if key else [])])
        if heading and repeats(by_value) and all(is_constant(self._table, by_value, spot) for spot in spots):
            return heading, by_value
        return None, {}

    def _one_of_each(self, by_value: Groups) -> Contents:
        firsts = replace(self._table, looked=[rows[0] for rows in by_value.values()])
        return {heading.position: Content(firsts, heading) for heading in self._table.headings}

    def _with_keys(self, part: Part) -> Part:
        """Give a part the references that another one holds: money is of a programme too."""
        linked = {link.column.name for link in part.links}
        shared = [
            link_to(column, self._inside[key.heading.position], key.score)
            for column in part.sheet.columns
            if column.name not in linked and not column.kind.many
            if (key := self._key(column.kind.refers_to, part.sheet.title))
        ]
        return replace(part, links=_in_order(part.sheet, [*part.links, *shared])) if shared else part

    def _key(self, title: str, asking: str = "") -> Link | None:
        """Find the column that tells which row of a sheet is meant: a reference, its code, its name."""
        if title in self._keys:
            return self._keys[title]
        for part in self.found:
            if part.sheet.title == title != asking:
                by_name = {link.column.name: link for link in part.links}
                return by_name.get("codigo") or by_name.get("nombre")
        return None

    def _titles(self) -> Iterator[str]:
        return (part.sheet.title for part in self.found)


def _without_rivals(part: Part, taken: Collection[Heading]) -> Part:
    """Forget rivals that found their place elsewhere."""
    links = (
        replace(link, rivals=tuple(rival for rival in link.rivals if rival not in taken))
        for link in part.links
    )
    return replace(part, links=tuple(links))


def _positions(links: Collection[Link]) -> set[int]:
    return {link.heading.position for link in links}


def _table(name: str) -> Sheet:
    return next(sheet for sheet in SHEETS if sheet.table == name)


def _in_order(sheet: Sheet, links: Collection[Link]) -> tuple[Link, ...]:
    order = list(sheet.by_name)
    return tuple(sorted(links, key=lambda link: order.index(link.column.name)))
