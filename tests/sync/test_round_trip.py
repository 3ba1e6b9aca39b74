"""A workbook generated from what is stored, ingested again, changes no row: whatever the office had typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from plan import database, history
from plan.standard import PLANILLA, VERSION, Column, Row, Sheet
from plan.standard.identidad import TABLERO
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.shapes import Book, RawCell, SheetCells
from sync.template import prefilled
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.drawing import xlsx

Tables = Mapping[str, list[Row]]

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)

CODES = ("007", "A-1", "a-2", "1.10")
UNLUCKY = 13
JUNK = ("S/D", "pronto", "31/02/2026", "1.234", 7.63, True, "Total", "  ", "#REF!")
texts = st.sampled_from(
    ("Bacheo", " con espacios ", "=SUMA(A1)", "007", "2026-01-05", "dos\nlíneas", "50 %", "Ñandú 🚧")
)
VALUES: Mapping[str, st.SearchStrategy[RawCell]] = {
    "codigo": st.sampled_from(CODES),
    "programa": st.sampled_from(CODES),
    "indicador": st.sampled_from(CODES),
    "predecesora": st.sampled_from(("", "", "", "007", "A-1; a-2")),
    "codigo_anterior": st.sampled_from(("", "X-9", "SAL/007")),
    **dict.fromkeys(("inicio_planificado", "inicio_real"), st.dates(date(2024, 1, 1), date(2025, 12, 31))),
    **dict.fromkeys(("fin_planificado", "fin_real", "corte"), st.dates(date(2026, 1, 1), TODAY)),
    "lineamiento": st.sampled_from(("L1", "l1", "L2")),
    "eje": st.just("E1"),
    "participan": st.just("SAL; int"),
    "ejercicio": st.sampled_from((2025.0, 2026.0)),
    "ponderacion": st.sampled_from((1.0, 2.5)),
}


def cell(column: Column) -> st.SearchStrategy[RawCell]:
    kind = column.kind
    if column.name in VALUES:
        good = VALUES[column.name]
    elif kind.options:
        good = st.sampled_from(kind.options)
    elif kind.storage == "date":
        good = st.dates(date(2024, 1, 1), date(2027, 12, 31))
    elif kind.storage == "real":
        good = st.floats(0, 1).map(lambda figure: round(figure, 4))
    else:
        good = texts
    odd = st.none() | st.sampled_from(JUNK)
    return st.integers(0, 24).flatmap(lambda turn: odd if turn == UNLUCKY else good)


def rows(sheet: Sheet) -> st.SearchStrategy[list[tuple[RawCell, ...]]]:
    return st.lists(
        st.tuples(*map(cell, sheet.columns)),
        min_size=1 if sheet.single else 3,
        max_size=1 if sheet.single else 6,
    )


@contextmanager
def town(pool: ReaderPool) -> Iterator[Callable[[bytes], Tables]]:
    """Give a town of its own: saves the workbook of OP, scans, and tells all rows in force."""
    with TemporaryDirectory() as folder:
        for name in ("compartida", "datos"):
            (Path(folder) / name).mkdir()
        config = write_config(Path(folder), {"carpetas.compartida": "compartida"})
        there = Town(config.compartida)
        there.save("estrategia.xlsx", ESTRATEGIA)
        engine = database.writer(config)
        database.upgrade(engine)
        pipeline = Pipeline(config, engine, pool)

        def ingest(content: bytes) -> Tables:
            there.save("OP.xlsx", content)
            list(pipeline.ingest(NOW))
            with engine.connect() as connection:
                tables = history.panorama(connection).tablas
            return {name: list(found) for name, found in tables.items()}

        yield ingest
        engine.dispose()


def book(drawn: Mapping[str, list[tuple[RawCell, ...]]]) -> Book:
    sheets = {
        sheet.title: SheetCells(
            sheet.title, [[column.title for column in sheet.columns], *drawn[sheet.title]]
        )
        for sheet in PLANILLA.sheets
    }
    fields = [["Campo", "Valor"], ["tipo", "planilla"], ["version", VERSION], ["dependencia", "OP"]]
    sheets[TABLERO] = SheetCells(TABLERO, fields, visible=False)
    return Book(sheets, tuple(sheets))


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.fixed_dictionaries({sheet.title: rows(sheet) for sheet in PLANILLA.sheets}))
def test_a_generated_workbook_ingested_again_changes_no_row(
    pool: ReaderPool, drawn: dict[str, list[tuple[RawCell, ...]]]
) -> None:
    with town(pool) as ingest:
        before = ingest(xlsx(book(drawn)))
        event(f"{sum(len(rows) for rows in before.values()) - 10} rows taken")
        assert ingest(prefilled("OP", before, TODAY)) == before
