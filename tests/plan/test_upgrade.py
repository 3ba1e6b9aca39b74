"""Databases of earlier programs are brought to the tables of this one with what they hold."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic import command

from plan import database, history
from plan.config import Config

ARCHIVO_0001 = {
    "ruta": "OP.xlsx",
    "tamano": 9000,
    "mtime_ns": 1_700_000_000_000_000_000,
    "inode": "77",
    "sha256": "ab" * 32,
    "visto": "2026-11-20T15:00:00.000000+00:00",
    "situacion": "vigente",
    "origen": "op",
    "carga": None,
    "problema": "",
    "hechos": "{}",
}


@pytest.fixture
def first(config: Config) -> sa.Engine:
    """Make a database of the first revision that remembers one file."""
    engine = database.writer(config)
    with engine.begin() as connection:
        command.upgrade(database._alembic(connection), "0001")
        table = sa.table("archivo", *(sa.column(name) for name in ARCHIVO_0001))
        connection.execute(table.insert(), ARCHIVO_0001)
    return engine


def test_a_database_of_the_first_revision_keeps_its_files_and_has_each_read_again(first: sa.Engine) -> None:
    database.upgrade(first)
    with first.connect() as connection:
        (found,) = history.files(connection)
    assert found == ARCHIVO_0001 | {"hechos": {}, "ctime_ns": -1}
    first.dispose()


def test_commands_that_only_read_say_that_an_older_database_is_to_be_upgraded(
    first: sa.Engine, config: Config
) -> None:
    first.dispose()
    with pytest.raises(database.OlderDatabaseError, match="ejecute «run» o «ingest»"):
        database.existing_reader(config)
