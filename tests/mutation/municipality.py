"""A municipality whose strategy is in force, where mutated workbooks are judged, or saved and ingested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from plan import database, history
from plan.config import Config
from plan.problems import Problem
from plan.standard import STANDARD, TABLES, Row
from sync.intake import Outcome
from sync.known import StrategyInForce, gather
from sync.pipeline import WANTED, Pipeline
from sync.read.pool import ReaderPool
from sync.settle import seal
from sync.shapes import Checked, Copy, Refusal
from sync.validate import identify, validate
from tests.conftest import write_config
from tests.mutation.promise import Result
from tests.mutation.workbooks import Base

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
NOTHING = (0, 0, 0, 0)

Stored = Mapping[str, Mapping[str, Row]]


class Municipality:
    """A shared folder, its database and the pipeline between them."""

    def __init__(self, config: Config, pool: ReaderPool) -> None:
        self._config = config
        self._pool = pool
        self._engine = database.writer(config)
        database.upgrade(self._engine)
        self._pipeline = Pipeline(config, self._engine, pool)
        self._turn = 0

    def close(self) -> None:
        self._engine.dispose()

    def save(self, path: str, data: bytes) -> Outcome:
        """Save a workbook and have it ingested."""
        (self._config.compartida / path).write_bytes(data)
        self._turn += 1
        return next(self._pipeline.ingest(NOW + timedelta(minutes=self._turn)))

    def judge(self, path: str, data: bytes) -> Result:
        """Read and judge a workbook without storing it."""
        copy = seal(path, data, 0)
        assert isinstance(copy, Copy), copy
        book = self._pool.read(copy, WANTED)
        if isinstance(book, Refusal):
            return Result("", None, (book.problem,), NOTHING)
        with self._engine.connect() as connection:
            strategy = StrategyInForce(connection)
            identity = identify(book, path, strategy.dependencias)
            if isinstance(identity, Problem):
                return Result("", None, (identity,), NOTHING)
            known = gather(connection, strategy, identity, NOW.date(), self._config.umbrales)
            return _result(validate(book, identity, known))

    def in_force(self, origen: str) -> Stored:
        """Give the rows of one origen that are in force without a mark, by table and key."""
        with self._engine.connect() as connection:
            return {
                table: {
                    str(row["clave"]): row
                    for row in history.rows(connection, table, origen=origen)
                    if row["marca"] is None
                }
                for table in history.ROW_TABLES
            }

    def said(self, carga: int | None) -> list[Problem]:
        """Give the problems recorded of a load."""
        with self._engine.connect() as connection:
            return history.problems(connection, carga or 0)


@contextmanager
def municipality(whole: Base, pool: ReaderPool) -> Iterator[Municipality]:
    """Give a municipality where the strategy of a workbook has just been taken."""
    with TemporaryDirectory() as folder:
        for name in ("compartida", "datos"):
            (Path(folder) / name).mkdir()
        config = write_config(Path(folder), {"carpetas.compartida": "compartida"})
        made = Municipality(config, pool)
        assert made.save("estrategia.xlsx", whole.strategy).situacion == "vigente"
        yield made
        made.close()


def stored_otherwise(before: Stored, after: Stored, judged: Result) -> Iterator[str]:
    """Tell where the database does not hold what was judged good, or changed though nothing was taken.

    While a row waits in quarantine it may be that its code cannot be read: then no row counts as removed.
    """
    if judged.tables is None:
        if before != after:
            yield "rejected, and rows changed all the same"
        return
    for sheet in STANDARD[judged.tipo].sheets:
        taken = {str(row["clave"]): _values(sheet.table, row) for row in judged.tables[sheet.table]}
        found = {key: _values(sheet.table, row) for key, row in after[sheet.table].items()}
        for key in taken.keys() | found.keys():
            stays = key not in taken and key in before[sheet.table] and judged.counts[2] > 0
            if taken.get(key) != found.get(key) and not stays:
                yield f"{sheet.title} {key}: judged {taken.get(key)}, stored {found.get(key)}"


def _values(table: str, row: Row) -> Row:
    return {column.name: row[column.name] for column in TABLES[table].columns}


def _result(checked: Checked) -> Result:
    sheets = checked.sheets.values()
    counts = (
        sum(sheet.written for sheet in sheets),
        sum(len(sheet.taken) for sheet in sheets),
        sum(sheet.in_quarantine for sheet in sheets),
        sum(sheet.skipped for sheet in sheets),
    )
    tables = {sheet.table: list(sheet.taken.values()) for sheet in sheets}
    return Result(checked.tipo, None if checked.rejected else tables, checked.problems, counts)
