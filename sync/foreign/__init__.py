"""What a workbook that is not of ours holds: which of its sheets and columns look like ours, and what lacks.

Cells in, shapes out; it knows no file and stores nothing. Nothing is invented: what sounds like none of ours
is told so.
"""

from __future__ import annotations

from sync.foreign.draft import Draft, drafts
from sync.foreign.recognise import is_foreign, recognise
from sync.foreign.shapes import Family, Foreign, Homeless, Link, Part, Recognised, Remark

__all__ = [
    "Draft",
    "Family",
    "Foreign",
    "Homeless",
    "Link",
    "Part",
    "Recognised",
    "Remark",
    "drafts",
    "is_foreign",
    "recognise",
]
