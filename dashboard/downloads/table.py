"""A list to be taken away, whatever the format: what each column is called, holds and is of which kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from dashboard.wording import plain

Value = str | float | date | tuple[str, ...] | None
"""A tuple is a cell of several items."""

Item = TypeVar("Item")

MOST_IN_A_CELL = 32_767
"""Characters that a cell of Excel holds."""

CUT = " […]"
"""Ends a text that did not fit in a cell; it is whole in JSON and on the page."""

_DECIMALS = 6
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Kind:
    """What the values of a column are.

    Args:
        excel: number format of its cells in Excel.
        width: fitting width in Excel, in characters.
        unit: what its title adds where a cell cannot carry it.
        scale: by what a stored figure is multiplied in CSV.
        excel_scale: the same in Excel, whose cells can carry a percentage.
    """

    excel: str = "General"
    width: int = 16
    unit: str = ""
    scale: int = 1
    excel_scale: int = 1


CODE = Kind(width=14)
TEXT = Kind(width=24)
LONG_TEXT = Kind(width=46)
DATE = Kind("dd/mm/yyyy", width=13)
NUMBER = Kind("#,##0.##", width=13)
PERCENT = Kind("0.0%", width=13, unit="%", scale=_HUNDRED)
POINTS = Kind("+0.0;-0.0;0.0", width=13, unit="puntos", scale=_HUNDRED, excel_scale=_HUNDRED)
"""Differences of percentages: a fraction, told in points."""


@dataclass(frozen=True, slots=True)
class Field(Generic[Item]):
    """A column: its name for machines, its title for people, and how an item fills it."""

    name: str
    title: str
    kind: Kind
    of: Callable[[Item], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column without its way of filling it."""

    name: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A list to be taken away.

    Args:
        name: what machines and files call it, such as `programas`.
        title: what people call it; names its sheet.
        about: what it is, of whom, of which day and how it was filtered: pairs for people to read.
        facts: the same for machines.
    """

    name: str
    title: str
    columns: Sequence[Column]
    records: Sequence[Sequence[Value]]
    about: Sequence[tuple[str, str]] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


def fill(fields: Sequence[Field[Item]], items: Sequence[Item]) -> tuple[list[Column], list[list[Value]]]:
    """Fill the columns with items, in their order."""
    columns = [Column(each.name, each.title, each.kind) for each in fields]
    return columns, [[_clean(each.of(item)) for each in fields] for item in items]


def joined(value: Value) -> str | float | date | None:
    """Write the items of a cell as people do."""
    return "; ".join(value) if isinstance(value, tuple) else value


def fitting(text: str) -> str:
    """Cut a text to what a cell of Excel holds, which counts an emoji as two characters."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_IN_A_CELL:
        return text
    room = 2 * (MOST_IN_A_CELL - len(CUT))
    return units[:room].decode("utf-16-le", errors="ignore") + CUT


def _clean(value: Value) -> Value:
    """Round off what calculating left, and take from texts what no format can hold."""
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, str):
        return _clean_text(value)
    return tuple(map(_clean_text, value)) if isinstance(value, tuple) else value


def _clean_text(text: str) -> str:
    return str(plain(text)).replace("\r\n", "\n").replace("\r", "\n")
