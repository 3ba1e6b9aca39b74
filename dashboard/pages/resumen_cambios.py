"""A list of changes cut down to what fits a page: what is counted, what is told, and the page of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dashboard.listing.paging import Page, cut
from dashboard.pages.cambio import Block, Kind, Office
from dashboard.pages.luces import Movement, by_trend
from plan.trends import Trend

PER_PAGE = 40
MOST_MOVEMENTS = 15


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks of the list; empty fields ask nothing.

    Args:
        dependencia: the clave of the office whose changes are told.
        detalle: whether first loads are told row by row.
        luces: whether every light that moved is told.
    """

    dependencia: str | None = None
    detalle: bool = False
    luces: bool = False
    pagina: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The changes of a page.

    Args:
        offices: every office with changes.
        firsts: those loaded for the first time, which are only counted.
        told: those of this page, with its part of their blocks.
        part: which page it is.
        moved: the lights told; `trends` counts all of them.
    """

    offices: Sequence[Office]
    firsts: Sequence[Office]
    told: Sequence[Office]
    part: Page[tuple[Office, Block]]
    moved: Sequence[Movement]
    all_moved: int
    trends: Mapping[Trend, int]
    trends_by_office: Mapping[str, Mapping[Trend, int]]

    @property
    def loads(self) -> int:
        """How many loads changed something."""
        return sum(len(office.loads) for office in self.offices)

    @property
    def first_programas(self) -> int:
        """How many programmes came with first loads."""
        return sum(office.number(Kind.CAME) for office in self.firsts)

    def number(self, kind: Kind) -> int:
        """Count the programmes to which something happened, first loads left out."""
        return sum(office.number(kind) for office in self.offices if office not in self.firsts)

    @property
    def rows(self) -> int:
        """How many other rows changed, first loads left out."""
        return sum(office.rows for office in self.offices if office not in self.firsts)


def summarize(offices: Sequence[Office], moved: Sequence[Movement], asked: Asked) -> Summary:
    """Cut the changes down to what is asked."""
    if asked.dependencia is not None:
        offices = [office for office in offices if office.place.clave == asked.dependencia]
        moved = [each for each in moved if each.line.dependencia.clave == asked.dependencia]
    firsts = [office for office in offices if office.first and not asked.detalle]
    told = [office for office in offices if office not in firsts]
    part = cut([(office, block) for office in told for block in office.blocks], asked.pagina, PER_PAGE)
    return Summary(
        offices=offices,
        firsts=firsts,
        told=_regrouped(part.items),
        part=part,
        moved=moved if asked.luces else moved[:MOST_MOVEMENTS],
        all_moved=len(moved),
        trends=by_trend(moved),
        trends_by_office=_trends_by_office(moved),
    )


def _regrouped(items: Sequence[tuple[Office, Block]]) -> list[Office]:
    return [
        replace(office, blocks=[block for _, block in found])
        for office, found in ((pairs[0][0], pairs) for pairs in _runs(items))
    ]


def _runs(items: Sequence[tuple[Office, Block]]) -> list[list[tuple[Office, Block]]]:
    return [list(run) for _, run in groupby(items, key=lambda item: item[0].place)]


def _trends_by_office(moved: Sequence[Movement]) -> dict[str, Counter[Trend]]:
    found: dict[str, Counter[Trend]] = {}
    for each in moved:
        found.setdefault(each.line.dependencia.clave, Counter())[each.trend] += 1
    return found
