"""At the start: finish what the journal tells and the database does not know yet; nothing is half there."""

from __future__ import annotations

import logging

import sqlalchemy as sa

from plan import history
from plan.history import Record
from sync.entry import Entry
from sync.journal import Journal, JournalError
from sync.store import Announce, apply, tell_nobody

LOG = logging.getLogger("tablero.diario")


class OtherHistoryError(JournalError):
    """A journal and a database that do not tell the same."""

    def __init__(self, number: int) -> None:
        """Name the carga in which they differ."""
        super().__init__(
            f"La carga {number} no es la misma en la base de datos que en el diario: uno de los dos es "
            "de otra instalación o de otra copia. Vea en qué difieren con "
            "«python tablero.py rebuild --comprobar». No se cambió nada."
        )


def catch_up(engine: sa.Engine, journal: Journal, announce: Announce = tell_nobody) -> int:
    """Apply each entry beyond the last carga of the database, one transaction each; returns how many.

    A database made anew from a whole history tells nobody of it: that was news once.

    Raises:
        JournalError: when one of them cannot be read, or the two do not tell one history.
    """
    with engine.connect() as connection:
        last = history.last_number(connection)
        record = history.carga(connection, last)
    end = journal.last()
    if end < last:
        LOG.warning("%s", ahead_sentence(last, end))
        return 0
    if record is not None and not same_carga(record, journal.read(last)):
        raise OtherHistoryError(last)
    tell = announce if last or end == 1 else tell_nobody
    for entry in journal.entries(last + 1):
        with engine.begin() as connection:
            apply(connection, entry)
            tell(connection, entry)
    if end > last:
        LOG.warning("Se completó la base de datos con el diario: cargas %s a %s.", last + 1, end)
    return end - last


def ahead_sentence(last: int, end: int) -> str:
    """Say that the database knows more than its journal, and what to do."""
    return (
        f"La base de datos llega a la carga {last} y el diario termina en la {end}: restaure la carpeta "
        "«diario» de una copia de respaldo. Mientras tanto todo funciona, pero lo que falta en el diario "
        "no se puede reconstruir."
    )


def same_carga(record: Record, entry: Entry) -> bool:
    """Tell whether a record of the database is the one of an entry; columns that came later do not count."""
    return all(record[name] == value for name, value in entry.carga.items())
