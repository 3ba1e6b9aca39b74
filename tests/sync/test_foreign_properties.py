"""Whatever a book holds, all of it is told and drafted without a fault of the program."""

from __future__ import annotations

import json
from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from cli.foreign import told
from cli.foreign_json import as_json
from plan.standard.aliases import COLUMN_ALIASES
from plan.standard.kinds.codigos import is_code
from sync.foreign import drafts, recognise
from sync.shapes import Book, BrokenCell, Merged, RawCell, SheetCells

TITLES = sorted(
    {word.strip("~") for names in COLUMN_ALIASES.values() for words in names.values() for word in words}
)

cells: st.SearchStrategy[RawCell] = st.one_of(
    st.none(),
    st.sampled_from(["N/A", "?", "TOTAL", "Fuente: x", "Salud", "Una frase", "A-1", "15/01/2025"]),
    st.text(max_size=30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.just(time(3)),
    st.sampled_from([BrokenCell("#REF!"), BrokenCell("")]),
)
places = st.integers(1, 8)


@st.composite
def sheets(draw: st.DrawFn) -> SheetCells:
    width = draw(st.integers(1, 6))
    above = draw(st.lists(st.just([None] * width), max_size=2))
    header = draw(st.lists(st.sampled_from(TITLES), min_size=width, max_size=width))
    row = st.lists(cells, min_size=width, max_size=width)
    body = draw(st.lists(row, max_size=6))
    spans = draw(st.lists(st.builds(_span, places, places, places, places), max_size=2))
    title = draw(st.sampled_from(["Plan", "Copia de Plan", "Actividades", " ", "4145 Salud"]))
    return SheetCells(
        title, [*above, header, *body], draw(st.booleans()), frozenset({draw(places)}), tuple(spans)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(sheets(), max_size=3))
def test_any_book_is_told_and_drafted(drawn: list[SheetCells]) -> None:
    book = Book({cells.title: cells for cells in drawn}, tuple(cells.title for cells in drawn))
    found = recognise(book, {})
    assert list(told("x.xlsx", found))
    assert json.dumps(as_json(found))
    for draft in drafts(found):
        assert not draft.dependencia or is_code(draft.dependencia)


def _span(first: int, last: int, left: int, right: int) -> Merged:
    return Merged(min(first, last), max(first, last), min(left, right), max(left, right))
