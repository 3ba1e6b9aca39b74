"""The catalogue of problems is proved whole: every code by a workbook, every sentence by its words."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter

import pytest

from plan.problems import CATALOGUE, Entry, advice, title
from tests.catalogue import (
    test_catalogue_cell,
    test_catalogue_file,
    test_catalogue_folder,
    test_catalogue_history,
    test_catalogue_plausible,
    test_catalogue_row,
    test_catalogue_workbook,
)
from tests.catalogue.breaking import reads_well

PROVED = (
    *test_catalogue_file.CASES,
    *test_catalogue_workbook.CASES,
    *test_catalogue_cell.CASES,
    *test_catalogue_row.CASES,
    *test_catalogue_plausible.CASES,
    *test_catalogue_history.CASES,
    *test_catalogue_folder.CASES,
)
"""The cases of every scope; the last part of each says all that is said of a workbook, by place and code."""

_OPTIONAL = frozenset({"sugerencia"})
"""Facts that are empty, or bring their own blank and stop."""

entries = pytest.mark.parametrize("entry", CATALOGUE.values(), ids=CATALOGUE.keys())


def test_every_code_is_proved_by_a_workbook() -> None:
    told = {said.rpartition(" ")[2] for *_, expected in PROVED for said in expected.split(", ")}
    assert told == set(CATALOGUE)


def test_titles_tell_problems_apart() -> None:
    assert Counter(map(title, CATALOGUE)).most_common(1)[0][1] == 1


@entries
def test_a_code_is_a_name(entry: Entry) -> None:
    assert re.fullmatch("[A-Z]+(_[A-Z]+)+", entry.code)


@entries
def test_a_title_holds_no_value_of_a_workbook(entry: Entry) -> None:
    assert not re.search(r"[{}«»]", entry.title)
    assert reads_well(f"{entry.title}.")


@entries
def test_what_is_said_and_what_to_do_read_as_sentences(entry: Entry) -> None:
    for sentence in (entry.says, entry.remedy):
        assert reads_well(_with_samples(sentence))


def _with_samples(sentence: str) -> str:
    """Fill in a word for each fact."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return sentence.format_map({name: "" if name in _OPTIONAL else "Dato" for name in names})


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_advice_for_everybody_is_a_sentence_without_facts(code: str) -> None:
    said = advice(code)
    assert said.endswith(".")
    assert not re.search(r"[{}…]|\(¿|  ", said), said
