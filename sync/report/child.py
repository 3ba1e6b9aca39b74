"""The process that marks copies: openpyxl can be made to hang or to fill the memory."""

from __future__ import annotations

import os
import sys
import traceback

from sync.confined.serving import serve
from sync.report.job import MEMORY, read_job, spell_answer, spell_refusal
from sync.report.marking import mark

LATER = 10
"""How much everything else in the machine goes before it."""


def answer(asked: bytes, data: bytes) -> bytes:
    """Mark one workbook, whatever comes of it."""
    try:
        return spell_answer(mark(data, *read_job(asked)))
    except MemoryError:
        return spell_refusal(MEMORY)
    except Exception:  # noqa: BLE001 - a workbook can break openpyxl in any way
        return spell_refusal(traceback.format_exc(limit=-3))


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(LATER)
    serve(answer, sys.argv[1:])
