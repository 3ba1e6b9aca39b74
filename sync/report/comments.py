"""What is said in a cell: a comment that shows its whole text, below what the office had noted."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from openpyxl.cell import Cell
from openpyxl.comments import Comment

from plan.problems import Problem, advice, remedy, says, title
from plan.standard.identidad import GENERATOR
from sync.report.words import GRAVITY
from sync.template.cells import UNWRITABLE

WIDTH, TALLEST = 330, 520
LETTERS = 48
"""Of the letters of a comment so many stand in a line of it."""
LINE, MARGIN = 16, 14
RULE = "\n———\n"
HEADING = "Observación del tablero"


def spell(problems: Sequence[Problem], cell: str) -> str:
    """Say what is wrong in a cell, and what to do; what was said at another cell is not said again."""
    return "\n\n".join([HEADING, *(_spelt(found, cell) for found in problems)])


def note(cell: Cell, text: str) -> None:
    """Leave a comment in a cell, below what the office had noted there."""
    theirs = _theirs(cell.comment)
    author = cell.comment.author if theirs else GENERATOR
    comment = Comment(UNWRITABLE.sub(" ", f"{theirs}{RULE}{text}" if theirs else text), author)
    fit(comment)
    cell.comment = comment


def fit(comment: Comment) -> None:
    """Give a comment the size of its text: openpyxl forgets the one it had."""
    lines = sum(max(1, ceil(len(line) / LETTERS)) for line in comment.text.split("\n"))
    comment.width, comment.height = WIDTH, min(lines * LINE + MARGIN, TALLEST)


def _spelt(found: Problem, cell: str) -> str:
    head = f"{GRAVITY[found.severity]}: {title(found.code)}"
    if found.place.cell in {"", cell}:
        return f"{head}\n{says(found)}\n→ {remedy(found)}"
    return f"{head}\nPasa lo mismo que en {found.place.cell}.\n→ {advice(found.code)}"


def _theirs(comment: Comment | None) -> str:
    """Give what the office noted: a copy may have come back as a workbook, with our comments in it."""
    if comment is None:
        return ""
    text: str = comment.text
    before, ours, _ = text.partition(HEADING)
    return before.removesuffix(RULE).strip() if ours else text
