"""Workbooks that took the reading process with them: left alone until their bytes or the program change."""

from __future__ import annotations

from dataclasses import replace

from plan import VERSION
from plan.history import Record
from plan.problems import Place, problem
from sync.shapes import Copy, Refusal

PROGRAMA = "programa"
"""The fact of a refusal that names the version of the program that could not read the workbook."""


def condemn(refusal: Refusal) -> Refusal:
    """Have a refusal say which version of the program it was that could not read the workbook."""
    facts = {**refusal.problem.facts, PROGRAMA: VERSION}
    return replace(refusal, problem=replace(refusal.problem, facts=facts))


def condemned(found: Record, copy: Copy) -> Refusal | None:
    """Refuse bytes unread that took the reading process with them before, whatever they are called now."""
    if not copy.sha256 or found["sha256"] != copy.sha256 or found["hechos"].get(PROGRAMA) != VERSION:
        return None
    return Refusal(problem(found["problema"], Place(workbook=copy.path), found["hechos"]), killer=True)


def is_pardoned(found: Record | None) -> bool:
    """Tell whether a workbook was given up by another version of the program, and so is to be tried again."""
    return found is not None and found["hechos"].get(PROGRAMA, VERSION) != VERSION
