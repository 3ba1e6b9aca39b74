"""Rows of two moments paired, whatever code they had and have."""

from __future__ import annotations

from typing import Any

import pytest

from plan.pairs import Pair, pair
from plan.standard import TABLES, Row
from plan.tables import has_twin, twin

Rows = dict[str, list[dict[str, Any]]]


def row(table: str, origen: str, desde: int, **cells: object) -> dict[str, Any]:
    sheet = TABLES[table]
    made: dict[str, Any] = {column.name: None for column in sheet.columns} | cells
    twins = {twin(each): str(made[each.name] or "").casefold() for each in sheet.columns if has_twin(each)}
    return made | twins | {"origen": origen, "clave": sheet.key_of(made), "desde": desde}


def programa(origen: str, codigo: str, desde: int, anterior: str | None = None) -> dict[str, Any]:
    return row("programa", origen, desde, codigo=codigo, nombre=codigo, codigo_anterior=anterior)


def told(before: Rows, after: Rows) -> list[tuple[str | None, str | None]]:
    return [(_name(each.before), _name(each.after)) for each in pair(before, after, lambda *_: None)]


def _name(found: Row | None) -> str | None:
    return None if found is None else f"{found['origen']}/{found['clave']}".replace("\x1f", "|")


def test_rows_of_the_same_version_are_left_out() -> None:
    tables = {"programa": [programa("op", "P1", 1)]}
    assert told(tables, tables) == []


def test_rows_are_paired_by_key_and_what_came_or_went_stands_alone() -> None:
    before = {"programa": [programa("op", "P1", 1), programa("op", "P2", 1)]}
    after = {"programa": [programa("op", "P1", 5), programa("op", "P3", 5)]}
    assert told(before, after) == [("op/p1", "op/p1"), ("op/p2", None), (None, "op/p3")]


def test_codes_that_shift_each_to_the_next_follow_their_rows() -> None:
    before = {"programa": [programa("op", "P1", 1), programa("op", "P2", 1)]}
    after = {
        "programa": [
            programa("op", "P1", 5),
            programa("op", "P2", 5, anterior="P1"),
            programa("op", "P3", 5, anterior="P2"),
        ]
    }
    assert told(before, after) == [("op/p1", "op/p2"), ("op/p2", "op/p3"), (None, "op/p1")]


def test_what_was_renamed_earlier_is_not_renamed_again() -> None:
    before = {"programa": [programa("op", "P2", 3, anterior="P1"), programa("op", "P1", 4)]}
    after = {"programa": [programa("op", "P2", 5, anterior="P1"), programa("op", "P1", 4)]}
    assert told(before, after) == [("op/p2", "op/p2")]


def test_a_programme_that_moves_to_another_office_takes_its_rows_along() -> None:
    def its(origen: str, codigo: str, desde: int) -> Rows:
        return {
            "actividad": [row("actividad", origen, desde, codigo="A1", programa=codigo)],
            "presupuesto": [
                row("presupuesto", origen, desde, programa=codigo, ejercicio=2026.0, fuente="Tesoro")
            ],
            "indicador": [row("indicador", origen, desde, codigo="I1", programa=codigo)],
            "medicion": [row("medicion", origen, desde, indicador="I1", fecha="2026-01-31")],
        }

    before = {"programa": [programa("op", "P1", 1)], **its("op", "P1", 1)}
    after = {"programa": [programa("sal", "P9", 5, anterior="OP/P1")], **its("sal", "P9", 5)}
    assert sorted(told(before, after)) == [
        ("op/a1", "sal/a1"),
        ("op/i1", "sal/i1"),
        ("op/i1|2026-01-31", "sal/i1|2026-01-31"),
        ("op/p1", "sal/p9"),
        ("op/p1|2026|tesoro", "sal/p9|2026|tesoro"),
    ]


@pytest.mark.parametrize("known", ["p0", None])
def test_a_code_that_changed_more_than_once_is_traced(known: str | None) -> None:
    before = {"programa": [programa("op", "P0", 1)]}
    after = {"programa": [programa("op", "P2", 5, anterior="P1")]}
    found = list(pair(before, after, lambda *_: ("op", known) if known else None))
    assert [each.renamed for each in found] == ([True] if known else [False, False])


def test_a_pair_tells_the_row_as_it_is_or_as_it_was_last() -> None:
    one = programa("op", "P1", 1)
    assert Pair("programa", one, None).row is one
    assert Pair("programa", None, one).row is one
