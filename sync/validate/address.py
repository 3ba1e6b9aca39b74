"""Addresses of cells as Excel spells them."""

from __future__ import annotations


def address(row: int, position: int) -> str:
    """Spell an address: row 2, position 5 -> F2."""
    return f"{letters(position)}{row}"


def letters(position: int) -> str:
    """Spell a column: position 5 -> F."""
    spelt = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        spelt = chr(65 + rest) + spelt
    return spelt
