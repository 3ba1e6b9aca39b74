"""What an activity waits for, in words, by where that stands."""

from __future__ import annotations

import pytest

from dashboard.gantt.dependencies import Surroundings, Where, predecesoras

AROUND = Surroundings(
    drawn={"a1": True, "a2": False},
    siblings=frozenset({"a1", "a2", "a3"}),
    office={
        code.casefold(): {"codigo": code, "programa": programa}
        for code, programa in (("A1", "P1"), ("A2", "P1"), ("A3", "P1"), ("B1", "P2"))
    },
)


@pytest.mark.parametrize(
    ("written", "where", "programa"),
    [
        ("A1", Where.HERE, "P1"),
        ("a1", Where.HERE, "P1"),
        ("A2", Where.UNDATED, "P1"),
        ("A3", Where.OTHER_PAGE, "P1"),
        ("B1", Where.OTHER_PROGRAMA, "P2"),
        ("Z9", Where.NOWHERE, ""),
    ],
)
def test_it_is_said_where_it_stands(written: str, where: Where, programa: str) -> None:
    (found,) = predecesoras({"predecesora": written}, AROUND)
    assert (found.where, found.programa, found.drawn) == (where, programa, where is Where.HERE)


def test_several_are_listed_in_the_order_in_which_they_are_written() -> None:
    found = predecesoras({"predecesora": "B1; Z9 ;A1"}, AROUND)
    assert [each.codigo for each in found] == ["B1", "Z9", "A1"]


def test_who_waits_for_nothing_has_none() -> None:
    assert predecesoras({"predecesora": None}, AROUND) == ()
