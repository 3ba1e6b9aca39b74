"""Where the boxes of comments stand: beside their cells, for openpyxl puts all in one corner of the sheet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from xml.etree import ElementTree as ET

from openpyxl.utils import column_index_from_string
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

_SHAPE = "{urn:schemas-microsoft-com:vml}shape"
_OFFICE = "{urn:schemas-microsoft-com:office:excel}"
_SIZE = re.compile(r"width:([\d.]+)px;\s*height:([\d.]+)px")

_DIGIT, _PADDING = 7, 5
"""Pixels of a digit of the body's letters, and of the space beside a cell's text."""
_WIDTH, _HEIGHT = 8.43, 15.0
"""Those of a column in digits, of a row in points, where nobody chose others."""
_PIXELS = 4 / 3
"""Pixels of the screen in a point."""
_ASIDE, _ABOVE = 14.0, 8.0
_BEYOND = 60
"""Columns and rows after the last cell with a comment that its box may cover."""

Sizes = tuple[Mapping[int, float], float]
"""Pixels of columns or rows by number from 1, and of all others."""


def beside_cells(book: Workbook, name: str, data: bytes) -> bytes:
    """Move the boxes of a part of a package beside their cells; any other part stays as it is."""
    page = next((page for page in book.worksheets if page.legacy_drawing == name), None)
    return _moved(page, data) if page is not None else data


def _moved(page: Worksheet, data: bytes) -> bytes:
    root = ET.fromstring(data)  # noqa: S314 - openpyxl has just written it
    spots = {shape: spot for shape in root.iter(_SHAPE) if (spot := _spot(shape))}
    columns = _edges(_widths(page), max((column for _, column in spots.values()), default=0))
    rows = _edges(_heights(page), max((row for row, _ in spots.values()), default=0))
    for shape, (row, column) in spots.items():
        size = _SIZE.search(shape.get("style", ""))
        client = shape.find(f"{_OFFICE}ClientData")
        if size and client is not None:
            across = _span(columns, columns[column + 1] + _ASIDE, float(size[1]))
            down = _span(rows, max(rows[row] - _ABOVE, 0), float(size[2]))
            anchor = ET.Element(f"{_OFFICE}Anchor")
            anchor.text = ", ".join(map(str, (*across[:2], *down[:2], *across[2:], *down[2:])))
            client.insert(2, anchor)  # after the two that say how it moves
    return ET.tostring(root)


def _spot(shape: ET.Element) -> tuple[int, int] | None:
    """Give the row and the column, from 0, of the cell that a box belongs to."""
    row, column = (shape.findtext(f".//{_OFFICE}{name}") for name in ("Row", "Column"))
    return (int(row), int(column)) if row and column else None


def _span(edges: list[float], start: float, size: float) -> tuple[int, int, int, int]:
    """Say in which column or row something begins and ends, from 0, and how many pixels within each."""
    places = (min(bisect_right(edges, at), len(edges)) - 1 for at in (start, start + size))
    first, last = places
    return first, round(start - edges[first]), last, round(start + size - edges[last])


def _edges(sizes: Sizes, last: int) -> list[float]:
    """Add up sizes: the edges of all columns or rows up to some beyond the last that counts."""
    known, usual = sizes
    return [0.0, *accumulate(known.get(number, usual) for number in range(1, last + _BEYOND))]


def _widths(page: Worksheet) -> Sizes:
    found: dict[int, float] = {}
    for letters, look in page.column_dimensions.items():
        first = look.min or column_index_from_string(letters)
        width = 0.0 if look.hidden else _pixels(look.width)
        found |= dict.fromkeys(range(first, min(look.max or first, first + 1000) + 1), width)
    return found, _pixels(page.sheet_format.defaultColWidth or _WIDTH)


def _heights(page: Worksheet) -> Sizes:
    usual = page.sheet_format.defaultRowHeight or _HEIGHT
    rows = page.row_dimensions.items()
    heights = {number: 0.0 if look.hidden else look.height or usual for number, look in rows}
    return {number: height * _PIXELS for number, height in heights.items()}, usual * _PIXELS


def _pixels(width: float) -> float:
    return int(width * _DIGIT) + _PADDING
