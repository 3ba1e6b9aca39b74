"""Reading a workbook in the process of the tests, as the child does it and its parent opens it."""

from __future__ import annotations

from plan.problems import message
from sync.read.child import answer
from sync.read.reply import open_reply
from sync.shapes import Book, RawCell


def read_book(data: bytes) -> Book:
    """Read a workbook that must be readable."""
    book = open_reply(answer(b"actividades programas tablero", data), "OP.xlsx")
    assert isinstance(book, Book), message(book.problem)
    return book


def programas_cells(data: bytes) -> list[list[RawCell]]:
    """Read the cells of the sheet Programas."""
    return [list(cells) for cells in read_book(data).sheets["Programas"].rows]
