"""A drawing that stands alone, to be pasted into a document: rows with their names, in points of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.gantt.roadmap import Roadmap, Track
from dashboard.gantt.shapes import Gantt, Heading, Lane
from dashboard.gantt.timescale import Mark
from plan.evaluado import Semaforo

LEFT, LIGHT, CHART, RIGHT = 24.0, 330.0, 480.0, 24.0
"""Where the names begin, where the lights do, where the chart does, and the margin beyond it."""

WIDTH = 1240.0
TOP = 128.0
"""Where the first row begins, below the title and the months."""

_LEGEND = 84.0
_NAME, _DETAIL = 44, 52
"""Characters of a name and of what stands below it that fit beside the chart."""

_HEIGHTS = {Heading: 58.0, Lane: 44.0, Track: 40.0, type(None): 28.0}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to be laid out: what it says and what it draws; without a light it is the name of a group."""

    name: str
    detail: str = ""
    semaforo: Semaforo | None = None
    drawn: Heading | Lane | Track | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """A row laid out: where it begins and how high it is."""

    y: float
    height: float
    entry: Entry

    @property
    def middle(self) -> float:
        """The middle of the row."""
        return self.y + self.height / 2

    @property
    def group(self) -> bool:
        """Whether it is but the name of a group."""
        return self.entry.semaforo is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole drawing with its title, its months and its rows."""

    title: str
    subtitle: str
    al: date
    past: bool
    marks: Sequence[Mark]
    today: float | None
    strips: Sequence[Strip]

    @property
    def bottom(self) -> float:
        """Where the rows end."""
        return self.strips[-1].y + self.strips[-1].height if self.strips else TOP

    @property
    def height(self) -> float:
        """How high the drawing is, with its legend."""
        return self.bottom + _LEGEND

    @property
    def width(self) -> float:
        """How wide the drawing is."""
        return WIDTH


@dataclass(frozen=True, slots=True)
class Caption:
    """What a drawing says of itself."""

    title: str
    subtitle: str
    al: date
    past: bool


def sheet(caption: Caption, drawn: Gantt | Roadmap, entries: Iterable[Entry]) -> Sheet:
    """Lay out the rows of a drawing one below the other."""
    return Sheet(
        clipped(caption.title, 88),
        clipped(caption.subtitle, 150),
        caption.al,
        caption.past,
        drawn.marks,
        drawn.today,
        tuple(_laid(entries)),
    )


def px(percent: float) -> float:
    """Place a percentage of the chart in points of the page."""
    return round(CHART + percent * (WIDTH - CHART - RIGHT) / 100, 2)


def hatch(x: float, y: float, width: float, height: float) -> str:
    """Draw a rectangle full of slanting lines as a path: patterns get lost in word processors."""
    pieces = []
    offset = -height + 3.0
    while offset < width:
        start, end = max(offset, 0.0), min(offset + height, width)
        if end > start:
            low, high = y + height - (start - offset), y + height - (end - offset)
            pieces.append(f"M{x + start:.1f} {low:.1f}L{x + end:.1f} {high:.1f}")
        offset += 6.0
    return "".join(pieces)


def clipped(text: str, most: int) -> str:
    """Cut a text to what fits on a line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def _laid(entries: Iterable[Entry]) -> Iterator[Strip]:
    y = TOP
    for entry in entries:
        height = _HEIGHTS[type(entry.drawn)] if entry.semaforo else _HEIGHTS[type(None)]
        yield Strip(y, height, _fitting(entry))
        y += height


def _fitting(entry: Entry) -> Entry:
    name = clipped(entry.name, _NAME if entry.semaforo else 2 * _NAME)
    return Entry(name, clipped(entry.detail, _DETAIL), entry.semaforo, entry.drawn, entry.note)
