"""What of an installation is right or wrong, in one sentence each; changes nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from plan import database, history, informes
from plan.config import Config, ConfigError, load
from plan.folder import BIEN
from sync.catch_up import ahead_sentence
from sync.confined.worker import WorkerError
from sync.drive import Drive
from sync.journal import Journal
from sync.local_disk import NetworkPathError, is_network, require_local
from sync.mail.examining import examine_outbox, examine_server
from sync.names import MARKER, REPORTS_FOLDER, unnamed_sentence
from sync.outdated import outdated
from sync.presented import examine_offices, examine_untaken
from sync.read.pool import ReaderPool
from sync.watch import FolderMissingError, Listing

SHOWN = 10
"""Of many things that are wrong in the same way, so many are named."""
FREE_BYTES = 1 << 30
SAFE_SQLITE = (3, 51, 3)
"""Since this version two connections in WAL mode can no longer damage the file when the log restarts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    fine: bool
    sentence: str


def examine(path: Path) -> Iterator[Finding]:
    """Look at the configuration, the folders, the disk, the database and what is loaded."""
    try:
        config = load(path)
    except ConfigError as error:
        yield Finding(fine=False, sentence=str(error))
        return
    yield Finding(fine=True, sentence=f"La configuración {config.path} se entiende.")
    listing: Listing | None = None
    try:
        listing = Drive(config).list()
        yield from _listed(config, listing)
    except FolderMissingError as error:
        yield Finding(fine=False, sentence=str(error))
    yield from _data_folder(config)
    yield from _told(examine_server(config.correo))
    yield from _database(config, listing)


def _told(found: Iterator[tuple[bool, str]]) -> Iterator[Finding]:
    yield from (Finding(fine=fine, sentence=sentence) for fine, sentence in found)


def _data_folder(config: Config) -> Iterator[Finding]:
    try:
        require_local(config.datos)
    except NetworkPathError as error:
        yield Finding(fine=False, sentence=str(error))
    yield _free_space(config.datos)


def _listed(config: Config, found: Listing) -> Iterator[Finding]:
    yield Finding(fine=True, sentence=f"En {config.compartida} hay {len(found.workbooks)} planillas.")
    if is_network(config.compartida):
        yield Finding(
            fine=True,
            sentence="La carpeta compartida está en la red: de lo que guardan otros no llega aviso, y "
            f"se ve al recorrerla, cada {config.intervalo:g} segundos («watch.intervalo»).",
        )
    for copy in found.conflicts:
        yield Finding(
            fine=False,
            sentence=f"«{copy.path}» es una copia en conflicto y no se lee: pase a la planilla de la "
            "dependencia lo que falte y bórrela.",
        )
    for fresh in found.renewed:
        yield Finding(
            fine=True,
            sentence=f"«{fresh.path}» es una planilla renovada: espera que la pongan en lugar de la vieja.",
        )
    for path, reason in found.unreadable:
        yield Finding(
            fine=False,
            sentence=f"No se puede leer «{path}» ({reason}): revise el disco y los permisos. "
            "Lo que haya allí se da por presente.",
        )
    for name in found.unnamed:
        yield Finding(fine=False, sentence=unnamed_sentence(name))


def _free_space(folder: Path) -> Finding:
    standing = next(place for place in (folder, *folder.parents) if place.is_dir())
    if not os.access(standing, os.W_OK):
        return Finding(fine=False, sentence=f"No se puede escribir en {standing}: revise «carpetas.datos».")
    free = shutil.disk_usage(standing).free
    sentence = f"Quedan {free / (1 << 30):.1f} GiB libres para {folder}."
    if free < FREE_BYTES:
        return Finding(
            fine=False, sentence=f"{sentence} Haga lugar: con el disco lleno no se puede guardar nada."
        )
    return Finding(fine=True, sentence=sentence)


def _database(config: Config, listing: Listing | None) -> Iterator[Finding]:
    try:
        yield from _looked_into(config, listing)
    except database.DatabaseError as error:
        yield Finding(fine=False, sentence=str(error))
    except sa.exc.SQLAlchemyError as error:
        yield Finding(fine=False, sentence=database.broken(error))


