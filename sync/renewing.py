"""Write the workbook of an office anew, with all that it typed, beside the old one; nothing is trodden on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

import sqlalchemy as sa

from plan import history
from plan.config import Config
from plan.figures import short_date
from plan.history import Record
from plan.loads_of import loads_of
from plan.problems import Problem, title
from plan.standard import ESTRATEGIA, PLANILLA
from plan.standard.identidad import ESTRATEGIA_STEM
from plan.standard.kinds.base import clave
from sync.carried import Carried, carry
from sync.intake import WANTED
from sync.journal import Archive, write_durably
from sync.names import renewed_name, renewed_of
from sync.read.pool import ReaderPool
from sync.shapes import Copy, Refusal
from sync.template import Identity, lists_for, own_rows, write_workbook


class CannotRenewError(Exception):
    """A workbook that cannot be renewed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A workbook written anew.

    Args:
        path: where it lies, beside the old one.
        old: the name of the old one.
        day: when the load was that its data come from.
        rows: how many rows went over, by title of the sheet.
        left: what did not go over, a phrase each.
    """

    path: Path
    old: str
    day: date
    rows: Mapping[str, int]
    left: Sequence[str]

    @property
    def name(self) -> str:
        """The name that the new one is to take."""
        return f"{renewed_of(self.path.name)}.xlsx"


class Renewer:
    """Renews workbooks from the bytes of the archive."""

    def __init__(self, config: Config, connection: sa.Connection, pool: ReaderPool, today: date) -> None:
        """Write with the codes and the thresholds in force."""
        self._config = config
        self._connection = connection
        self._pool = pool
        self._today = today
        self._tables = history.panorama(connection).tablas

    def codes(self) -> list[str]:
        """Name every workbook that was ever taken, the strategy first."""
        there = history.owners(self._connection)
        offices = [str(row["codigo"]) for row in self._tables["dependencia"] if row["clave"] in there]
        return [ESTRATEGIA_STEM, *offices] if "" in there else offices

    def renew(self, code: str) -> Renewed:
        """Write the workbook of a dependencia, or the strategy's, anew.

        Raises:
            CannotRenewError: when there is nothing to make it of, or something in its place.
            ArchiveError: when the bytes are missing or damaged.
        """
        identity = self._identity(code)
        loads = loads_of(self._connection, clave(identity.dependencia))
        if not loads:
            raise CannotRenewError(
                f"De {code} todavía no se cargó nada: «tablero.py templates» escribe su primera planilla."
            )
        path = self._place(loads[0])
        load, carried, remark = self._carried(loads, identity)
        lists = lists_for(identity.dependencia, self._tables)
        write_durably(path, write_workbook(identity, carried.rows, lists, umbrales=self._config.umbrales))
        rows = {sheet: len(found) for sheet, found in carried.rows.items()}
        old = PurePosixPath(loads[0]["ruta"]).name
        return Renewed(path, old, self._day(load), rows, [*remark, *carried.left])

    def _identity(self, code: str) -> Identity:
        if clave(code) == ESTRATEGIA_STEM:
            return Identity(ESTRATEGIA.tipo, generada=self._today)
        for row in self._tables["dependencia"]:
            if row["clave"] == clave(code):
                return Identity(PLANILLA.tipo, str(row["codigo"]), str(row["nombre"]), self._today)
        raise CannotRenewError(f"En la estrategia no hay ninguna dependencia «{code}»: revise el código.")

    def _place(self, newest: Record) -> Path:
        """Say where the new workbook goes; what is in the folder has to be what was loaded last."""
        old = self._config.compartida / str(newest["ruta"])
        path = old.with_name(renewed_name(old.name))
        if path.exists():
            raise CannotRenewError(
                f"Ya está {path}: si no la necesita, bórrela y repita la orden; no se pisa nada."
            )
        if old.is_file() and hashlib.sha256(old.read_bytes()).hexdigest() != newest["sha256"]:
            raise CannotRenewError(
                f"{old} cambió después de su última carga: espere a que el servicio la tome, o ejecute "
                "«python tablero.py ingest», y repita la orden."
            )
        return path

    def _carried(self, loads: Sequence[Record], identity: Identity) -> tuple[Record, Carried, Sequence[str]]:
        """Gather what the newest bytes hold that can be understood; a remark when older ones had to do."""
        found = self._content(loads[0], identity)
        if isinstance(found, Carried):
            return loads[0], found, ()
        why = f"lo último que se guardó, el {short_date(self._day(loads[0]))} ({title(found.code).lower()})"
        for load in loads:
            older = load["sha256"] != loads[0]["sha256"] and self._content(load, identity)
            if isinstance(older, Carried):
                return load, older, (f"{why}: los datos son los del {short_date(self._day(load))}",)
        raise CannotRenewError(
            f"No hay de dónde renovar «{loads[0]['ruta']}»: no se entiende {why}. Corríjala primero; "
            "«tablero.py check» dice qué le pasa."
        )

    def _content(self, load: Record, identity: Identity) -> Carried | Problem:
        data = Archive(self._config.datos).fetch(load["sha256"])
        book = self._pool.read(Copy(load["ruta"], data, load["sha256"], 0), WANTED)
        if isinstance(book, Refusal):
            return book.problem
        workbook = ESTRATEGIA if identity.tipo == ESTRATEGIA.tipo else PLANILLA
        return carry(book, workbook, own_rows(workbook, clave(identity.dependencia), self._tables))

    def _day(self, load: Record) -> date:
        return datetime.fromisoformat(load["momento"]).astimezone(self._config.zona).date()
