"""What an activity waits for, in words: what the elbows show, and what they cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from plan.standard.kinds.base import clave, items
from plan.standard.vocabulary import Row


class Where(Enum):
    """Where the activity that is waited for stands; the value says it in Spanish."""

    HERE = ""
    UNDATED = "sin fechas"
    OTHER_PAGE = "en otra página"
    OTHER_PROGRAMA = "de otro programa"
    NOWHERE = "no figura en la planilla"


@dataclass(frozen=True, slots=True)
class Predecesora:
    """What an activity waits for; `programa` is the code of the one it belongs to, empty if unknown."""

    codigo: str
    where: Where
    programa: str = ""

    @property
    def drawn(self) -> bool:
        """Whether an elbow shows it."""
        return self.where is Where.HERE


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a page of a Gantt.

    Args:
        drawn: keys of the activities drawn on the page, each with whether it has a place in time.
        siblings: keys of every activity of the programme.
        office: the activities of every programme of the office, by key.
    """

    drawn: Mapping[str, bool]
    siblings: frozenset[str]
    office: Mapping[str, Row]


def predecesoras(row: Row, around: Surroundings) -> tuple[Predecesora, ...]:
    """List what an activity waits for."""
    return tuple(_find(code, around) for code in items(str(row.get("predecesora") or "")))


def _find(code: str, around: Surroundings) -> Predecesora:
    key = clave(code)
    found = around.office.get(key)
    if found is None:
        return Predecesora(code, Where.NOWHERE)
    return Predecesora(str(found["codigo"]), _where(key, around), str(found.get("programa") or ""))


def _where(key: str, around: Surroundings) -> Where:
    if key not in around.siblings:
        return Where.OTHER_PROGRAMA
    if key not in around.drawn:
        return Where.OTHER_PAGE
    return Where.HERE if around.drawn[key] else Where.UNDATED
