"""The database: its engines and migrations; a dialect is known here, in `plan.tables` and `plan.commits`."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event

from plan.config import Config

_DEFERRED = "tablero_deferred"
_WRITING = ("BEGIN IMMEDIATE", ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"))
_READING = ("BEGIN", ("query_only=ON", "wal_autocheckpoint=0"))
MIGRATIONS = Path(__file__).parent / "migrations"


class DatabaseError(Exception):
    """A database that cannot be used as it is."""


class NewerDatabaseError(DatabaseError):
    """A database that a newer program wrote."""

    def __init__(self, revision: str) -> None:
        """Name the revision nobody here knows."""
        super().__init__(
            f"La base de datos es de una versión más nueva del programa (revisión {revision}): "
            "instale esa versión o restaure una copia anterior. No se cambió nada."
        )


class AddressError(DatabaseError):
    """An address of a database that this installation cannot open."""

    def __init__(self, url: str) -> None:
        """Name the address."""
        super().__init__(
            f"No se puede usar la base de datos «{url}»: corrija «base_de_datos.url» en config.toml, "
            "o déjela vacía para usar SQLite en la carpeta de datos."
        )


class NoFileError(DatabaseError):
    """A database that is no file of this machine."""

    def __init__(self) -> None:
        """Say how such a database is made anew."""
        super().__init__(
            "«rebuild» trabaja con una base SQLite, que es un archivo, y la suya está en un servidor: "
            "apunte «base_de_datos.url» a una base vacía y ejecute «ingest», que la llena desde el diario."
        )


class OlderDatabaseError(DatabaseError):
    """A database of an older program, not upgraded yet."""

    def __init__(self) -> None:
        """Say how it is upgraded."""
        super().__init__(
            "La base de datos es de una versión anterior del programa: "
            "ejecute «run» o «ingest» para ponerla al día."
        )


def url_of(config: Config) -> sa.URL:
    """Give the address of the database; SQLite in the data folder unless configured otherwise.

    Raises:
        AddressError: when what is configured is no address.
    """
    if config.url:
        try:
            return sa.make_url(config.url)
        except sa.exc.ArgumentError as error:
            raise AddressError(config.url) from error
    return sa.URL.create("sqlite", database=str(config.datos / "tablero.sqlite"))


def file_of(config: Config) -> Path:
    """Give the file that the database is.

    Raises:
        NoFileError: when it is on a server.
    """
    url = url_of(config)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise NoFileError
    return Path(url.database)


def writer(config: Config) -> sa.Engine:
    """Open the engine of the one writing process: every transaction begins IMMEDIATE."""
    return _engine(url_of(config), *_WRITING)


def file_writer(path: Path) -> sa.Engine:
    """Open the writing engine of a database in a file, made if need be."""
    return _engine(sa.URL.create("sqlite", database=str(path)), *_WRITING)


def reading_side(engine: sa.Engine) -> sa.Engine:
    """Give the side of the writing engine that only reads: its transactions wait for nobody."""
    return engine.execution_options(**{_DEFERRED: True})


def reader(config: Config) -> sa.Engine:
    """Open an engine that can only read; transactions are deferred, the writer alone checkpoints."""
    return _engine(url_of(config), *_READING)


def file_reader(path: Path) -> sa.Engine:
    """Open an engine that can only read a database in a file."""
    return _engine(sa.URL.create("sqlite", database=str(path)), *_READING)


def existing_reader(config: Config) -> sa.Engine | None:
    """Open a reading engine when there is a database with tables; None when there is none yet.

    Raises:
        DatabaseError: when it was written by a newer program, or is of an older one.
    """
    url = url_of(config)
    if url.get_backend_name() == "sqlite" and not (url.database and Path(url.database).is_file()):
        return None
    engine = reader(config)
    with ExitStack() as unless_fit:
        unless_fit.callback(engine.dispose)
        with engine.connect() as connection:
            current, script = _revisions(connection)
        if current is None:
            return None
        if current != script.get_current_head():
            raise _unfit(current, script)
        unless_fit.pop_all()
    return engine


def upgrade(engine: sa.Engine) -> None:
    """Bring the database to the tables of this program.

    Raises:
        NewerDatabaseError: when it was written by a newer program; nothing is changed.
    """
    with engine.begin() as connection:
        current, script = _revisions(connection)
        if current == script.get_current_head():
            return
        if current is not None and not _knows(script, current):
            raise NewerDatabaseError(current)
        command.upgrade(_alembic(connection), "head")


def insert_all(connection: sa.Connection, table: sa.Table, records: Sequence[Mapping[str, Any]]) -> None:
    """Insert records that all name every column of a table.

    Values are made ready column by column: SQLAlchemy's own way looks at each value of each record, and takes
    three times as long over a large workbook.
    """
    dialect, every = connection.dialect, table.columns.keys()
    columns = dict(zip(every, zip(*map(itemgetter(*every), records), strict=True), strict=True))
    # A blank is bound as slowly as a text, and many columns are blank from top to bottom.
    filled = {name: column for name, column in columns.items() if column.count(None) < len(column)}
    compiled = table.insert().compile(dialect=dialect, column_keys=[*filled])
    names = compiled.positiontup or [*filled]
    rows: list[Any] = [*zip(*(_ready(table.c[name], filled[name], dialect) for name in names), strict=True)]
    if not dialect.positional:
        rows = [dict(zip(names, row, strict=True)) for row in rows]
    connection.exec_driver_sql(str(compiled), rows)


def _ready(column: sa.Column[Any], values: Sequence[Any], dialect: sa.Dialect) -> Sequence[Any]:
    """Make the values of a column what the driver takes; dates repeat all through a plan."""
    spell = column.type.dialect_impl(dialect).bind_processor(dialect)
    if spell is None:
        return values
    spelt = {value: None if value is None else spell(value) for value in set(values)}
    return [spelt[value] for value in values]


def broken(error: sa.exc.SQLAlchemyError) -> str:
    """Say that the database does not work, and what to do."""
    reason = getattr(error, "orig", None) or error
    return (
        f"La base de datos no se puede usar ({reason}): si el archivo está dañado, ejecute "
        "«python tablero.py rebuild», que la rehace desde el diario; nada de lo cargado se pierde."
    )


def is_full(error: sa.exc.SQLAlchemyError) -> bool:
    """Tell whether what failed is that the disk of the database is full."""
    code: int = getattr(getattr(error, "orig", None), "sqlite_errorcode", sqlite3.SQLITE_OK)
    return code == sqlite3.SQLITE_FULL


def sqlite_version() -> str:
    """Name the SQLite library in use."""
    return sqlite3.sqlite_version


def _revisions(connection: sa.Connection) -> tuple[str | None, ScriptDirectory]:
    current = MigrationContext.configure(connection).get_current_revision()
    return current, ScriptDirectory.from_config(_alembic(connection))


def _knows(script: ScriptDirectory, revision: str) -> bool:
    return revision in {known.revision for known in script.walk_revisions()}


def _unfit(revision: str, script: ScriptDirectory) -> DatabaseError:
    return OlderDatabaseError() if _knows(script, revision) else NewerDatabaseError(revision)


def _alembic(connection: sa.Connection) -> AlembicConfig:
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def _engine(url: sa.URL, begin: str, pragmas: tuple[str, ...]) -> sa.Engine:
    try:
        engine = sa.create_engine(url)
    except (sa.exc.ArgumentError, ImportError) as error:
        raise AddressError(url.render_as_string()) from error
    if engine.dialect.name == "sqlite":
        _tame_sqlite(engine, begin, pragmas)
    return engine


def _tame_sqlite(engine: sa.Engine, begin: str, pragmas: tuple[str, ...]) -> None:
    # The driver must not begin transactions of its own: it would begin them deferred, and a deferred
    # transaction that turns to writing fails at once instead of waiting its turn.
    @event.listens_for(engine, "connect")
    def _connect(raw: sqlite3.Connection, _record: object) -> None:
        raw.isolation_level = None
        for pragma in ("busy_timeout=30000", *pragmas):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        deferred = connection.get_execution_options().get(_DEFERRED, False)
        connection.exec_driver_sql("BEGIN" if deferred else begin)
