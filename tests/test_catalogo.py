"""The catalogue of problems is proved whole: every code by a workbook, every sentence by its words."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter

import pytest

from plan.problems import CATALOGUE, Entry, title
from tests.catalogo import (
    test_catalogo_archivo,
    test_catalogo_carpeta,
    test_catalogo_celda,
    test_catalogo_fila,
    test_catalogo_historia,
    test_catalogo_libro,
    test_catalogo_plausible,
)
from tests.catalogo.revision import sin_faltas

PROVED = (
    *test_catalogo_archivo.CASOS,
    *test_catalogo_libro.CASOS,
    *test_catalogo_celda.CASOS,
    *test_catalogo_fila.CASOS,
    *test_catalogo_plausible.CASOS,
    *test_catalogo_historia.CASOS,
    *test_catalogo_carpeta.CASOS,
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
    assert sin_faltas(f"{entry.title}.")


@entries
def test_what_is_said_and_what_to_do_read_as_sentences(entry: Entry) -> None:
    for sentence in (entry.says, entry.remedy):
        assert sin_faltas(_with_samples(sentence))


def _with_samples(sentence: str) -> str:
    """Fill in a word for each fact."""
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return sentence.format_map({name: "" if name in _OPTIONAL else "Dato" for name in names})
