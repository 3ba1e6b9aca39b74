"""Station 4b: carry out a decision: journal entry first, then one transaction, all or nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from plan import VERSION, standard
from plan.database import insert_all
from plan.history import Record, last_number, moment_text
from plan.problems import Problem, Severity
from plan.tables import ARCHIVO, CARGA, ESTADO, PROBLEMA, ROW_TABLES
from plan.umbrales import Umbrales
from sync.decide import Decision, Opening
from sync.entry import Entry, stored_rows
from sync.journal import Journal
from sync.shapes import Sighting

Announce = Callable[[sa.Connection, Entry], None]
"""Notes, in the transaction of a carga, whom to tell of it."""

_NEVER = -1
"""A time that no file has."""


def tell_nobody(_connection: sa.Connection, _entry: Entry) -> None:
    """Note nobody: a carga that is lived again is no news."""


@dataclass(frozen=True, slots=True)
class Load:
    """One attempt to load a workbook, as its carga tells it; `momento` is aware.

    `decision` is for the journal alone: what a person decided, when this load carries it out.
    """

    momento: datetime
    clase: str
    tipo: str
    origen: str
    ruta: str
    sha256: str
    tamano: int
    resultado: str
    guardado_por: str = ""
    guardado_en: datetime | None = None
    corte: date | None = None
    corte_declarado: bool = False
    escritas: int = 0
    tomadas: int = 0
    cuarentena: int = 0
    omitidas: int = 0
    detalle: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class FileState:
    """What became of a file of the shared folder; `visto` is when that was seen first."""

    situacion: str
    visto: datetime
    sha256: str = ""
    origen: str = "?"
    carga: int | None = None
    problema: str = ""
    hechos: Mapping[str, str] | None = None


class Store:
    """Writes to the database: the only place that does, once it is made."""

    def __init__(
        self, engine: sa.Engine, journal: Journal, umbrales: Umbrales, announce: Announce = tell_nobody
    ) -> None:
        """Write through the writing engine; the journal tells the thresholds under which loads are judged."""
        self._engine = engine
        self._journal = journal
        self._rules = rules(umbrales)
        self._announce = announce

    def commit(
        self,
        load: Load,
        decision: Decision,
        problems: Sequence[Problem],
        file: tuple[Sighting, FileState] | None = None,
    ) -> int:
        """Record a load and what it changes; returns the number of the carga, durable once returned."""
        with self._engine.begin() as connection:
            number = last_number(connection) + 1
            entry = Entry(
                carga=_record(number, load, decision, problems),
                problemas=[_fault(number, order, found) for order, found in enumerate(problems)],
                cerradas=list(decision.closed),
                abiertas=[_opened(opening) for opening in decision.opened],
                archivo=_file_record(*file, number) if file else None,
                decision=load.decision,
                reglas=self._rules,
            )
            self._journal.write(entry)
            apply(connection, entry)
            self._announce(connection, entry)
        return number

    def note_file(self, sighting: Sighting, state: FileState) -> None:
        """Remember a file of the shared folder; visible when its state changes."""
        with self._engine.begin() as connection:
            before = connection.execute(
                sa.select(ARCHIVO.c.situacion).where(ARCHIVO.c.ruta == sighting.path)
            ).scalar()
            _put_file(connection, _file_record(sighting, state, state.carga))
            if before != state.situacion:
                raise_version(connection)

    def note_absent(self, paths: Iterable[str], now: datetime) -> None:
        """Remember since when files are no longer in the shared folder; no row changes."""
        gone = [{"ruta_": path} for path in paths]
        if not gone:
            return
        with self._engine.begin() as connection:
            where = ARCHIVO.c.ruta == sa.bindparam("ruta_")
            connection.execute(
                sa.update(ARCHIVO).where(where).values(situacion="ausente", visto=moment_text(now)), gone
            )
            raise_version(connection)

    def forget_times(self) -> None:
        """Forget when the files seen were changed, so that each is read again."""
        with self._engine.begin() as connection:
            forget_times(connection)


def forget_times(connection: sa.Connection) -> None:
    """Forget when the files seen were changed, so that each is read again."""
    connection.execute(sa.update(ARCHIVO).values(ctime_ns=_NEVER))


def apply(connection: sa.Connection, entry: Entry) -> None:
    """Do to the database what a carga does, inside the caller's transaction: now, at start, or made anew."""
    connection.execute(CARGA.insert(), entry.carga)
    if entry.problemas:
        connection.execute(PROBLEMA.insert(), entry.problemas)
    _close(connection, entry)
    _open(connection, entry)
    if entry.archivo:
        _put_file(connection, entry.archivo)
    raise_version(connection)


