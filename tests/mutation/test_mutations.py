"""Valid workbooks changed at random: each value stored is what was written, or there is a problem there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from sync.read.pool import ReaderPool
from tests.mutation.laboratory import Laboratory, mutant
from tests.mutation.promise import broken_promises
from tests.mutation.workbooks import NAMES, base
from tests.mutation.written import read_pages
from tests.torture import table
from tests.torture.sizes import size

PARTS = 6
"""The mutations are shared among so many tests, so that several processors can take them."""

COUNT = size("mutations", ci=300, full=10_000, sample=150)
ONE = os.environ.get("TABLERO_MUTATION")
SEEDS = [int(ONE)] if ONE else list(range(1, COUNT + 1))


@pytest.fixture(scope="module")
def laboratory(pool: ReaderPool) -> Iterator[Laboratory]:
    with Laboratory(pool) as opened:
        yield opened


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_stored_of_a_mutated_workbook_is_what_was_written_or_there_is_a_problem_there(
    laboratory: Laboratory, part: int, record_property: Callable[[str, object], None]
) -> None:
    for seed in SEEDS[part::PARTS]:
        made = mutant(seed)
        broken = laboratory.breaches(made)
        assert not broken, "\n".join((made.told(), *broken))
    done = len(SEEDS[part::PARTS])
    line = (f"mutaciones, parte {part + 1} de {PARTS}", f"{done}", f"{done} cumplen", "todas")
    record_property(table.PROPERTY, line)


@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_a_workbook_that_nobody_changed_is_taken_whole(laboratory: Laboratory, name: str) -> None:
    whole = base(name)
    result = laboratory.judge(whole, whole.data)
    written, taken, _, _ = result.counts

    assert result.tables is not None
    assert [found.code for found in result.problems if found.severity == "error"] == []
    assert taken >= written - 1 > 0
    assert list(broken_promises(read_pages(whole.data), result)) == []
