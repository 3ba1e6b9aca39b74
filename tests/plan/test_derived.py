"""What is derived agrees with its source: tables, migrations, dictionary, guide."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from plan import database, tables
from plan.config import Config
from plan.problems import CATALOGUE, guide
from plan.standard import SHEETS, STANDARD, TABLES, Column, Need, Sheet, dictionary

ROOT = Path(__file__).parents[2]
COLUMNS = [
    pytest.param(sheet, column, id=f"{sheet.title}.{column.title}")
    for sheet in SHEETS
    for column in sheet.columns
]


def test_migrating_an_empty_database_gives_the_tables_of_the_declaration(config: Config) -> None:
    engine = database.writer(config)
    database.upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.METADATA) == []
    engine.dispose()


def test_upgrading_twice_changes_nothing(config: Config) -> None:
    engine = database.writer(config)
    database.upgrade(engine)
    database.upgrade(engine)
    engine.dispose()


def test_migrations_never_import_the_declaration() -> None:
    for script in (ROOT / "plan" / "migrations" / "versions").glob("*.py"):
        assert not re.search(r"^(from|import) plan", script.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_writer_waits_its_turn_and_readers_cannot_write(config: Config) -> None:
    engine, reader = database.writer(config), database.reader(config)
    database.upgrade(engine)
    with engine.connect() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    with reader.connect() as connection, pytest.raises(sa.exc.OperationalError, match="readonly"):
        connection.execute(tables.ESTADO.insert(), {"campo": "x", "valor": "1"})
    engine.dispose()
    reader.dispose()


def test_lineamientos_has_the_same_columns_in_both_workbooks() -> None:
    one, other = (book.by_title["Lineamientos"] for book in STANDARD.values())
    assert [(column.name, column.kind, column.need) for column in one.columns] == [
        (column.name, column.kind, column.need) for column in other.columns
    ]


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_every_column_explains_itself(sheet: Sheet, column: Column) -> None:
    assert column.help.endswith((".", "?"))
    assert column.kind.describe().endswith((".", ")"))
    assert column.name in tables.ROW_TABLES[sheet.table].c
    if column.kind.refers_to:
        assert any(column.kind.refers_to == other.title for other in SHEETS)
    if column.default is not None:
        assert column.kind.read(column.kind.write(column.default)).value == column.default


@pytest.mark.parametrize("sheet", TABLES.values(), ids=lambda sheet: sheet.title)
def test_every_example_is_a_value_its_column_takes(sheet: Sheet) -> None:
    for column in sheet.columns:
        if column.example:
            said = column.kind.read(column.example).findings
            assert not [found for found in said if CATALOGUE[found.code].severity == "error"], column.title


def test_keys_are_of_required_columns_but_for_the_source_of_money() -> None:
    for sheet in SHEETS:
        loose = [name for name in sheet.key if sheet.by_name[name].need is not Need.REQUIRED]
        assert loose == (["fuente"] if sheet.table == "presupuesto" else [])


@pytest.mark.parametrize(
    ("path", "text"), [("diccionario.md", dictionary.render), ("problemas.md", guide.render)]
)
def test_the_committed_document_is_the_one_the_code_spells(path: str, text: object) -> None:
    committed = (ROOT / "docs" / path).read_text(encoding="utf-8")
    assert committed == text(), "ejecute «make docs»"


def test_reading_a_workbook_needs_none_of_the_slow_libraries() -> None:
    slow = "{'openpyxl', 'pandas', 'plotly', 'flask'}"
    code = f"import sys, sync.pipeline; print(sorted({slow} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