def rules(umbrales: Umbrales) -> Mapping[str, Any]:
    """Say by which rules loads are judged today."""
    return {"programa": VERSION, "estandar": standard.VERSION, "umbrales": asdict(umbrales)}


def raise_version(connection: sa.Connection) -> None:
    """Raise the counter that open pages watch."""
    raised = connection.execute(
        sa.update(ESTADO)
        .where(ESTADO.c.campo == "version")
        .values(valor=sa.cast(sa.cast(ESTADO.c.valor, sa.Integer) + 1, sa.Text))
    )
    if not raised.rowcount:
        connection.execute(ESTADO.insert(), {"campo": "version", "valor": "1"})


def _record(number: int, load: Load, decision: Decision, problems: Sequence[Problem]) -> Record:
    counts = {severity: sum(found.severity is severity for found in problems) for severity in Severity}
    record = asdict(load)
    del record["decision"]
    return record | {
        "id": number,
        "momento": moment_text(load.momento),
        "guardado_en": moment_text(load.guardado_en) if load.guardado_en else None,
        "abiertas": len(decision.opened),
        "cerradas": len(decision.closed),
        "errores": counts[Severity.ERROR],
        "advertencias": counts[Severity.ADVERTENCIA],
        "notas": counts[Severity.NOTA],
    }


def _fault(number: int, order: int, found: Problem) -> Record:
    return {
        "carga": number,
        "orden": order,
        "codigo": found.code,
        "severidad": found.severity.value,
        "hoja": found.place.sheet,
        "fila": found.place.row,
        "columna": found.place.column,
        "celda": found.place.cell,
        "hechos": json.dumps(dict(found.facts), ensure_ascii=False),
    }


def _opened(opening: Opening) -> Record:
    return {field.name: getattr(opening, field.name) for field in fields(Opening)}


def _close(connection: sa.Connection, entry: Entry) -> None:
    by_table: dict[str, list[dict[str, str]]] = defaultdict(list)
    for table, clave in entry.cerradas:
        by_table[table].append({"origen_": entry.carga["origen"], "clave_": clave})
    for name, keys in by_table.items():
        rows = ROW_TABLES[name]
        which = sa.and_(
            rows.c.origen == sa.bindparam("origen_"),
            rows.c.clave == sa.bindparam("clave_"),
            rows.c.hasta.is_(None),
        )
        connection.execute(sa.update(rows).where(which).values(hasta=entry.number), keys)


def _open(connection: sa.Connection, entry: Entry) -> None:
    by_table: dict[str, list[Record]] = defaultdict(list)
    for table, row in stored_rows(entry):
        by_table[table].append(row)
    for name, records in by_table.items():
        insert_all(connection, ROW_TABLES[name], records)


def _put_file(connection: sa.Connection, record: Record) -> None:
    connection.execute(sa.delete(ARCHIVO).where(ARCHIVO.c.ruta == record["ruta"]))
    connection.execute(ARCHIVO.insert(), record)


def _file_record(sighting: Sighting, state: FileState, carga: int | None) -> Record:
    return {
        "ruta": sighting.path,
        "tamano": sighting.size,
        "mtime_ns": sighting.mtime_ns,
        "ctime_ns": sighting.ctime_ns,
        "inode": str(sighting.inode),
        "sha256": state.sha256,
        "visto": moment_text(state.visto),
        "situacion": state.situacion,
        "origen": state.origen,
        "carga": carga,
        "problema": state.problema,
        "hechos": json.dumps(dict(state.hechos or {}), ensure_ascii=False),
    }
