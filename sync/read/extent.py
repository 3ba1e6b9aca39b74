"""How far a sheet reaches and how much text it shares, told from the bytes before anything is built of them.

The engine allocates a rectangle from the first to the last cell: one stray blank at XFD1048576 would take
512 GiB, and aborts the process.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain

from sync.read.address import column_letters, column_number
from sync.read.unreadable import UnreadableError

MAX_CELLS = 5_000_000
MAX_TEXT = 64 << 20

_LARGE_ADDRESS = re.compile(rb"""r=["'][A-Za-z](?:[A-Za-z]|\d{6})""")
"""Without one of these a sheet has at most 26 columns and 99,999 rows, which is well within the limit."""

_FILLED = re.compile(rb"""<c\s(?:[^>]*?\s)?r=["']([A-Za-z]+)(\d+)["'][^>]*(?<!/)>(?!</c>)""")
_BYTES_OF_A_FILLED_CELL = 4
_ROWS_PER_COLUMN = 64
"""A sheet of Excel may have 64 times more rows than columns."""

_REFERENCE = re.compile(rb"""\st=["']s["'][^>]*>\s*<v>\s*(\d+)""")


def refuse_large_sheet(rows: bytes, title: str) -> None:
    """Refuse a sheet whose filled cells span too large a rectangle; cells with only a format do not count.

    Raises:
        UnreadableError: too many cells, or a cell far away from the others.
    """
    if not _LARGE_ADDRESS.search(rows):
        return
    deepest = widest = (1, 1)
    for found in _FILLED.finditer(rows):
        spot = (int(found[2]), column_number(found[1]))
        deepest = max(deepest, spot)
        widest = max(widest, spot, key=lambda one: one[1])
        if deepest[0] * widest[1] > MAX_CELLS:
            raise _excess(rows, title, deepest, widest)


def too_many_cells(title: str) -> UnreadableError:
    """Say that a sheet has more cells than can be read."""
    facts = {"hoja": title, "limite": f"{MAX_CELLS // 1_000_000} millones de"}
    return UnreadableError("ARCHIVO_DEMASIADAS_CELDAS", facts)


def refuse_swollen_text(strings: bytes, sheets: list[bytes]) -> None:
    """Refuse few texts, shared by so many cells that written out they would fill the memory.

    Raises:
        UnreadableError: more text than can be read.
    """
    references = sum(map(_count_references, sheets))
    if references * len(strings) <= MAX_TEXT:
        return
    lengths = [len(text) for text in strings.split(b"</si>")]
    if references * max(lengths) <= MAX_TEXT:
        return
    shared = chain.from_iterable(map(_REFERENCE.finditer, sheets))
    sizes = (_length(lengths, int(found[1])) for found in shared)
    if any(total > MAX_TEXT for total in accumulate(sizes)):
        raise UnreadableError("ARCHIVO_DEMASIADO_TEXTO", {"limite": str(MAX_TEXT >> 20)})


def _excess(rows: bytes, title: str, deepest: tuple[int, int], widest: tuple[int, int]) -> UnreadableError:
    """Tell a sheet that is full from one with a lonely cell far away."""
    if len(rows) > _BYTES_OF_A_FILLED_CELL * deepest[0] * widest[1]:
        return too_many_cells(title)
    row, column = widest if widest[1] * _ROWS_PER_COLUMN > deepest[0] else deepest
    return UnreadableError("ARCHIVO_CELDA_LEJANA", {"hoja": title, "celda": f"{column_letters(column)}{row}"})


def _count_references(rows: bytes) -> int:
    return rows.count(b't="s"') + (rows.count(b"t='s'") if b"'" in rows else 0)


def _length(lengths: list[int], index: int) -> int:
    return lengths[index] if index < len(lengths) else 0
