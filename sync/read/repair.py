"""What calamine loses of a sheet, told from its bytes: error cells, formulas never calculated, hidden rows.

It hands over an error and a formula without value as it does a blank cell. Here plain searches of bytes come
first, and only what they hit is looked at more closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from sync.read.address import column_number
from sync.read.merged import Span

Address = tuple[int, int]
"""Row and column of a cell, from 0."""

_ERROR_TYPE = re.compile(rb"""\st=["']e["']""")
_TEXT_TYPE = re.compile(rb"""\st=["']str["']""")
_FORMULA_WITHOUT_VALUE = (
    re.compile(rb"</f>\s*(<v[^>]*/>|<v[^>]*>\s*</v>)?\s*</c>"),
    re.compile(rb"<f\b[^>]*/>\s*(<v[^>]*/>|<v[^>]*>\s*</v>)?\s*</c>"),
)
_HIDES = (b'hidden="true"', b'hidden="1"', b"hidden='true'", b"hidden='1'")
"""LibreOffice says of every row that it is not hidden: rows are searched only when one says that it is."""
_HIDDEN_ROW = re.compile(rb"""<row\s[^>]*?\bhidden=["'](?:1|true)["'][^>]*>""")
_FALSE = re.compile(rb"<v[^>]*>\s*false\s*</v>")
_NEGATIVE = re.compile(rb"<v[^>]*>\s*(-[^<]+)</v>")
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_CELL_OR_ROW = re.compile(rb"<(/row|row|c)\b([^>]*)>")
_ROW_NUMBER = re.compile(rb"""\sr=["'](\d+)["']""")
_CELL_ADDRESS = re.compile(rb"""\sr=["']([A-Za-z]+)(\d+)["']""")
_CELL_TAG = re.compile(rb"<c[\s>]")
_LONGEST_ERROR = 40


class SheetScan:
    """The rows of a sheet as bytes in plain spelling, asked for what the engine does not tell."""

    def __init__(self, rows: bytes, merged: Sequence[Span] = ()) -> None:
        self.rows = rows
        self.merged = list(merged)
        self._counted: dict[int, Address] | None = None

    def broken_cells(self) -> dict[Address, str]:
        """Find the cells without a value a person wrote: the text of an Excel error, or nothing."""
        return {**dict(self._uncalculated()), **dict(self._errors())}

    def hidden_rows(self) -> list[int]:
        """Find the hidden rows, numbered from 1."""
        if not any(says in self.rows for says in _HIDES):
            return []
        return [self._row_of(found) for found in _HIDDEN_ROW.finditer(self.rows)]

    def spelt_false(self) -> Iterator[Address]:
        """Find the booleans written `false`, which the engine takes for true as it does all but `0`."""
        if b"false" in self.rows:
            for found in _FALSE.finditer(self.rows):
                yield self._address_around(found.start())

    def negative_numbers(self) -> Iterator[tuple[Address, float]]:
        """Find the numbers below zero, which the engine turns into times where the format is a date."""
        for found in _NEGATIVE.finditer(self.rows):
            try:
                yield self._address_around(found.start()), float(found[1])
            except ValueError:
                continue

    def calculated_texts(self) -> Iterator[Address]:
        """Find the texts that a formula gave and that hold an escape of Excel (`_x000D_`)."""
        if b"_x00" in self.rows:
            yield from map(self._address, self._cells_of_type(_TEXT_TYPE))

    def fed(self) -> bytes:
        """Give the rows as the engine can take them: errors as texts, for it knows only seven of them."""
        if not self._has_errors():
            return self.rows
        return re.sub(rb"""(<c\s[^>]*?\bt=)["']e["']""", rb'\1"str"', self.rows)

    def _has_errors(self) -> bool:
        return b't="e"' in self.rows or (b"'" in self.rows and b"t='e'" in self.rows)

    def _errors(self) -> Iterator[tuple[Address, str]]:
        if not self._has_errors():
            return
        for start in self._cells_of_type(_ERROR_TYPE):
            value = _VALUE.search(self.rows, start, self.rows.find(b"</c>", start))
            if value is not None and value[1].strip():
                yield self._address(start), _text(value[1])

    def _cells_of_type(self, declared: re.Pattern[bytes]) -> Iterator[int]:
        """Find where filled cells of a type begin, passing over texts that only look like the attribute."""
        for found in declared.finditer(self.rows):
            start = self.rows.rfind(b"<", 0, found.start())
            if _CELL_TAG.match(self.rows, start) and not self._tag(start).endswith(b"/>"):
                yield start

    def _uncalculated(self) -> Iterator[tuple[Address, str]]:
        """Find formulas without value; one whose result is the empty text has been calculated."""
        if b"</f>" not in self.rows:
            return
        for pattern in _FORMULA_WITHOUT_VALUE:
            for found in pattern.finditer(self.rows):
                start = self._start_of_cell(found.start())
                if found[1] is None or not _TEXT_TYPE.search(self._tag(start)):
                    yield self._address(start), ""

    def _address_around(self, inside: int) -> Address:
        return self._address(self._start_of_cell(inside))

    def _start_of_cell(self, inside: int) -> int:
        """Find where the cell around a place begins; no element within a cell begins with that letter."""
        return self.rows.rfind(b"<c", 0, inside)

    def _tag(self, start: int) -> bytes:
        return self.rows[start : self.rows.find(b">", start) + 1]

    def _address(self, start: int) -> Address:
        written = _CELL_ADDRESS.search(self._tag(start))
        if written is None:
            return self._count()[start]
        return int(written[2]) - 1, column_number(written[1]) - 1

    def _row_of(self, found: re.Match[bytes]) -> int:
        written = _ROW_NUMBER.search(found[0])
        return int(written[1]) if written is not None else self._count()[found.start()][0] + 1

    def _count(self) -> dict[int, Address]:
        """Count rows and cells as the engine does, for the few programs that write them without address."""
        if self._counted is None:
            self._counted = dict(_positions(self.rows))
        return self._counted


def _positions(rows: bytes) -> Iterator[tuple[int, Address]]:
    row = column = 0
    for found in _CELL_OR_ROW.finditer(rows):
        if found[1] == b"c":
            written = _CELL_ADDRESS.search(found[2])
            column = column_number(written[1]) - 1 if written is not None else column
            yield found.start(), (row, column)
            column += 1
            continue
        number = _ROW_NUMBER.search(found[2])
        row = int(number[1]) - 1 if number is not None else row
        if found[1] == b"row":
            yield found.start(), (row, column)
        if found[1] == b"/row" or found[2].endswith(b"/"):
            row, column = row + 1, 0


def _text(raw: bytes) -> str:
    return unescape(raw.decode(errors="replace")).strip()[:_LONGEST_ERROR]
