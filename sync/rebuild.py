"""Make the database anew from the journal alone, and prove the one in use equal to it, row by row."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from itertools import islice
from pathlib import Path

import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.tables import CARGA, ESTADO
from sync.beside_history import carry_over, last_known
from sync.differences import Difference, counts, differences
from sync.entry import Entry
from sync.journal import Archive, Journal, JournalError, flush_folder
from sync.store import Announce, apply, tell_nobody

SHOWN = 20
"""So many differences are told; one damage may have made thousands."""
_BESIDE = ("", "-wal", "-shm")
"""What SQLite keeps beside a database, and the database itself, which goes first."""


class ShortJournalError(JournalError):
    """A journal that ends before the database does."""

    def __init__(self, last: int, end: int) -> None:
        """Name the last carga of each."""
        super().__init__(
            f"La base de datos llega a la carga {last} y el diario termina en la {end}: reconstruirla "
            "perdería lo demás. Restaure la carpeta «diario» de una copia de respaldo. No se cambió nada."
        )


class NoJournalError(JournalError):
    """A data folder without a journal."""

    def __init__(self, datos: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"En {datos} no hay diario, o está vacío: no hay desde qué reconstruir. Revise «carpetas.datos» "
            "en config.toml, o restaure la carpeta «diario» de una copia de respaldo."
        )


class Found(Enum):
    """What the database in use was, held against the journal."""

    EQUAL = "igual"
    DIFFERENT = "distinta"
    UNREADABLE = "ilegible"
    MISSING = "ausente"


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found.

    Args:
        found: what the database in use was.
        rows: how many rows the journal makes, by table.
        differences: the first of them, when it was different.
        reason: why it could not be read, when it could not.
        without_bytes: cargas whose workbook is no longer in the archive.
        set_aside: where the old database is now, when a new one took its place.
        mail_lost: whether the old one could not tell which mails it held.
    """

    found: Found
    rows: Mapping[str, int]
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    without_bytes: tuple[int, ...] = ()
    set_aside: Path | None = None
    mail_lost: bool = False


def prove(config: Config) -> Proof:
    """Hold the database against its journal, changing nothing.

    Raises:
        JournalError: when the journal is not whole.
        DatabaseError: when the database is of another version of the program, or no file.
    """
    with _made_anew(config) as made:
        return _compared(config, made)


def rebuild(config: Config, now: datetime, announce: Announce = tell_nobody) -> Proof:
    """Prove the database, and put the one made from the journal in its place when they are not equal.

    What the old one did not know yet is announced, as at a start.

    Raises:
        JournalError: when the journal is not whole; nothing is changed.
        DatabaseError: when the database is of another version of the program, or no file.
    """
    place = database.file_of(config)
    with _made_anew(config) as made:
        proof = _compared(config, made)
        if proof.found is Found.EQUAL:
            return proof
        _raise_version(made, now)
        aside = place.with_name(f"{place.name}.apartada-{now.astimezone(config.zona):%Y%m%d-%H%M%S}")
        was_there = place.exists()
        carried = not was_there or carry_over(place, made)
        if was_there and carried and (known := last_known(place)) is not None:
            _announce(made, Journal(config.datos).entries(known + 1), announce)
        _flush(made)  # first: a kill between the next two leaves no database, and its mails are set aside
        _move(place, aside)
        made.replace(place)
        flush_folder(place.parent)
    return replace(proof, set_aside=aside if was_there else None, mail_lost=not carried)


def build(path: Path, journal: Journal) -> None:
    """Make a database from a journal.

    Raises:
        JournalError: when the journal is not whole.
    """
    engine = database.file_writer(path)
    try:
        database.upgrade(engine)
        with engine.begin() as connection:
            for entry in journal.entries():
                apply(connection, entry)
    finally:
        engine.dispose()


@contextmanager
def _made_anew(config: Config) -> Iterator[Path]:
    """Make the new database beside the old one; gone afterwards, unless it took its place."""
    place, journal = database.file_of(config), Journal(config.datos)
    if not journal.last():
        raise NoJournalError(config.datos)
    made = place.with_name(f"{place.name}.nueva")
    _remove(made)
    try:
        build(made, journal)
        yield made
    finally:
        _remove(made)


def _compared(config: Config, made: Path) -> Proof:
    there = database.file_reader(made)
    with there.connect() as new:
        rows = counts(new)
        without = tuple(_without_bytes(new, Archive(config.datos)))
        proof = Proof(Found.MISSING, rows, without_bytes=without)
        try:
            proof = _held_against(config, new, proof)
        except sa.exc.SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error)
            proof = replace(proof, found=Found.UNREADABLE, reason=reason)
    there.dispose()
    return proof


def _held_against(config: Config, new: sa.Connection, proof: Proof) -> Proof:
    engine = database.existing_reader(config)
    if engine is None:
        return proof
    try:
        with engine.connect() as old:
            last, end = history.last_number(old), history.last_number(new)
            if last > end:
                raise ShortJournalError(last, end)
            told = tuple(islice(differences(old, new), SHOWN))
    finally:
        engine.dispose()
    return replace(proof, found=Found.DIFFERENT if told else Found.EQUAL, differences=told)


def _without_bytes(connection: sa.Connection, archive: Archive) -> Iterator[int]:
    cargas = connection.execute(sa.select(CARGA.c.id, CARGA.c.sha256).order_by(CARGA.c.id))
    there: dict[str, bool] = {"": True}
    for number, content in cargas:
        if content not in there:
            there[content] = archive.holds(content)
        if not there[content]:
            yield number


def _raise_version(path: Path, now: datetime) -> None:
    """Have open pages refresh: the seconds since 1970 are more than any counter they were shown."""
    engine = database.file_writer(path)
    with engine.begin() as connection:
        raised = {"campo": "version", "valor": str(int(now.timestamp()))}
        connection.execute(sa.delete(ESTADO).where(ESTADO.c.campo == "version"))
        connection.execute(ESTADO.insert(), raised)
    engine.dispose()


def _announce(path: Path, entries: Iterable[Entry], announce: Announce) -> None:
    engine = database.file_writer(path)
    with engine.begin() as connection:
        for entry in entries:
            announce(connection, entry)
    engine.dispose()


def _move(place: Path, aside: Path) -> None:
    """Set a database aside, the file itself first: what SQLite finds beside no database it throws away."""
    for end in _BESIDE:
        source = place.with_name(place.name + end)
        if source.exists():
            source.rename(aside.with_name(aside.name + end))


def _remove(path: Path) -> None:
    for end in _BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
