"""How much a title somebody wrote sounds like those of our columns and sheets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from plan.standard import SHEETS
from plan.standard.aliases import COLUMN_ALIASES, OFFICE_TITLES, SHEET_ALIASES, WEAK
from sync.validate.titles import fold

Words = frozenset[str]
Spot = tuple[str, str]
"""A column of ours: its table and its name."""

_AS_ALIAS = 0.95
_AS_WEAK_ALIAS = 0.85
_AS_LOWER_TITLE = 0.97
_AS_UPPER_TITLE = 0.85
_LONGEST = 160
_NO_WORDS = frozenset(
    (
        "a",
        "al",
        "con",
        "de",
        "del",
        "el",
        "en",
        "la",
        "las",
        "los",
        "o",
        "para",
        "por",
        "que",
        "su",
        "un",
        "y",
    )
)
_BROKEN = re.compile(r"(?<=[a-z])-\s*(?=[a-z])")
"""A word parted at the end of a line: «Finali-zación»."""
_WORD = re.compile(r"[a-z]+|\d+")
_SPELT = {
    "n": "numero",
    "no": "numero",
    "nro": "numero",
    "num": "numero",
    "cod": "codigo",
    "resp": "responsable",
}
_ALIKE = 0.6
"""From which share of common words two titles may say the same, though each has a word of its own."""
_SHORTEST_STEM = 3
_SLIP = 0.84
_SHORTEST_SLIP = 5
_LONGEST_DIFFERENCE = 2


class Index(NamedTuple):
    """Titles by each of their words: what each stands for and what it counts; and all the words."""

    entries: Mapping[str, list[tuple[Spot, Words, float]]]
    known: frozenset[str]


@lru_cache(maxsize=1 << 14)
def words(title: str) -> Words:
    """Take a title apart into the words that tell, each without its ending."""
    plain = fold(title.replace("%", " porcentaje ").replace("#", " numero ")[:_LONGEST])
    apart = _WORD.findall(_BROKEN.sub("", plain))
    return frozenset(_stem(_SPELT.get(word, word)) for word in apart if word not in _NO_WORDS)


@lru_cache(maxsize=1 << 14)
def claims(*parts: str) -> Mapping[Spot, float]:
    """Say which columns of ours a title sounds like, from 0 to 1; a title of two rows comes in its parts."""
    index = _columns()
    found = dict(_heard(words(" ".join(parts)), index))
    if len(parts) > 1:
        _best(found, _heard(words(parts[-1]), index), _AS_LOWER_TITLE)
        _best(found, _heard(words(parts[0]), index), _AS_UPPER_TITLE)
    return found


def sheet_claim(title: str, table: str) -> float:
    """Say how much the title of a sheet sounds like one of ours."""
    return dict(_heard(words(title), _sheets())).get((table, ""), 0.0)


@lru_cache(maxsize=1 << 14)
def names_offices(*parts: str) -> float:
    """Say how much a title sounds as if the column told which office each row is of."""
    return max((_alike(words(part), alias) for part in parts for alias in _offices()), default=0.0)


def _heard(title: Words, index: Index) -> Iterable[tuple[Spot, float]]:
    corrected = frozenset(_corrected(word, index.known) for word in title)
    best: dict[Spot, float] = {}
    for word in corrected:
        for spot, alias, factor in index.entries.get(word, ()):
            best[spot] = max(best.get(spot, 0.0), factor * _alike(corrected, alias))
    return best.items()


def _alike(title: Words, alias: Words) -> float:
    if title == alias:
        return 1.0
    common = len(title & alias)
    if common == len(alias):
        return 0.5 + 0.45 * common / len(title)
    if common == len(title) and common:
        return 0.2 + 0.4 * common / len(alias)
    share = 2 * common / (len(title) + len(alias))
    return 0.7 * share if share >= _ALIKE else 0.0


def _best(found: dict[Spot, float], heard: Iterable[tuple[Spot, float]], factor: float) -> None:
    for spot, score in heard:
        found[spot] = max(found.get(spot, 0.0), score * factor)


def _stem(word: str) -> str:
    for ending in "se":
        word = word.removesuffix(ending) if len(word) > _SHORTEST_STEM else word
    return word


@lru_cache(maxsize=1 << 14)
def _corrected(word: str, known: frozenset[str]) -> str:
    """Give the known word that differs by a slip of the pen, which spares the first letter."""
    if word in known or len(word) < _SHORTEST_SLIP:
        return word
    near = [
        (SequenceMatcher(None, word, other).ratio(), other)
        for other in known
        if other[:1] == word[0] and abs(len(other) - len(word)) <= _LONGEST_DIFFERENCE
    ]
    ratio, other = max(near, default=(0.0, ""))
    return other if ratio >= _SLIP else word


@cache
def _columns() -> Index:
    entries = [
        ((sheet.table, column.name), title, factor)
        for sheet in SHEETS
        for column in sheet.columns
        for title, factor in (
            (column.title, 1.0),
            *((alias, _weight(alias)) for alias in COLUMN_ALIASES.get(sheet.table, {}).get(column.name, ())),
        )
    ]
    return _indexed(entries)


@cache
def _sheets() -> Index:
    entries = [((sheet.table, ""), sheet.title, 1.0) for sheet in SHEETS]
    entries += [
        ((table, ""), alias, _AS_ALIAS) for table, titles in SHEET_ALIASES.items() for alias in titles
    ]
    return _indexed(entries)


@cache
def _offices() -> tuple[Words, ...]:
    return tuple(map(words, OFFICE_TITLES))


def _weight(alias: str) -> float:
    return _AS_WEAK_ALIAS if alias.startswith(WEAK) else _AS_ALIAS


def _indexed(entries: Iterable[tuple[Spot, str, float]]) -> Index:
    index: dict[str, list[tuple[Spot, Words, float]]] = defaultdict(list)
    for spot, title, factor in entries:
        alias = words(title)
        for word in alias:
            index[word].append((spot, alias, factor))
    return Index(index, frozenset(index))
