"""Whatever is saved and decided, in whatever order, rows in force never refer to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from plan import history
from plan.database import reading_side
from plan.standard import ESTRATEGIA, PLANILLA, STANDARD, Row
from plan.standard.kinds.base import clave, items
from plan.tables import METADATA
from plan.umbrales import Umbrales
from sync.decide import decide
from sync.decisions import Note
from sync.journal import Journal
from sync.known import StrategyInForce, gather, in_force
from sync.memory import Memory
from sync.releasing import release_all
from sync.retiring import UnfitDecisionError, retire, retired
from sync.shapes import Book, RawCell, SheetCells
from sync.store import Load, Store
from sync.validate import Identity, validate
from sync.validate.references import TABLE_OF
from tests.sync.test_round_trip import CODES, TODAY, book, rows

Drawn = dict[str, list[tuple[RawCell, ...]]]
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
OFFICES = ("OP", "SAL")
FORMER = [column.name for column in PLANILLA.by_title["Programas"].columns].index("codigo_anterior")


@dataclass(frozen=True)
class Save:
    """What an office, or the coordination (empty), saves; `confirmed` when somebody takes it even if held."""

    office: str
    drawn: Drawn
    confirmed: bool


def estrategia(ejes: list[str], comunes: list[str], others: list[str]) -> Drawn:
    codes = ["OP", *others]
    return {
        "Plan": [("Plan", None, None, None)],
        "Ejes": [(eje, f"Eje {eje}", None, None) for eje in ejes],
        "Dependencias": [(code, code, None, None, None, None, "Sí", None) for code in codes],
        "Relaciones": [(code, eje) for eje in ejes for code in codes],
        "Lineamientos": [(codigo, ejes[0], f"Lineamiento {codigo}", None) for codigo in comunes if ejes],
    }


def some(*codes: str) -> st.SearchStrategy[list[str]]:
    return st.sets(st.sampled_from(codes)).map(sorted)


def recoded(drawn: Drawn, former: Sequence[str]) -> Drawn:
    """Let programmes say what they were before: under other codes, or in the other office."""
    programas = [
        (*row[:FORMER], code, *row[FORMER + 1 :])
        for row, code in zip(drawn["Programas"], former * 9, strict=False)
    ]
    return {**drawn, "Programas": programas}


former_codes = st.lists(
    st.sampled_from(("", *CODES, *(f"{office}/{code}" for office in OFFICES for code in CODES))), min_size=1
)
planillas = st.builds(
    recoded, st.fixed_dictionaries({sheet.title: rows(sheet) for sheet in PLANILLA.sheets}), former_codes
)
strategies = st.builds(estrategia, some("E1", "E2"), some("L1", "L2"), some("SAL", "INT"))
saves = st.one_of(
    *(st.builds(Save, st.just(office), planillas, st.booleans()) for office in OFFICES),
    st.builds(Save, st.just(""), strategies, st.booleans()),
)

EMPTY: Drawn = {sheet.title: [] for sheet in PLANILLA.sheets}
CLOSING = (
    Save("", estrategia([], [], []), confirmed=True),
    *(Save(office, EMPTY, confirmed=True) for office in OFFICES),
    None,
)
"""In the end the coordination gives up everything, the offices too, and what vanished is let go."""


def drawn_strategy(drawn: Drawn) -> Book:
    sheets = {
        sheet.title: SheetCells(
            sheet.title, [[column.title for column in sheet.columns], *drawn[sheet.title]]
        )
        for sheet in ESTRATEGIA.sheets
    }
    return Book(sheets, tuple(sheets))


class Plan:
    """A database that saves are judged against, decided and stored in, as the way in does after reading."""

    def __init__(self, engine: sa.Engine, datos: Path) -> None:
        METADATA.create_all(engine)
        self.engine = engine
        self._memory = Memory(engine)
        self._store = Store(engine, Journal(datos), Umbrales())
        self._last: dict[str, Save] = {}

    def save(self, saved: Save) -> None:
        self._take(saved)
        if not saved.office:  # a changed strategy has the offices judged again
            for last in self._last.values():
                self._take(last)
        else:
            self._last[saved.office] = saved
        list(release_all(self._memory, self._store, NOW))

    def retire_all(self) -> None:
        with self.engine.connect() as connection:
            vanished = retired(connection)
        for row in vanished:
            note = Note("retirar", "ana", dependencia=row["origen"], codigo=row["codigo"])
            try:
                with self.engine.connect() as connection:
                    retire(connection, self._store, note, NOW)
            except UnfitDecisionError:
                continue
        list(release_all(self._memory, self._store, NOW))

    def tables(self) -> dict[str, list[Row]]:
        with self.engine.connect() as connection:
            return {name: history.rows(connection, name) for name in TABLE_OF.values()}

    def _take(self, saved: Save) -> None:
        tipo = "planilla" if saved.office else "estrategia"
        content = book(saved.drawn) if saved.office else drawn_strategy(saved.drawn)
        identity = Identity(tipo, clave(saved.office), saved.office)
        with self.engine.connect() as connection:
            strategy = StrategyInForce(connection)
            if saved.office and identity.origen not in strategy.dependencias:
                return
            known = gather(connection, strategy, identity, TODAY, Umbrales())
            checked = validate(content, identity, known)
            decision = decide(checked, in_force(connection, strategy, known, identity.origen))
        if decision.holds and not saved.confirmed:
            return
        load = Load(NOW, "carga", tipo, identity.origen, f"{saved.office}.xlsx", "", 0, "tomada")
        self._store.commit(load, decision, ())


@contextmanager
def plan() -> Iterator[Plan]:
    with TemporaryDirectory() as folder:
        engine = sa.create_engine("sqlite://", poolclass=sa.StaticPool)
        yield Plan(reading_side(engine), Path(folder))
        engine.dispose()


def loose_ends(tables: dict[str, list[Row]]) -> Iterator[tuple[str, str, str]]:
    """Find the references of rows in force that lead to no row in force."""
    there = {(table, row["origen"], row["clave"]) for table, found in tables.items() for row in found}
    for sheet in (sheet for workbook in STANDARD.values() for sheet in workbook.sheets):
        for column in (column for column in sheet.columns if column.kind.refers_to):
            table = TABLE_OF[column.kind.refers_to]
            for row in tables[sheet.table]:
                text = row[column.name] or ""
                for code in items(text) if column.kind.many else filter(None, (text,)):
                    ends = {(table, origen, clave(code)) for origen in (row["origen"], "")}
                    if not ends & there:
                        yield str(row["clave"]), column.title, code


def kept_in_vain(tables: dict[str, list[Row]]) -> set[tuple[str, str]]:
    """Find rows of the strategy that stay for others although nothing refers to them."""
    offices = [
        row for name in ("programa", "indicador", "lineamiento") for row in tables[name] if row["origen"]
    ]
    parts = (items(row["participan"] or "") for row in tables["programa"])
    named = {
        "eje": {row["eje_clave"] for row in tables["lineamiento"]},
        "lineamiento": {row.get("lineamiento_clave") for row in offices},
        "dependencia": {row["origen"] for row in offices} | {clave(code) for part in parts for code in part},
    }
    return {
        (table, row["clave"])
        for table, codes in named.items()
        for row in tables[table]
        if row["marca"] == "retenido" and not row["origen"] and row["clave"] not in codes
    }


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(saves, saves, saves, st.none()), min_size=2, max_size=6))
def test_rows_in_force_are_closed_under_references(taken: list[Save | None]) -> None:
    with plan() as there:
        there.save(Save("", estrategia(["E1", "E2"], ["L1", "L2"], ["INT", "SAL"]), confirmed=True))
        for step in (*taken, *CLOSING):
            if step is None:
                there.retire_all()
            else:
                there.save(step)
            tables = there.tables()
            assert list(loose_ends(tables)) == []
            assert kept_in_vain(tables) == set()
        # An office that the strategy let go can send no workbook: what it informed last hangs on nothing.
        left = {table: {row["clave"] for row in found} for table, found in tables.items() if found}
        assert {**left, "informe": {""}} == {"dependencia": {"op"}, "informe": {""}}
