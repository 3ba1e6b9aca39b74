"""Row heights that show every line of wrapped texts, without fixing them against later edits."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

LINE = 15.0
HIGHEST = 27
"""Lines that the highest row Excel allows can show."""

LETTER_WIDTH = 0.95
"""How wide a letter is against a digit, what is lost by breaking lines between words included."""


def fit(page: Worksheet, number: int, texts: Iterable[tuple[str, float]], size: float = 1.0) -> None:
    """Give a row the height of its texts, each with its width; `size` is that of letters, 1 the body's.

    LibreOffice does not measure rows when it opens a file, so the height has to be there.
    """
    lines = max((_lines(text, width / size) for text, width in texts), default=1)
    if lines > 1 or size > 1:
        page.row_dimensions[number] = _Row(page, index=number, ht=min(lines, HIGHEST) * LINE * size)


def height(page: Worksheet, number: int) -> float:
    """Tell how high a row is, in points."""
    given = page.row_dimensions[number].ht if number in page.row_dimensions else None
    return float(given or LINE)


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(part) * LETTER_WIDTH / width)) for part in text.split("\n"))


class _Row(RowDimension):  # type: ignore[misc]  # openpyxl has no types
    """A row whose height is no choice of a person: it grows and shrinks when its texts change."""

    customHeight = False  # noqa: N815 (openpyxl's name)
