"""The road map of a list of programmes: grouped by dependencia, each with its drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard.day.photo import Line, Photo, Place, fold
from dashboard.gantt.roadmap import Plazos, Roadmap, Track, draw
from plan.history import Record
from plan.linea_base import Plazo, plazo
from plan.tree import FullKey, full_key_of

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Item:
    """A programme of the road map; `track` is None when nothing on the page has dates."""

    line: Line
    track: Track | None
    plazo: Plazo | None


@dataclass(frozen=True, slots=True)
class Office:
    """The programmes of one dependencia on the page."""

    dependencia: Place
    items: Sequence[Item]


def grouped(lines: Sequence[Line]) -> list[Line]:
    """Put programmes together by dependencia, each group in the order that was asked for."""
    return sorted(lines, key=lambda line: (fold(line.dependencia.nombre), line.dependencia.clave))


def plazos(lives: dict[FullKey, list[Record]]) -> Plazos:
    """Find the línea base of each programme in its life."""
    return {key: found for key, life in lives.items() if (found := plazo(life))}


def compose(photo: Photo, lines: Sequence[Line], bases: Plazos) -> tuple[Roadmap | None, Sequence[Office]]:
    """Draw the programmes of a page, already grouped."""
    roadmap = draw([line.programa for line in lines], photo.al, bases)
    tracks = roadmap.tracks if roadmap else [None] * len(lines)
    items = [
        Item(line, track, bases.get(full_key_of(line.programa.fila)))
        for line, track in zip(lines, tracks, strict=True)
    ]
    groups = groupby(items, key=lambda item: item.line.dependencia)
    return roadmap, [Office(place, tuple(found)) for place, found in groups]
