"""What became of each row between two moments: the rows then and now, paired across corrected codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plan.anterior import WITH_FORMER, former_key
from plan.standard import TABLES
from plan.standard.vocabulary import Row
from plan.tree import FullKey

_PARENTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "actividad": (("programa", "programa"),),
    "presupuesto": (("programa", "programa"),),
    "indicador": (("programa", "programa"),),
    "medicion": (("indicador", "indicador"),),
}
"""Of each table, the columns that name a row on which it hangs, each with the table of that row."""

_ORDER = sorted(TABLES, key=lambda table: (table in _PARENTS, table == "medicion"))
"""Parents before what hangs on them."""

Tables = Mapping[str, Sequence[Row]]
_Keyed = Mapping[FullKey, Row]
_Moved = dict[str, dict[FullKey, Row]]
Trace = Callable[[str, Row], FullKey | None]
"""Says under which key a row was known at the first moment, when its code changed more than once."""


class Pair(NamedTuple):
    """A row before and after; `before` is None when it came, `after` when it went."""

    table: str
    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """The row as it is, or as it was last."""
        return self.after or self.before or {}

    @property
    def renamed(self) -> bool:
        """Whether it goes on under another code or in another office."""
        return bool(self.before and self.after and _key(self.before) != _key(self.after))


def pair(before: Tables, after: Tables, trace: Trace) -> Iterator[Pair]:
    """Pair the rows of two moments, table by table; rows that are the same version are left out."""
    moved: _Moved = {}
    for table in _ORDER:
        then, now = _keyed(before.get(table, ())), _keyed(after.get(table, ()))
        went = _Went(table, then, now, moved)
        went.follow(trace)
        moved[table] = went.heirs
        yield from went.pairs()


class _Went:
    """Where the rows of a table went."""

    def __init__(self, table: str, then: _Keyed, now: _Keyed, moved: _Moved) -> None:
        self._table, self._then, self._now, self._moved = table, then, now, moved
        self.heirs: dict[FullKey, Row] = {}

    def follow(self, trace: Trace) -> None:
        """Find which rows go on as others."""
        if self._table in WITH_FORMER:
            self._follow_codes(trace)
        for column, table in _PARENTS.get(self._table, ()):
            self._follow_parents(column, self._moved[table])

    def pairs(self) -> Iterator[Pair]:
        """Pair what was with what it became; then name what came."""
        came = dict(self._now)
        taken = {_key(row) for row in self.heirs.values()}
        for key, row in self._then.items():
            heir = self.heirs.get(key) or (self._now.get(key) if key not in taken else None)
            if heir is not None:
                came.pop(_key(heir), None)
            if heir is None or _version(heir) != _version(row):
                yield Pair(self._table, row, heir)
        yield from (Pair(self._table, None, row) for row in came.values())

    def _follow_codes(self, trace: Trace) -> None:
        """Find the rows that name what they were before, where they did not say so yet."""
        for key, row in self._now.items():
            former = former_key(row, key[0])
            same = self._then.get(key)
            if former is None or (same and same["codigo_anterior"] == row["codigo_anterior"]):
                continue
            old = former if former in self._then else trace(self._table, row)
            if old is not None and old in self._then:
                self.heirs.setdefault(old, row)

    def _follow_parents(self, column: str, moved: Mapping[FullKey, Row]) -> None:
        """Find the rows that went along with the programme or indicator on which they hang."""
        for key, row in self._then.items() if moved else ():
            parent = moved.get((key[0], str(row.get(f"{column}_clave"))))
            new = self._key_under(row, column, parent) if parent and key not in self.heirs else key
            if new != key and new in self._now:
                self.heirs[key] = self._now[new]

    def _key_under(self, row: Row, column: str, parent: Row) -> FullKey:
        return parent["origen"], TABLES[self._table].key_of({**row, column: parent["codigo"]})


def _keyed(rows: Sequence[Row]) -> _Keyed:
    return {_key(row): row for row in rows}


def _key(row: Row) -> FullKey:
    return row["origen"], row["clave"]


def _version(row: Row) -> tuple[FullKey, int]:
    return _key(row), row["desde"]
