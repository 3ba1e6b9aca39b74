"""Station 4a: decide what a checked workbook changes: versions to open and close, or a load to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import itemgetter

from plan.standard import STANDARD, TABLES, Row, Sheet
from plan.standard.kinds.base import Value, clave, items
from plan.tables import has_twin, twin
from sync.holds import Hold, holds
from sync.shapes import Checked, CheckedSheet
from sync.succession import Claims, Succession, succession
from sync.validate.findings import Rows
from sync.validate.references import RETAINED, TABLE_OF

PENDIENTE = "pendiente"
RETIRADO = "retirado"
_STANDING = frozenset({None, PENDIENTE})
"""The marks of rows that their workbook still had."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A version to open; `values` holds the declared columns and the twins."""

    table: str
    clave: str
    values: Row
    fila: int | None
    marca: str | None = None
    al: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a load does: versions opened, versions closed (table, key); or the holds that stop it."""

    opened: Sequence[Opening] = ()
    closed: Sequence[tuple[str, str]] = ()
    holds: Sequence[Hold] = ()


@dataclass(frozen=True, slots=True)
class InForce:
    """What is in force when a load is decided.

    Args:
        own: rows of this origen by table and key.
        hanging: how many rows of other origenes refer to a key, by table.
        claimed: rows of others that carry on those of this origen, by table and by the key of these.
        corte: the date the rows in force are of.
    """

    own: Rows
    hanging: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    corte: date | None = None
    claimed: Claims = field(default_factory=dict)


def decide(checked: Checked, now_in_force: InForce) -> Decision:
    """Compare a checked workbook with what is in force."""
    changes = _Changes(now_in_force, succession(checked, now_in_force.claimed))
    complete = all(sheet.complete for sheet in checked.sheets.values())
    for sheet in reversed(STANDARD[checked.tipo].sheets):
        changes.weigh(sheet, checked.sheets[sheet.table], complete=complete)
    reasons = holds(checked, _standing(now_in_force.own), changes.vanished, now_in_force.hanging)
    return Decision(changes.opened, changes.closed, [*reasons])


def release(tipo: str, now_in_force: InForce) -> Decision:
    """Let go of rows that stayed for others only: nothing hangs on them, or they went on elsewhere."""
    changes = _Changes(now_in_force, Succession(outside=now_in_force.claimed))
    for sheet in reversed(STANDARD[tipo].sheets):
        changes.let_go(sheet)
    return Decision(closed=changes.closed)


class _Changes:
    """Gathers the changes of one load, children before parents so that it is known what still hangs."""

    def __init__(self, now: InForce, heirs: Succession) -> None:
        self.opened: list[Opening] = []
        self.closed: list[tuple[str, str]] = []
        self.vanished: dict[str, list[str]] = {}
        self._now = now
        self._heirs = heirs
        self._referenced: dict[str, set[str]] = defaultdict(set)

    def weigh(self, sheet: Sheet, read: CheckedSheet, *, complete: bool) -> None:
        """Weigh one sheet against its rows in force."""
        old = self._now.own.get(sheet.table, {})
        for key, row in read.taken.items():
            self._take(sheet, key, row, old.get(key))
        absent = [key for key in old if key not in read.taken]
        waiting = [key for key in absent if key in read.quarantined or not complete]
        for key in waiting:
            if key in read.quarantined:
                self._mark(sheet, key, old[key], PENDIENTE)
        gone = {key: old[key] for key in absent if key not in set(waiting)}
        self.vanished[sheet.table] = [
            key
            for key, row in gone.items()
            if row["marca"] in _STANDING and not self._heirs.accounts_for(sheet.table, key, row)
        ]
        survivors = [*read.taken.values(), *(old[key] for key in waiting)]
        self._note(sheet, survivors)
        self._remove(sheet, gone)

    def let_go(self, sheet: Sheet) -> None:
        """Close the rows of one sheet that stayed for others only and need not stay any longer."""
        own = self._now.own.get(sheet.table, {})
        kept = {key: row for key, row in own.items() if row["marca"] in {RETIRADO, RETAINED}}
        self._note(sheet, [row for key, row in own.items() if key not in kept])
        self._remove(sheet, kept)

    def _take(self, sheet: Sheet, key: str, row: Row, old: Row | None) -> None:
        if old is not None:
            picked = _picker(sheet.table)
            if old["marca"] is None and picked(old) == picked(row):
                return
            self.closed.append((sheet.table, key))
        self.opened.append(Opening(sheet.table, key, _values(sheet, row), row["fila"]))

    def _mark(self, sheet: Sheet, key: str, old: Row, marca: str) -> None:
        if old["marca"] == marca:
            return
        self.closed.append((sheet.table, key))
        al = old["al"] or self._now.corte
        self.opened.append(Opening(sheet.table, key, _values(sheet, old), old["fila"], marca, al))

    def _remove(self, sheet: Sheet, gone: Mapping[str, Row]) -> None:
        """Close what is gone, save what others hang on, and programmes that did not go on elsewhere."""
        kept = _still_needed(sheet, gone, self._referenced[sheet.table] | set(self._foreign(sheet.table)))
        if sheet.table == "programa":
            kept |= {key for key in gone if not self._heirs.holds(sheet.table, key)}
        for key, row in gone.items():
            if key in kept:
                self._mark(sheet, key, row, RETIRADO if sheet.table == "programa" else RETAINED)
            else:
                self.closed.append((sheet.table, key))
        self._note(sheet, [gone[key] for key in kept])

    def _foreign(self, table: str) -> Iterable[str]:
        return self._now.hanging.get(table, {})

    def _note(self, sheet: Sheet, rows: Iterable[Row]) -> None:
        for table, code in _references(sheet, rows):
            self._referenced[table].add(code)


def _standing(own: Rows) -> Rows:
    return {
        table: {key: row for key, row in rows.items() if row["marca"] in _STANDING}
        for table, rows in own.items()
    }


def _still_needed(sheet: Sheet, gone: Mapping[str, Row], referenced: set[str]) -> set[str]:
    """Follow references inside one sheet: a kept row keeps what it refers to."""
    kept: set[str] = set()
    fresh = set(gone) & referenced
    while fresh:
        kept |= fresh
        own = {
            code for table, code in _references(sheet, [gone[key] for key in fresh]) if table == sheet.table
        }
        fresh = (set(gone) & own) - kept
    return kept


def _references(sheet: Sheet, rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    there = list(rows)
    for column in sheet.columns:
        if column.kind.refers_to:
            table, name = TABLE_OF[column.kind.refers_to], column.name
            for text in filter(None, {row[name] for row in there}):
                for code in items(text) if column.kind.many else (text,):
                    yield table, clave(code)


def _values(sheet: Sheet, row: Row) -> Row:
    return {name: row[name] for name in _stored(sheet.table)}


@cache
def _picker(table: str) -> Callable[[Row], tuple[Value, ...]]:
    """Make what takes the stored values out of a row at once."""
    return itemgetter(*_stored(table))


@cache
def _stored(table: str) -> tuple[str, ...]:
    """Name the declared columns of a table and their twins."""
    columns = TABLES[table].columns
    return (*(column.name for column in columns), *(twin(column) for column in columns if has_twin(column)))
