"""Light lines under the rows that hold something: on the screen and on paper, however many there will be."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sync.template.styles import UNDERLINE


def rule_rows(page: Worksheet, columns: int, last: int, lit: Iterable[str]) -> None:
    """Draw a line under every row with data, down to row `last`.

    The columns named in `lit` have formats of their own, which LibreOffice would hide behind this one: they
    draw the line themselves and get this rule after theirs.
    """
    letters = [get_column_letter(place) for place in range(1, columns + 1)]
    own = set(lit)
    area = " ".join(f"{letter}2:{letter}{last}" for letter in letters if letter not in own)
    for cells in (area, *(f"{letter}2:{letter}{last}" for letter in letters if letter in own)):
        page.conditional_formatting.add(cells, _rule(letters[-1]))


def _rule(last: str) -> Rule:
    style = DifferentialStyle(border=UNDERLINE)
    return Rule(type="expression", dxf=style, formula=[f"COUNTA($A2:${last}2)>0"])
