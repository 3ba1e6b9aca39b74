"""How the tests of what offices really write judge a workbook: written, read by the child, validated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plan.problems import Problem
from sync.pipeline import WANTED
from sync.read.pool import ReaderPool
from sync.shapes import Book, Checked, Copy
from sync.validate import Identity, Known, identify, validate
from tests.conftest import ESTRATEGIA
from tests.drawing import drawn_book, xlsx
from tests.mess.columns import Judge


@pytest.fixture(scope="session")
def known(today: date) -> Known:
    book = drawn_book(ESTRATEGIA, tipo="estrategia")
    checked = validate(book, Identity("estrategia"), Known(today=today))
    rows = {table: sheet.taken for table, sheet in checked.sheets.items()}
    return Known(strategy=rows, ejes=frozenset({"e1"}), today=today)


@pytest.fixture
def judge(pool: ReaderPool, known: Known) -> Judge:
    def judged(book: Book | bytes, path: str = "OP.xlsx", before: Book | None = None) -> Checked:
        data = book if isinstance(book, bytes) else xlsx(book)
        read = pool.read(Copy(path, data, "", 0), WANTED)
        assert isinstance(read, Book), read
        identity = identify(read, path, known.strategy["dependencia"])
        assert not isinstance(identity, Problem), identity
        return validate(read, identity, known if before is None else _after(judged(before), known))

    return judged


def _after(checked: Checked, known: Known) -> Known:
    """Put in force what was taken of a workbook."""
    kept = {"origen": checked.origen, "marca": None}
    own = {
        table: {key: {**row, **kept} for key, row in sheet.taken.items()}
        for table, sheet in checked.sheets.items()
    }
    return replace(known, own=own, corte=own["informe"][""]["corte"])
