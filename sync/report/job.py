"""What passes between the service and the process that marks, which it does not trust: JSON."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from plan.problems import Place, Problem, Severity
from sync.report.cover import Cover
from sync.report.marked import Marked, Names

MEMORY = "memoria"
"""Why there is no copy of a workbook that needs more memory than there may be."""
_LONGEST_NAME = 400


class JobError(Exception):
    """An answer that is none."""


def spell_job(problems: Sequence[Problem], cover: Cover) -> bytes:
    """Spell what is to be marked."""
    return orjson.dumps({"problems": list(problems), "cover": cover})


def read_job(asked: bytes) -> tuple[list[Problem], Cover]:
    """Read what is to be marked."""
    told = orjson.loads(asked)
    problems = [
        Problem(found["code"], Severity(found["severity"]), Place(**found["place"]), found["facts"])
        for found in told["problems"]
    ]
    return problems, Cover(**told["cover"])


def spell_answer(marked: Marked) -> bytes:
    """Spell a marked copy."""
    return orjson.dumps(marked.names, option=orjson.OPT_NON_STR_KEYS) + b"\n" + marked.data


def spell_refusal(reason: str) -> bytes:
    """Spell that there is no copy, and why."""
    return orjson.dumps(reason) + b"\n"


def read_answer(answer: bytes) -> Marked | str:
    """Read a marked copy, or why there is none.

    Raises:
        JobError: when it is neither.
    """
    head, newline, data = answer.partition(b"\n")
    try:
        told = orjson.loads(head)
        if isinstance(told, str) and newline:
            return told
        return Marked(data, _names(told))
    except (ValueError, AttributeError, TypeError) as error:
        raise JobError(str(error)) from error


def _names(told: dict[str, dict[str, str]]) -> Names:
    return {
        str(sheet): {int(row): str(name)[:_LONGEST_NAME] for row, name in rows.items()}
        for sheet, rows in told.items()
    }
