"""What a column remembers of how its cells were read, from load to load."""

from __future__ import annotations

from datetime import date

from plan.standard import TABLES
from plan.standard.kinds.base import Reading
from sync.shapes import RawCell
from sync.validate.memory import Memory, memory_of


class Reader:
    """Reads a cell as itself, and notes that it was asked to."""

    def __init__(self) -> None:
        self.asked: list[RawCell] = []

    def __call__(self, cell: RawCell) -> Reading:
        self.asked.append(cell)
        return Reading(repr(cell))


def test_texts_and_dates_are_read_once() -> None:
    memory, read = Memory(), Reader()
    first = memory.readings(["Plaza", date(2026, 1, 1)], read)
    again = memory.readings([date(2026, 1, 1), "Plaza", "Feria"], read)
    assert read.asked == ["Plaza", date(2026, 1, 1), "Feria"]
    assert first["Plaza"] is again["Plaza"]


def test_numbers_are_read_each_time_since_some_are_equal_and_read_otherwise() -> None:
    memory, read = Memory(), Reader()
    assert memory.readings([0.0], read)[0.0].value == "0.0"
    assert memory.readings([-0.0], read)[-0.0].value == "-0.0"


def test_a_long_text_is_not_kept() -> None:
    memory, read = Memory(), Reader()
    for _ in range(2):
        memory.readings(["a" * 201], read)
    assert len(read.asked) == 2


def test_a_memory_that_is_full_begins_anew() -> None:
    memory, read = Memory(), Reader()
    memory.readings(["Plaza"], read)
    memory.readings([str(number) for number in range(2_000)], read)
    memory.readings(["Plaza"], read)
    assert read.asked.count("Plaza") == 2


def test_each_column_has_a_memory_for_each_hint() -> None:
    codigo, nombre = TABLES["programa"].columns[:2]
    assert memory_of(codigo, None) is memory_of(codigo, None)
    assert (
        len({id(memory_of(codigo, None)), id(memory_of(codigo, frozenset({3}))), id(memory_of(nombre, None))})
        == 3
    )
