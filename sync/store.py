"""Station 4b: carry out a decision: journal entry first, then one transaction, all or nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime

import sqlalchemy as sa

from plan.database import insert_all
from plan.history import Record, moment_text
from plan.problems import Problem, Severity
from plan.tables import ARCHIVO, CARGA, ESTADO, PROBLEMA, ROW_TABLES
from sync.decide import Decision, Opening
from sync.journal import Journal
from sync.shapes import Sighting


@dataclass(frozen=True, slots=True)
class Load:
    """One attempt to load a workbook, as its carga tells it; `momento` is aware."""

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

    def __init__(self, engine: sa.Engine, journal: Journal) -> None:
        """Write through the writing engine."""
        self._engine = engine
        self._journal = journal

    def commit(
        self,
        load: Load,
        decision: Decision,
        problems: Sequence[Problem],
        file: tuple[Sighting, FileState] | None = None,
    ) -> int:
        """Record a load and what it changes; returns the number of the carga, durable once returned."""
        with self._engine.begin() as connection:
            number = (connection.execute(sa.select(sa.func.max(CARGA.c.id))).scalar() or 0) + 1
            record = _record(number, load, decision, problems)
            faults = [_fault(number, order, found) for order, found in enumerate(problems)]
            self._journal.write(number, _entry(record, faults, decision))
            connection.execute(CARGA.insert(), record)
            if faults:
                connection.execute(PROBLEMA.insert(), faults)
            _close(connection, number, load.origen, decision.closed)
            _open(connection, number, load.origen, decision.opened)
            if file:
                sighting, state = file
                _put_file(connection, sighting, state, number)
            raise_version(connection)
        return number

    def note_file(self, sighting: Sighting, state: FileState) -> None:
        """Remember a file of the shared folder; visible when its state changes."""
        with self._engine.begin() as connection:
            before = connection.execute(
                sa.select(ARCHIVO.c.situacion).where(ARCHIVO.c.ruta == sighting.path)
            ).scalar()
            _put_file(connection, sighting, state, state.carga)
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
        """Forget the times of the files seen, so that each is read again."""
        with self._engine.begin() as connection:
            connection.execute(sa.update(ARCHIVO).values(mtime_ns=0))


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
    return asdict(load) | {
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


def _entry(record: Record, faults: Sequence[Record], decision: Decision) -> Record:
    names = [field.name for field in fields(Opening)]
    return {
        "carga": record,
        "problemas": faults,
        "cerradas": decision.closed,
        "abiertas": [{name: getattr(opening, name) for name in names} for opening in decision.opened],
    }


def _close(connection: sa.Connection, number: int, origen: str, closed: Iterable[tuple[str, str]]) -> None:
    by_table: dict[str, list[dict[str, str]]] = defaultdict(list)
    for table, clave in closed:
        by_table[table].append({"origen_": origen, "clave_": clave})
    for name, keys in by_table.items():
        rows = ROW_TABLES[name]
        which = sa.and_(
            rows.c.origen == sa.bindparam("origen_"),
            rows.c.clave == sa.bindparam("clave_"),
            rows.c.hasta.is_(None),
        )
        connection.execute(sa.update(rows).where(which).values(hasta=number), keys)


def _open(connection: sa.Connection, number: int, origen: str, opened: Iterable[Opening]) -> None:
    by_table: dict[str, list[Record]] = defaultdict(list)
    for new in opened:
        made = {"origen": origen, "clave": new.clave, "desde": number, "hasta": None}
        made |= {"fila": new.fila, "marca": new.marca, "al": new.al}
        by_table[new.table].append(made | dict(new.values))
    for name, records in by_table.items():
        insert_all(connection, ROW_TABLES[name], records)


def _put_file(connection: sa.Connection, sighting: Sighting, state: FileState, carga: int | None) -> None:
    connection.execute(sa.delete(ARCHIVO).where(ARCHIVO.c.ruta == sighting.path))
    record = {
        "ruta": sighting.path,
        "tamano": sighting.size,
        "mtime_ns": sighting.mtime_ns,
        "inode": str(sighting.inode),
        "sha256": state.sha256,
        "visto": moment_text(state.visto),
        "situacion": state.situacion,
        "origen": state.origen,
        "carga": carga,
        "problema": state.problema,
        "hechos": json.dumps(dict(state.hechos or {}), ensure_ascii=False),
    }
    connection.execute(ARCHIVO.insert(), record)
