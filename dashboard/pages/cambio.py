"""The shapes of what changed between two days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.day.photo import Photo, Place
from dashboard.day.visibility import Key
from dashboard.pages.cargas import Carga
from dashboard.pages.differences import Difference
from dashboard.pages.luces import Movement
from plan.pairs import Pair
from plan.standard import TABLES


class Kind(StrEnum):
    """What happened to a row, in the order in which people ask; the value is what they read."""

    GONE = "Ya no está"
    CAME = "Nuevo"
    RENAMED = "Cambió de código"
    CHANGED = "Cambió"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a row.

    Args:
        cells: the cells that differ; of a row that came, what is worth telling; of one that went, none.
        loads: the loads in which it changed, oldest first.
    """

    kind: Kind
    table: str
    codigo: str
    nombre: str
    cells: Sequence[Difference]
    loads: Sequence[Carga]

    @property
    def sheet(self) -> str:
        """The sheet on which it stands."""
        return TABLES[self.table].title


@dataclass(frozen=True, slots=True)
class Block:
    """What happened to a programme and to what hangs on it; without a programme, to what an office shares.

    Args:
        own: what became of its own row; None when only what hangs on it changed.
        shown: whether it has a page on the later day.
        hanging: what changed below it.
        along: what came or went with it, which is only counted.
    """

    place: Place
    codigo: str
    nombre: str
    own: Change | None
    shown: bool
    hanging: Sequence[Change] = ()
    along: Sequence[Change] = ()
    movement: Movement | None = None

    @property
    def kind(self) -> Kind:
        """What happened to it, as a whole."""
        return self.own.kind if self.own else Kind.CHANGED

    @property
    def changes(self) -> Sequence[Change]:
        """Everything that is told of it."""
        return [*([self.own] if self.own else ()), *self.hanging]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows came or went with it, by sheet."""
        return Counter(change.sheet for change in self.along)


@dataclass(frozen=True, slots=True)
class Office:
    """What changed in one workbook.

    Args:
        first: whether it was loaded for the first time: then only counted.
        counts: rows that came with the first load, by sheet.
        loads: its loads in between, oldest first.
    """

    place: Place
    blocks: Sequence[Block]
    loads: Sequence[Carga]
    first: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)

    def number(self, kind: Kind) -> int:
        """Count the programmes to which something happened."""
        return sum(block.kind == kind for block in self.blocks if block.codigo)

    @property
    def rows(self) -> int:
        """How many rows changed below its programmes or beside them."""
        return sum(len(block.hanging) + len(block.along) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Span:
    """Two days of the plan and what lies between them.

    Args:
        changed: in which loads each row changed.
        loads: every load in between, by number.
    """

    before: Photo
    after: Photo
    pairs: Sequence[Pair]
    changed: Mapping[tuple[str, Key], Sequence[int]]
    loads: Mapping[int, Carga]
