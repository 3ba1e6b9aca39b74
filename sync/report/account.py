"""All there is to tell an office of one load, gathered from the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from plan import history, informes
from plan.history import Record
from plan.problems import Problem, Severity
from plan.problems.archivo import ENTRIES as OF_FILES
from plan.tables import CARGA
from sync.changes import SheetChanges
from sync.preview import happened
from sync.report import words
from sync.report.due import Due
from sync.report.words import Fate

_UNREADABLE = {entry.code for entry in OF_FILES}
_BY_PEOPLE = ("carga", "generada")


@dataclass(frozen=True, slots=True)
class Good:
    """The last version of a workbook that was taken: where its bytes are kept."""

    carga: int
    momento: datetime
    guardado_por: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of a load.

    Args:
        nombre: under which name the answer is left.
        oficina: whose workbook it is, in words; empty when not known.
        record: the carga itself.
        momento: when it was looked at, in the town's time zone.
        guardado: when the file was saved, if it says so; the same.
        problems: all of them, gravest first as they are told.
        corte: up to which day the data in force inform.
        good: the last version taken, when this one was not.
        conflicts: files beside it that by their names are copies of it.
        untouched: whether it is as the service prepared it, and nobody has saved it ever.
    """

    nombre: str
    oficina: str
    record: Record
    momento: datetime
    guardado: datetime | None
    problems: Sequence[Problem]
    changes: Sequence[SheetChanges]
    corte: date | None
    good: Good | None
    conflicts: Sequence[str] = ()
    untouched: bool = False

    @property
    def file(self) -> str:
        """The file as a person finds it in the shared folder."""
        path: str = self.record["ruta"]
        return path

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.record["resultado"] != "tomada":
            return _fate_untaken(self.record["resultado"], self.problems)
        if self.untouched:
            return words.UNTOUCHED
        if self.record["errores"]:
            return words.WITH_CORRECTIONS
        return words.WITH_WARNINGS if self.record["advertencias"] else words.TAKEN

    @property
    def wants_copy(self) -> bool:
        """Whether anything in its sheets is to be corrected: what is wrong with the file is told without."""
        if self.untouched:
            return False
        return any(found.severity is not Severity.NOTA and found.place.sheet for found in self.problems)

    @property
    def readable(self) -> bool:
        """Whether its bytes were a workbook that could be read."""
        return not any(found.code in _UNREADABLE for found in self.problems)


def gather(connection: sa.Connection, due: Due, zona: ZoneInfo) -> Account:
    """Gather what is to be told of a load."""
    record = history.carga(connection, due.carga) or {}
    saved = record["guardado_en"]
    corte = history.cortes(connection).get(due.origen)
    taken = record["resultado"] == "tomada"
    return Account(
        nombre=due.nombre,
        oficina=due.oficina,
        record=record,
        momento=datetime.fromisoformat(record["momento"]).astimezone(zona),
        guardado=datetime.fromisoformat(saved).astimezone(zona) if saved else None,
        problems=history.problems(connection, due.carga),
        changes=happened(connection, record) if taken else (),
        corte=corte.fecha if corte else None,
        good=None if taken else _last_good(connection, due, zona),
        conflicts=_conflicts(connection, PurePosixPath(record["ruta"])) if due.oficina else (),
        untouched=bool(due.origen) and not informes.has_reported(connection, due.origen),
    )


def _fate_untaken(resultado: str, problems: Sequence[Problem]) -> Fate:
    if resultado == "rechazada":
        twice = any(found.code == "LIBRO_DUPLICADO" for found in problems)
        return words.DUPLICATE if twice else words.REJECTED
    return words.HELD if resultado == "retenida" else words.DROPPED


def _conflicts(connection: sa.Connection, path: PurePosixPath) -> list[str]:
    named = re.compile(rf"(?<!\w){re.escape(path.stem)}(?!\w)", re.IGNORECASE)
    files = ((found["situacion"], PurePosixPath(found["ruta"])) for found in history.files(connection))
    return [
        str(other)
        for situacion, other in files
        if situacion == "conflicto" and other.parent == path.parent and named.search(other.name)
    ]


def _last_good(connection: sa.Connection, due: Due, zona: ZoneInfo) -> Good | None:
    """Find the last version of an office's workbook that was taken as somebody saved it."""
    query = (
        sa.select(CARGA)
        .where(CARGA.c.origen == due.origen, CARGA.c.resultado == "tomada", CARGA.c.clase.in_(_BY_PEOPLE))
        .order_by(CARGA.c.id.desc())
        .limit(1)
    )
    found = connection.execute(query).mappings().first()
    if found is None:
        return None
    moment = datetime.fromisoformat(found["guardado_en"] or found["momento"]).astimezone(zona)
    return Good(found["id"], moment, found["guardado_por"], found["sha256"])
