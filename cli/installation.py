"""What commands share: the configuration, the data folder held or only read, the day, and what cannot run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from getpass import getuser

import click
import sqlalchemy as sa

from plan import database, history
from plan.config import Config, ConfigError
from sync.catch_up import catch_up
from sync.full_disk import is_full_disk
from sync.journal import ArchiveError, Journal, JournalError, sweep
from sync.local_disk import NetworkPathError, require_local
from sync.lock import DataInUseError, data_lock
from sync.mail.announcing import announcer
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.retiring import UnfitDecisionError
from sync.service import clock
from sync.watch import FolderMissingError, scan

FINE, PROBLEMS, CANNOT_RUN = 0, 1, 2


class CannotRunError(Exception):
    """A command that cannot do its work; the message is one sentence for whoever called it."""


EXPECTED = (
    CannotRunError,
    ConfigError,
    ArchiveError,
    DataInUseError,
    FolderMissingError,
    JournalError,
    NetworkPathError,
    UnfitDecisionError,
    database.DatabaseError,
)
"""Faults of the installation or of a call: told in one sentence, exit code 2."""


class Orders(click.Group):
    """A group of commands that tells what is wrong with the installation in one sentence."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # whoever was reading left; that is no fault
            raise
        except (*EXPECTED, sa.exc.SQLAlchemyError, OSError) as error:
            click.echo(_sentence(error), err=True)
            ctx.exit(CANNOT_RUN)


def _sentence(error: Exception) -> str:
    if is_full_disk(error):
        return "No queda lugar en el disco: haga lugar y vuelva a ejecutar la orden. Lo ya cargado está bien."
    if isinstance(error, sa.exc.SQLAlchemyError):
        return database.broken(error)
    if isinstance(error, OSError):
        where = f"«{error.filename}»" if error.filename else "un archivo"
        reason = error.strerror or error
        return f"No se puede leer o escribir {where} ({reason}): revise que exista y los permisos."
    return str(error)


def today(config: Config) -> date:
    """Give the day in the town's time zone."""
    return clock().astimezone(config.zona).date()


def whoever() -> str:
    """Name the user of the system who runs a command; empty when the system cannot tell."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""


def require_folder(config: Config) -> None:
    """Refuse to work without the shared folder.

    Raises:
        FolderMissingError: when it is not there.
    """
    if not config.compartida.is_dir():
        raise FolderMissingError(config.compartida, "no existe o no es una carpeta")


@contextmanager
def working(config: Config) -> Iterator[Pipeline]:
    """Hold the data folder: lock, database at its last revision and in step with the journal, readers."""
    require_local(config.datos)
    with data_lock(config.datos):
        engine = database.writer(config)
        try:
            database.upgrade(engine)
            sweep(config.datos)
            announce = announcer(config)
            catch_up(engine, Journal(config.datos), announce)
            with ReaderPool() as pool:
                yield Pipeline(config, engine, pool, announce)
        finally:
            engine.dispose()


@contextmanager
def reading(config: Config) -> Iterator[sa.Connection]:
    """Read the database, which must be there.

    Raises:
        CannotRunError: when nothing was ever loaded.
    """
    engine = database.existing_reader(config)
    if engine is None:
        raise CannotRunError(
            f"Todavía no hay datos en {config.datos}: ponga las planillas en {config.compartida} y ejecute "
            "«python tablero.py ingest»."
        )
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def anything_there(config: Config) -> bool:
    """Tell whether there is anything an example could tread on: a workbook, or a load."""
    if scan(config.compartida).workbooks:
        return True
    engine = database.existing_reader(config)
    if engine is None:
        return False
    with engine.connect() as connection:
        return bool(history.cargas(connection, 1))