def _looked_into(config: Config, listing: Listing | None) -> Iterator[Finding]:
    engine = database.existing_reader(config)
    if engine is None:
        yield Finding(fine=True, sentence="Todavía no hay base de datos: se crea con «run» o «ingest».")
        return
    version = tuple(int(part) for part in database.sqlite_version().split("."))
    note = "" if version >= SAFE_SQLITE else " (la 3.51.3 o una más nueva es preferible)"
    yield Finding(fine=True, sentence=f"SQLite {database.sqlite_version()}{note}.")
    with engine.connect() as connection:
        yield from _journal(connection, Journal(config.datos))
        yield from _standing(config, connection)
        if listing and not listing.marked and history.files(connection):
            yield _unmarked(config)
        yield from _loaded(connection)
        yield from _told(examine_offices(connection, listing))
        yield from _told(examine_untaken(connection, listing))
        yield from _lists(config, connection)
        yield from _told(examine_outbox(connection, config))
        yield from _reports(config, connection)
    engine.dispose()


def _journal(connection: sa.Connection, journal: Journal) -> Iterator[Finding]:
    last, end, missing = history.last_number(connection), journal.last(), journal.missing()
    if missing:
        numbers = ", ".join(str(number) for number in missing[:SHOWN])
        rest = f" y {len(missing) - SHOWN} más" if len(missing) > SHOWN else ""
        sentence = f"En el diario faltan las cargas {numbers}{rest}: restáurelas de una copia de respaldo."
        yield Finding(fine=False, sentence=sentence)
    if end < last:
        yield Finding(fine=False, sentence=ahead_sentence(last, end))
    if not missing and end >= last:
        yield Finding(fine=True, sentence=f"El diario tiene sus {end} cargas.")


def _lists(config: Config, connection: sa.Connection) -> Iterator[Finding]:
    try:
        with ReaderPool(1) as pool:
            lacking = outdated(config, connection, pool)
    except WorkerError as error:
        yield Finding(fine=False, sentence=f"Los procesos que leen las planillas no funcionan: {error}.")
        return
    if lacking:
        offices = [f"{code} ({', '.join(codes[:SHOWN])})" for code, codes in lacking.items()]
        yield Finding(
            fine=True,
            sentence="A las listas desplegables de algunas planillas les faltan códigos de la estrategia: "
            f"{'; '.join(offices)}. Igual se pueden escribir; «python tablero.py templates --renovar CÓDIGO» "
            "escribe la planilla con todos.",
        )


def _reports(config: Config, connection: sa.Connection) -> Iterator[Finding]:
    if not config.informes:
        yield Finding(fine=True, sentence="No se dejan informes en la carpeta: «informes.activo» es false.")
        return
    wrong = informes.troubles(connection)
    for nombre, sentence in wrong.items():
        yield Finding(fine=False, sentence=f"Informe de «{nombre}»: {sentence}" if nombre else sentence)
    if not wrong:
        where = config.compartida / REPORTS_FOLDER
        yield Finding(fine=True, sentence=f"Cada carga tiene su informe en {where}.")


def _standing(config: Config, connection: sa.Connection) -> Iterator[Finding]:
    noted = history.folder(connection)
    if noted and noted["situacion"] != BIEN:
        since = datetime.fromisoformat(noted["desde"]).astimezone(config.zona)
        yield Finding(fine=False, sentence=f"Desde el {since:%d/%m/%Y a las %H:%M}: {noted['detalle']}")


def _unmarked(config: Config) -> Finding:
    return Finding(
        fine=False,
        sentence=f"En {config.compartida} falta la marca «{MARKER}», y el servicio no la pudo dejar: permita "
        "que escriba en esa carpeta, o cree allí un archivo vacío con ese nombre. Sin ella, el lugar vacío "
        "de un disco desconectado se reconoce solo por lo que le falta.",
    )


def _loaded(connection: sa.Connection) -> Iterator[Finding]:
    strategy = history.rows(connection, "dependencia", origen="")
    if not strategy:
        yield Finding(
            fine=False,
            sentence="No hay estrategia cargada: guarde «estrategia.xlsx» en la carpeta compartida.",
        )
        return
    yield Finding(fine=True, sentence=f"La estrategia tiene {len(strategy)} dependencias.")
