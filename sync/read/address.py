"""Columns as Excel spells them."""

from __future__ import annotations


def column_number(letters: bytes) -> int:
    """Count a column from 1: `AA` is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """Spell a column counted from 1: 27 is `AA`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
