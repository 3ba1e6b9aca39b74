"""A database drawn row by row, as loads would have left it, for tests of what the pages show of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from plan.config import Config
from plan.database import writer
from plan.history import moment_text
from plan.problems import CATALOGUE
from plan.standard import TABLES
from plan.standard.kinds.base import clave
from plan.tables import ARCHIVO, CARGA, ESTADO, METADATA, PROBLEMA, ROW_TABLES, has_twin, twin

Cells = dict[str, Any]


def _hurry(raw: sqlite3.Connection, _record: object) -> None:
    raw.execute("PRAGMA synchronous=OFF")


_NUMBERS = ("tomadas", "cuarentena", "omitidas", "abiertas", "cerradas", "errores", "advertencias", "notas")


class Factory:
    """Writes loads and their rows; the last load is the one that new rows come with."""

    def __init__(self, config: Config) -> None:
        self.engine = writer(config)
        sa.event.listen(self.engine, "connect", _hurry)
        METADATA.create_all(self.engine)
        with self.engine.connect() as connection:
            self.carga = connection.execute(sa.select(sa.func.count()).select_from(CARGA)).scalar() or 0
        self._rows = 1

    def load(self, origen: str, day: date, corte: date | None = None, **facts: object) -> int:
        """Write down a load of an office (its code; empty: the strategy) at noon of a day."""
        self.carga += 1
        record = {
            "id": self.carga,
            "momento": moment_text(datetime(day.year, day.month, day.day, 15, tzinfo=UTC)),
            "clase": "carga",
            "tipo": "planilla" if origen else "estrategia",
            "origen": clave(origen),
            "ruta": f"{origen or 'estrategia'}.xlsx",
            "sha256": "",
            "tamano": 1,
            "guardado_por": "",
            "corte": corte,
            "corte_declarado": corte is not None,
            "resultado": "tomada",
            "escritas": 0,
            "detalle": "{}",
            **dict.fromkeys(_NUMBERS, 0),
            **facts,
        }
        self._insert(CARGA, record)
        self._raise_version()
        return self.carga

    def put(self, table: str, origen: str = "", **cells: object) -> None:
        """Open a row with the last load; an older version of it is closed."""
        self.put_many(table, origen, [cells])

    def put_many(self, table: str, origen: str, drawn: Iterable[Cells]) -> None:
        """Open several rows of a table at once."""
        with self.engine.begin() as connection:
            for cells in drawn:
                self._count_move(connection, clave(origen))
                row = self._row(table, origen, cells)
                _close(connection, ROW_TABLES[table], row)
                connection.execute(ROW_TABLES[table].insert().values(**row))

    def remove(self, table: str, origen: str, key: str) -> None:
        """Close a row with the last load."""
        rows = ROW_TABLES[table]
        same = sa.and_(rows.c.origen == clave(origen), rows.c.clave == key, rows.c.hasta.is_(None))
        with self.engine.begin() as connection:
            connection.execute(rows.update().where(same).values(hasta=self.carga))
            self._count_move(connection, clave(origen))

    def _count_move(self, connection: sa.Connection, origen: str) -> None:
        """Have the last load of an office tell of one row more; an office without any gets one."""
        last = sa.select(sa.func.max(CARGA.c.id)).where(CARGA.c.origen == origen).scalar_subquery()
        told = sa.update(CARGA).where(CARGA.c.id == last).values(abiertas=CARGA.c.abiertas + 1)
        if not connection.execute(told).rowcount:
            before = connection.execute(sa.select(CARGA).where(CARGA.c.id == self.carga)).mappings().one()
            self.carga += 1
            own = {"id": self.carga, "origen": origen, "resultado": "liberada", "corte": None, "abiertas": 1}
            connection.execute(CARGA.insert().values(**{**before, **own}))

    def _row(self, table: str, origen: str, cells: Cells) -> Cells:
        sheet = TABLES[table]
        self._rows += 1
        row: Cells = {column.name: None for column in sheet.columns} | {"fila": self._rows} | cells
        row |= {"origen": clave(origen), "desde": self.carga, "clave": sheet.key_of(row)}
        return row | {
            twin(each): clave(str(row[each.name] or "")) for each in sheet.columns if has_twin(each)
        }

    def observe(self, code: str, sheet: str, cell: str, **facts: str) -> None:
        """Write down a problem of the last load."""
        with self.engine.begin() as connection:
            orden = connection.execute(sa.select(sa.func.count()).select_from(PROBLEMA)).scalar()
        self._insert(
            PROBLEMA,
            {
                "carga": self.carga,
                "orden": orden,
                "codigo": code,
                "severidad": CATALOGUE[code].severity.value,
                "hoja": sheet,
                "fila": None,
                "columna": "",
                "celda": cell,
                "hechos": json.dumps(facts),
            },
        )

    def note_file(self, ruta: str, situacion: str, origen: str = "?", carga: int | None = None) -> None:
        """Write down a file of the shared folder."""
        record = {
            "ruta": ruta,
            "situacion": situacion,
            "origen": clave(origen),
            "carga": carga,
            "hechos": "{}",
            "problema": "",
        }
        blank = {"tamano": 1, "mtime_ns": 1, "ctime_ns": 1, "inode": "1", "sha256": "", "visto": ""}
        self._insert(ARCHIVO, blank | record)
        self._raise_version()

    def _raise_version(self) -> None:
        with self.engine.begin() as connection:
            now = connection.execute(sa.select(ESTADO.c.valor).where(ESTADO.c.campo == "version")).scalar()
            connection.execute(ESTADO.delete().where(ESTADO.c.campo == "version"))
            connection.execute(ESTADO.insert().values(campo="version", valor=str(int(now or 0) + 1)))

    def _insert(self, table: sa.Table, record: Cells) -> None:
        with self.engine.begin() as connection:
            connection.execute(table.insert().values(**record))


def _close(connection: sa.Connection, table: sa.Table, row: Cells) -> None:
    same = sa.and_(table.c.origen == row["origen"], table.c.clave == row["clave"])
    connection.execute(table.delete().where(same, table.c.desde == row["desde"]))
    connection.execute(table.update().where(same, table.c.hasta.is_(None)).values(hasta=row["desde"]))
