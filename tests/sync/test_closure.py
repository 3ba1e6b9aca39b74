"""Whatever offices and the coordination save, in whatever order, rows in force never refer to nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from plan.standard import ESTRATEGIA, PLANILLA, STANDARD, Row
from plan.standard.kinds.base import clave, items
from sync.decide import InForce, decide
from sync.shapes import Book, RawCell, SheetCells
from sync.validate import Identity, Known, validate
from sync.validate.references import TABLE_OF
from tests.sync.test_round_trip import TODAY, book, rows

Drawn = dict[str, list[tuple[RawCell, ...]]]
State = dict[str, dict[str, dict[str, Row]]]
"""Rows in force by origen, table and key."""

DEPENDENCIAS = [
    ("OP", "Obras", None, None, None, None, "Sí", None),
    ("SAL", "Salud", None, None, None, None, "Sí", None),
]
planillas = st.fixed_dictionaries({sheet.title: rows(sheet) for sheet in PLANILLA.sheets})
some = st.sets(st.sampled_from(("L1", "L2")), max_size=2).map(sorted)


def estrategia(ejes: list[str], comunes: list[str]) -> Drawn:
    return {
        "Plan": [("Plan", None, None, None)],
        "Ejes": [(eje, f"Eje {eje}", None, None) for eje in ejes],
        "Dependencias": list(DEPENDENCIAS),
        "Relaciones": [("OP", eje) for eje in ejes],
        "Lineamientos": [(codigo, ejes[0], f"Lineamiento {codigo}", None) for codigo in comunes if ejes],
    }


estrategias = st.builds(estrategia, st.sets(st.sampled_from(("E1", "E2")), max_size=2).map(sorted), some)


def drawn_strategy(drawn: Drawn) -> Book:
    sheets = {
        sheet.title: SheetCells(
            sheet.title, [[column.title for column in sheet.columns], *drawn[sheet.title]]
        )
        for sheet in ESTRATEGIA.sheets
    }
    return Book(sheets, tuple(sheets))


def save(state: State, identity: Identity, content: Book) -> None:
    """Judge, decide and carry out one save, as the way in does."""
    strategy, own = state.get("", {}), state.setdefault(identity.origen, {})
    ejes = frozenset(row["eje_clave"] for row in strategy.get("relacion", {}).values())
    checked = validate(content, identity, Known(strategy, own, {}, ejes, TODAY))
    decision = decide(checked, InForce(own, hanging(state, identity.origen)))
    for table, key in decision.closed:
        del own[table][key]
    for opened in decision.opened:
        made = {**opened.values, "clave": opened.clave, "fila": opened.fila, "marca": opened.marca}
        own.setdefault(opened.table, {})[opened.clave] = {**made, "al": opened.al}


def hanging(state: State, origen: str) -> dict[str, Counter[str]]:
    others = [tables for owner, tables in state.items() if owner != origen]
    return {
        "eje": Counter(row["eje_clave"] for own in others for row in own.get("lineamiento", {}).values()),
        "lineamiento": Counter(
            row["lineamiento_clave"]
            for own in others
            for table in ("programa", "indicador")
            for row in own.get(table, {}).values()
        ),
    }


def loose_ends(state: State) -> Iterator[tuple[str, str, str]]:
    """Find the references of rows in force that lead to no row in force."""
    for origen, tables in state.items():
        for sheet in STANDARD["planilla" if origen else "estrategia"].sheets:
            for column in (column for column in sheet.columns if column.kind.refers_to):
                table = TABLE_OF[column.kind.refers_to]
                known = {*tables.get(table, {}), *state.get("", {}).get(table, {})}
                for key, row in tables.get(sheet.table, {}).items():
                    text = row[column.name] or ""
                    codes = items(text) if column.kind.many else tuple(filter(None, (text,)))
                    yield from ((key, column.title, code) for code in codes if clave(code) not in known)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(planillas, planillas, estrategias), min_size=2, max_size=6))
def test_rows_in_force_are_closed_under_references(saves: list[Drawn]) -> None:
    state: State = {}
    save(state, Identity("estrategia"), drawn_strategy(estrategia(["E1", "E2"], ["L1", "L2"])))
    office = None
    for drawn in saves:
        if "Plan" in drawn:
            save(state, Identity("estrategia"), drawn_strategy(drawn))
        else:
            office = book(drawn)
        if office:  # a changed strategy has the office judged again
            save(state, Identity("planilla", "op", "OP"), office)
        assert list(loose_ends(state)) == []
