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
from tests.catalogue.breaking import spelt
from tests.conftest import Town
from tests.drawing import xlsx

Judge = Callable[[str, Book | bytes], tuple[Problem, ...]]
"""Save a workbook under a name and judge it as `check` does."""

Check = Callable[[str, Book | bytes], str]
"""The same, spelt as places and codes."""


@pytest.fixture
def judge(town: Town, config: Config, pool: ReaderPool, today: date) -> Judge:
    def problems(name: str, book: Book | bytes) -> tuple[Problem, ...]:
        path = town.save(name, book if isinstance(book, bytes) else xlsx(book))
        return Checker(config, None, pool, today).check(path).problems

    return problems


@pytest.fixture
def check(judge: Judge) -> Check:
    return lambda name, book: spelt(judge(name, book))
