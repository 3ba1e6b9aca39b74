"""Write the standard workbooks from their declaration; only here and in `sync.report` is openpyxl known."""

from __future__ import annotations

from sync.template.prefill import blank, lists_for, own_rows, prefilled, write_blanks
from sync.template.shapes import AUTHOR, AsTyped, Identity, Lists, Saved
from sync.template.workbook import FACTORY, write_workbook

__all__ = [
    "AUTHOR",
    "FACTORY",
    "AsTyped",
    "Identity",
    "Lists",
    "Saved",
    "blank",
    "lists_for",
    "own_rows",
    "prefilled",
    "write_blanks",
    "write_workbook",
]
