"""How the tests of the catalogue judge a workbook: as a file, beside a strategy, as `check` does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from plan.config import Config
from plan.problems import Problem
from sync.checking import Checker
from sync.read.pool import ReaderPool
from sync.shapes import Book
from tests.catalogo.revision import dicho
from tests.conftest import Municipio
from tests.dibujo import xlsx

Judge = Callable[[str, Book | bytes], tuple[Problem, ...]]
"""Save a workbook under a name and judge it as `check` does."""

Check = Callable[[str, Book | bytes], str]
"""The same, spelt as places and codes."""


@pytest.fixture
def judge(municipio: Municipio, config: Config, pool: ReaderPool, hoy: date) -> Judge:
    def problems(name: str, book: Book | bytes) -> tuple[Problem, ...]:
        path = municipio.guardar(name, book if isinstance(book, bytes) else xlsx(book))
        return Checker(config, None, pool, hoy).check(path).problems

    return problems


@pytest.fixture
def check(judge: Judge) -> Check:
    return lambda name, book: dicho(judge(name, book))
