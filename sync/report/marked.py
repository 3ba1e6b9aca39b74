"""What comes of marking a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Names = Mapping[str, Mapping[int, str]]
"""What rows are called, by sheet as the problems call it and by number."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked copy, and what the rows that it marks are called."""

    data: bytes
    names: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NoCopy:
    """Why a workbook has no copy, as the end of a sentence; `detail` is for the log."""

    reason: str
    detail: str = ""


def has_macros(data: bytes) -> bool:
    """Tell whether a workbook holds macros: the names in a package are not compressed."""
    return b"vbaProject.bin" in data


def ending(data: bytes) -> str:
    """Say how the name of a workbook has to end; Excel opens no other."""
    return ".xlsm" if has_macros(data) else ".xlsx"
