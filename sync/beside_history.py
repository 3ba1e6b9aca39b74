"""What no journal tells, and a database made anew takes over from the old one: mails, and reports left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa

from plan import database, history
from plan.tables import CORREO, ENVIO, RESPUESTA

CARRIED: Sequence[sa.Table] = (RESPUESTA, CORREO, ENVIO)


def carry_over(old: Path, new: Path) -> bool:
    """Copy it all, or nothing; False when the old database cannot tell it."""
    source, target = database.file_reader(old), database.file_writer(new)
    try:
        with source.connect() as there, target.begin() as here:
            for table in CARRIED:
                found = [dict(row) for row in there.execute(sa.select(table)).mappings()]
                if found:
                    here.execute(table.insert(), found)
    except sa.exc.SQLAlchemyError:
        return False
    finally:
        source.dispose()
        target.dispose()
    return True


def last_known(old: Path) -> int | None:
    """Give the number of the last carga that the old database knows; None when it cannot tell."""
    source = database.file_reader(old)
    try:
        with source.connect() as connection:
            return history.last_number(connection)
    except sa.exc.SQLAlchemyError:
        return None
    finally:
        source.dispose()
