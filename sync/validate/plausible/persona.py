"""People's names that differ by a letter: probably one person, spelt in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plan.avance import Record
from plan.standard.kinds.base import items
from plan.standard.kinds.spelling import shorten
from sync.validate.plausible.load import Load, Said, say, times

_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST = 6
_LONGEST = 60
_MOST = 1000
_TELLING_WORD = 4


@dataclass(slots=True)
class _Person:
    """A name as it was first written, and how often it comes, in whatever case and accents."""

    written: str
    table: str
    row: Record
    folded: str
    times: int = 0


def nearly_same_names(load: Load) -> Iterator[Said]:
    """Names that differ by a letter from a commoner one, each told where it first stands."""
    for person, commoner in _twins(_people(load)):
        facts = {"valor": shorten(person.written), "parecido": shorten(commoner.written)}
        counts = {"veces": times(person.times), "otras": times(commoner.times)}
        yield say((person.table, person.row, "responsable"), "NOMBRE_PARECIDO", **facts, **counts)


def _people(load: Load) -> list[_Person]:
    """Gather who is named, commonest first."""
    people: dict[str, _Person] = {}
    for (table, row), count in _cells(load):
        for name in items(row["responsable"]):
            folded = _fold(name)
            person = people.setdefault(folded, _Person(name, table, row, folded))
            person.times += count
    known = sorted(people.values(), key=lambda person: -person.times)
    return [person for person in known[:_MOST] if _comparable(person.folded)]


def _cells(load: Load) -> list[tuple[tuple[str, Record], int]]:
    """Count equal cells before taking them apart: most rows repeat one of a few."""
    first: dict[str, tuple[str, Record]] = {}
    counts: Counter[str] = Counter()
    for table in ("programa", "actividad"):
        for row in load.rows[table]:
            cell = row["responsable"]
            if cell is not None:
                counts[cell] += 1
                first.setdefault(cell, (table, row))
    return [(first[cell], count) for cell, count in counts.most_common(_MOST)]


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(_WORD.findall(plain))


def _comparable(name: str) -> bool:
    return _SHORTEST <= len(name) <= _LONGEST and not any(char.isdigit() for char in name)


def _twins(people: list[_Person]) -> Iterator[tuple[_Person, _Person]]:
    """Pair names that are equal but for one letter left out of either; linear, as names may be thousands.

    People come commonest first, so each name meets the commonest of those it may be.
    """
    commonest: dict[str, _Person] = {}
    for person in people:
        near = _one_letter_less(person.folded)
        met = [commonest[key] for key in near if key in commonest]
        twin = next((other for other in met if _same_person(person.folded, other.folded)), None)
        if twin:
            yield person, twin
        for key in near:
            commonest.setdefault(key, person)


def _one_letter_less(name: str) -> list[str]:
    return [name, *(name[:at] + name[at + 1 :] for at in range(len(name)))]


def _same_person(one: str, other: str) -> bool:
    here, there = _difference(one, other)
    if len(here) > 1 or len(there) > 1:
        return len(here) == len(there) == len("ab") and here == there[::-1]
    return _slip(one.split(), other.split())


def _difference(one: str, other: str) -> tuple[str, str]:
    """Take off what both begin and end with."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _slip(one: list[str], other: list[str]) -> bool:
    """Tell a slip from another person: an initial («Juan P.»), Mario and María, Daniel and Daniela."""
    if len(one) != len(other):
        return True
    at = next(index for index, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])
    here, there = one[at], other[at]
    if max(len(here), len(there)) < _TELLING_WORD:
        return False
    first_name = at < len(one) - 1
    return not (first_name and here.rstrip("ao") == there.rstrip("ao"))
