"""What the child answered, opened with distrust: a hostile workbook may have taken it over."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from itertools import zip_longest

from plan.problems import CATALOGUE, Place, message, problem
from sync.read.columns import Packed, unpack
from sync.read.extent import MAX_CELLS
from sync.read.merged import Span
from sync.shapes import Book, BrokenCell, Merged, RawCell, Refusal, SheetCells

_CLASSES = {kind.__name__: kind for kind in (date, datetime, time, timedelta)}
_CELL_TYPES = {str, float, bool, type(None), *_CLASSES.values()}
_NONSENSE = (
    *(pickle.UnpicklingError, EOFError, MemoryError, ArithmeticError),
    *(AttributeError, LookupError, TypeError, ValueError),
)
"""What it may come to when bytes that no honest child sends are opened."""


class ReplyError(Exception):
    """An answer that no honest child gives."""


class _Unpickler(pickle.Unpickler):
    """Knows the classes that cells are made of, and no other."""

    def find_class(self, module: str, name: str) -> type:
        if module == "datetime" and name in _CLASSES:
            return _CLASSES[name]
        raise ReplyError(f"{module}.{name} in an answer")


def open_reply(payload: bytes, path: str) -> Book | Refusal:
    """Make the shapes of an answer.

    Raises:
        ReplyError: it is none that an honest child gives.
    """
    try:
        kind, *content = _Unpickler(BytesIO(payload)).load()
        return _refusal(path, *content) if kind == "refusal" else _book(*content[0])
    except _NONSENSE as error:
        raise ReplyError(repr(error)) from error


def refuse(code: str, path: str, facts: Mapping[str, str], detail: str = "") -> Refusal:
    """Refuse a file with a problem of the catalogue."""
    return Refusal(problem(code, Place(workbook=path), facts), detail)


def _refusal(path: str, code: str, facts: Mapping[str, str], detail: str) -> Refusal:
    if code not in CATALOGUE:
        raise ReplyError(f"unknown code {code!r}")
    refusal = refuse(code, path, {str(name): str(value) for name, value in facts.items()}, str(detail))
    message(refusal.problem)  # raises when its sentence lacks a fact
    return refusal


def _book(
    sheets: Iterable[tuple[object, ...]],
    titles: Iterable[str],
    saved_by: str,
    saved_at: str,
    has_macros: object,
) -> Book:
    cells = [_sheet(*sheet) for sheet in sheets]  # type: ignore[arg-type]  # checked as it is built
    return Book(
        sheets={sheet.title: sheet for sheet in cells},
        titles=tuple(map(str, titles)),
        saved_by=str(saved_by),
        saved_at=_moment(saved_at),
        has_macros=bool(has_macros),
    )


def _sheet(
    title: str,
    visible: object,
    packed: Iterable[Packed],
    broken: Mapping[tuple[int, int], str],
    looks: tuple[Iterable[int], Iterable[Span]],
) -> SheetCells:
    columns = unpack(packed)
    if not all(set(map(type, cells)) <= _CELL_TYPES for cells in columns):
        raise ReplyError("cells of no known type")
    if _area(columns, broken) > MAX_CELLS:
        raise ReplyError("more cells than allowed")
    for (row, column), error in broken.items():
        _put(columns, row, column, BrokenCell(str(error)))
    rows: list[tuple[RawCell, ...]] = list(zip_longest(*columns))
    hidden_rows, merged = looks
    spans = tuple(Merged(*map(int, span)) for span in merged)
    return SheetCells(str(title), rows, bool(visible), frozenset(map(int, hidden_rows)), spans)


def _area(columns: list[list[RawCell]], broken: Iterable[tuple[int, int]]) -> int:
    height = max([*map(len, columns), *(row + 1 for row, _ in broken)], default=0)
    return height * max([len(columns), *(column + 1 for _, column in broken)])


def _put(columns: list[list[RawCell]], row: int, column: int, cell: BrokenCell) -> None:
    """Put a cell in its place, which may lie beyond the cells that have a value."""
    columns.extend([] for _ in range(column + 1 - len(columns)))
    target = columns[column]
    target.extend(None for _ in range(row + 1 - len(target)))
    target[row] = cell


def _moment(text: str) -> datetime | None:
    """Understand the time of a save as docProps writes it, in UTC; nonsense is nothing."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
