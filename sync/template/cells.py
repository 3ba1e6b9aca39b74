"""Write one value into one cell so that it is read back as the very same value."""

from __future__ import annotations

import re

from openpyxl.cell import Cell as Target

from plan.standard.kinds.base import Cell
from sync.template.shapes import AsTyped

UNWRITABLE = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that XML cannot carry or would change, and texts that look like their escape."""

LOOKS_TYPED = ("=", "+", "-", "@")


def put(target: Target, value: Cell) -> None:
    """Put a value into a cell; a text stays a text even when it looks like a formula or an error."""
    if isinstance(value, AsTyped):
        _put_as_typed(target, value)
    elif isinstance(value, str):
        _put_text(target, value)
    elif isinstance(value, float):
        _put_number(target, value)
    else:
        target.value = value


def _put_as_typed(target: Target, text: str) -> None:
    target.value = text
    if text.startswith("#"):  # openpyxl does not know the errors of later versions of Excel
        target.data_type = "e"


def _put_text(target: Target, text: str) -> None:
    target.value = UNWRITABLE.sub(_escape, text)
    target.data_type = "s"
    if text.startswith(LOOKS_TYPED):
        target.quotePrefix = True


def _put_number(target: Target, number: float) -> None:
    # openpyxl spells floats with 16 digits; 17 are needed to get every one back.
    target.value = repr(number).removesuffix(".0")
    target.data_type = "n"


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
