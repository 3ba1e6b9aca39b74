"""Which sheet or column somebody called otherwise may be the one that is missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache

from plan.standard import Column, Sheet, Workbook
from plan.standard.aliases import COLUMN_ALIASES, WEAK
from plan.standard.identidad import FIXED_SHEETS
from sync.validate.titles import fold

_LIKE_ENOUGH = 0.6
_WORD = re.compile(r"[a-z%]+")
_NO_WORDS = frozenset({"a", "al", "de", "del", "el", "en", "la", "las", "los", "y"})

Words = frozenset[str]


def like_sheet(missed: str, titles: Iterable[str], workbook: Workbook) -> str:
    """Ask whether a sheet that is none of ours is the one that is missed; empty when none is like it."""
    ours = set(map(fold, (*FIXED_SHEETS, *workbook.by_title)))
    return _asked(_spelt_alike(missed, [title for title in titles if fold(title) not in ours]))


def like_columns(sheet: Sheet, missed: Sequence[Column], strange: Sequence[str]) -> Mapping[str, str]:
    """Ask, by name of each missed column, whether a strange one is it that means no other."""
    meant = _meant(sheet, missed, strange) if missed else {}
    free = [title for title in strange if title not in meant.values()]
    return {
        column.name: _asked(meant.get(column.name) or _spelt_alike(column.title, free)) for column in missed
    }


def _meant(sheet: Sheet, missed: Sequence[Column], strange: Sequence[str]) -> Mapping[str, str]:
    """Give the strange title that is other words for each missed column, by its name."""
    return {
        column.name: title
        for column in missed
        for title in reversed(strange)
        if _words(title) in _other_words(sheet.table, column.name)
    }


@cache
def _other_words(table: str, name: str) -> frozenset[Words]:
    aliases = COLUMN_ALIASES.get(table, {}).get(name, ())
    return frozenset(_words(alias) for alias in aliases if not alias.startswith(WEAK))


def _words(title: str) -> Words:
    return frozenset(_WORD.findall(fold(title))) - _NO_WORDS


def _spelt_alike(missed: str, titles: Iterable[str]) -> str:
    folded = {fold(title): title for title in titles}
    near = get_close_matches(fold(missed), folded, 1, _LIKE_ENOUGH) or [
        title for title in folded if fold(missed) in title
    ]
    return folded[near[0]] if near else ""


def _asked(title: str) -> str:
    return f" ¿Es la que se llama «{title}»?" if title else ""
