from __future__ import annotations

import unicodedata
from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.standard.kinds import (
    Anio,
    Cell,
    Codigo,
    CodigoAnterior,
    Correo,
    Correos,
    Fecha,
    Kind,
    Lista,
    Monto,
    Numero,
    Personas,
    Porcentaje,
    Reading,
    Referencia,
    Referencias,
    Texto,
    Value,
    items,
)

ESTADOS = ("No iniciado", "En curso", "Finalizado")
LETTERS = "abcdefghijklmnñopqrstuvwxyzáéíóúüABCDEFGHIJKLMNÑOPQRSTUVWXYZÁÉÍÓÚ0123456789 .,()-«»°ºª%$"

names = st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
people = st.sampled_from(("Ana Ruiz", "Luis Paz", "Secretaría de Obras", "Núñez, José", "O'Higgins"))
codes = st.from_regex(r"[\w.\-]{0,20}[0-9][\w.\-]{0,20}", fullmatch=True).map(
    lambda text: unicodedata.normalize("NFC", text)
)
plain_codes = codes.filter(lambda code: Codigo().read(code).value == code)
several = {"min_size": 1, "max_size": 4}

VALID: list[tuple[Kind, st.SearchStrategy[Value]]] = [
    (Texto(), names),
    (Texto(long=True), st.lists(names, **several).map("\n".join)),
    (Personas(), st.lists(people, **several).map("; ".join)),
    (Correo(), st.emails()),
    (Correos(), st.lists(st.emails(), **several).map("; ".join)),
    (Codigo(), plain_codes),
    (Codigo(), st.sampled_from(("OP", "INT", "Ámbito", "E", "007", "1.10"))),
    (CodigoAnterior(), st.lists(plain_codes, min_size=1, max_size=2).map("/".join)),
    (Referencia("Ejes"), plain_codes),
    (Referencias("Ejes"), st.lists(plain_codes, **several).map("; ".join)),
    (Lista(ESTADOS), st.sampled_from(ESTADOS)),
    (Fecha(), st.dates(date(1990, 1, 1), date(2100, 12, 31))),
    (Numero(), st.floats(allow_nan=False, allow_infinity=False)),
    (Numero(minimum=0, exclusive=True), st.floats(0, 1e12, exclude_min=True)),
    (Monto(), st.floats(0, 1e15)),
    (Porcentaje(), st.floats(0, 1)),
    (Anio(), st.integers(1990, 2100).map(float)),
]

KINDS: list[Kind] = [kind for kind, _ in VALID] + [Lista(("Sí", "No")), Lista(())]

typed = st.text() | st.text("0123456789/-., %$;abcnósdx\xa0\xad\u200b\n#", max_size=16)
cells: st.SearchStrategy[Cell] = st.one_of(
    typed,
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@pytest.mark.parametrize(("kind", "values"), VALID, ids=lambda given_: repr(given_)[:40])
def test_what_is_written_reads_the_same_without_a_word(kind: Kind, values: st.SearchStrategy[Value]) -> None:
    @given(values)
    def check(value: Value) -> None:
        assert kind.read(kind.write(value)) == Reading(value)

    check()


@given(st.sampled_from(KINDS), st.lists(cells, max_size=5))
def test_no_cell_makes_a_kind_raise(kind: Kind, column: list[Cell]) -> None:
    hint = kind.survey(column)
    assert all(isinstance(kind.read(cell, hint), Reading) for cell in column)


@given(st.sampled_from(KINDS), cells)
def test_a_value_once_read_is_read_again_as_itself(kind: Kind, cell: Cell) -> None:
    value = kind.read(cell).value
    assert value is None or kind.read(kind.write(value)).value == value


@given(st.sampled_from(KINDS), cells)
def test_no_cell_becomes_another_value_in_silence(kind: Kind, cell: Cell) -> None:
    reading = kind.read(cell)
    assert reading.findings or _same(kind, cell, reading.value)


@given(st.sampled_from(KINDS), cells)
def test_a_cell_that_holds_something_never_vanishes_in_silence(kind: Kind, cell: Cell) -> None:
    reading = kind.read(cell)
    if reading.value is None and not reading.findings:
        assert isinstance(cell, str)
        assert not _letters(cell)


@pytest.mark.parametrize("kind", KINDS, ids=repr)
def test_a_blank_cell_holds_nothing(kind: Kind) -> None:
    assert kind.read(None) == kind.read("") == kind.read(" \xa0\n") == Reading(None)
    assert kind.export(None) == ""


@pytest.mark.parametrize("kind", KINDS, ids=repr)
def test_a_kind_explains_itself_in_a_tooltip(kind: Kind) -> None:
    assert kind.describe().endswith(".")
    assert len(kind.describe()) <= 120
    assert kind.width >= 10


@pytest.mark.parametrize("kind", KINDS, ids=repr)
def test_a_kind_is_a_value(kind: Kind) -> None:
    assert hash(kind) == hash(kind)
    with pytest.raises((FrozenInstanceError, AttributeError)):
        kind.width = 3


def test_kinds_are_told_apart_by_what_they_were_given() -> None:
    assert Numero(minimum=0) == Numero(minimum=0)
    assert Numero(minimum=0) != Numero()
    assert Referencia("Ejes") != Referencia("Programas")
    assert Referencia("Ejes") != Referencias("Ejes")


def _same(kind: Kind, cell: Cell, value: Value) -> bool:
    if value is None:
        return isinstance(cell, str) and not _letters(cell)
    if isinstance(value, str):
        return _same_text(kind, cell, value)
    if isinstance(value, float):
        return isinstance(cell, float) and abs(value - cell) <= 1e-9
    return isinstance(cell, date) and (cell.year, cell.month, cell.day) == (
        value.year,
        value.month,
        value.day,
    )


def _same_text(kind: Kind, cell: Cell, value: str) -> bool:
    if isinstance(cell, bool):
        return value == ("Sí" if cell else "No")
    if isinstance(cell, float):
        return float(value) == cell
    assert isinstance(cell, str)
    if kind.many:
        return list(filter(None, map(_letters, items(cell)))) == list(map(_letters, items(value)))
    if set(kind.options) == {"Sí", "No"}:
        return _letters(value).startswith(_letters(cell))
    return _letters(cell) == _letters(value)


def _letters(text: str) -> str:
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFC", text).casefold())
    return "".join(char for char in apart if unicodedata.category(char)[0] in "LNPS")
