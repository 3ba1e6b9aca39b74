"""Let a programme go that vanished from its workbook: who still hangs on it, and what its carga says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import sqlalchemy as sa

from plan import history
from plan.history import Record
from plan.standard import PLANILLA, Row
from plan.standard.kinds.base import clave
from plan.standard.kinds.spelling import shorten
from sync.decide import RETIRADO, Decision
from sync.decisions import Note
from sync.intake import Outcome
from sync.store import Load, Store

_NAMED = 10


class UnfitDecisionError(Exception):
    """A decision about something that does not wait for it; the message says so in a sentence."""


class NotRetiredError(UnfitDecisionError):
    """A programme that is not marked as retired."""

    def __init__(self, note: Note) -> None:
        """Name the programme."""
        super().__init__(
            f"«{note.codigo}» de «{note.dependencia}» no figura como retirado: "
            "mire cuáles esperan con «python tablero.py cargas retirados»."
        )


class StillNeededError(UnfitDecisionError):
    """A retired programme on which rows in force hang."""

    def __init__(self, note: Note, rows: str) -> None:
        """Name the programme and the rows."""
        super().__init__(
            f"Todavía no se puede retirar «{note.codigo}» de «{note.dependencia}»: dependen de él {rows}. "
            "La dependencia debe borrar esas filas de su planilla, o pasarlas a otro programa, y guardarla."
        )


def retired(connection: sa.Connection) -> list[Record]:
    """List the programmes that vanished and wait for somebody to confirm it, in the order of their keys."""
    found = [row for row in history.rows(connection, "programa") if row["marca"] == RETIRADO]
    return sorted(map(dict, found), key=lambda row: (row["origen"], row["clave"]))


def check_retirable(connection: sa.Connection, note: Note) -> Record:
    """Find the retired programme that somebody wants to let go.

    Raises:
        UnfitDecisionError: when it is not retired, or rows in force hang on it.
    """
    key = clave(note.dependencia), clave(note.codigo)
    row = next((row for row in retired(connection) if (row["origen"], row["clave"]) == key), None)
    if row is None:
        raise NotRetiredError(note)
    hanging = [*_hanging(connection, row)]
    if hanging:
        raise StillNeededError(note, "; ".join(hanging))
    return row


def retire(connection: sa.Connection, store: Store, note: Note, now: datetime) -> Outcome:
    """Close a retired programme, as somebody decided; it opens again if it ever comes back.

    Raises:
        UnfitDecisionError: when it is not retired, or rows in force hang on it.
    """
    row = check_retirable(connection, note)
    decision = Decision(closed=[("programa", row["clave"])])
    load = Load(
        momento=now,
        clase="decision",
        tipo=PLANILLA.tipo,
        origen=row["origen"],
        ruta="",
        sha256="",
        tamano=0,
        resultado="retirada",
        guardado_por=note.por,
        detalle=f"Se confirmó el retiro de «{row['codigo']}» ({shorten(str(row['nombre']))}).",
        decision="retirada",
    )
    return Outcome("", "", load, store.commit(load, decision, ()), (), decision)


def _hanging(connection: sa.Connection, programa: Record) -> Iterator[str]:
    """Name the rows in force that hang on a programme, sheet by sheet."""
    for sheet in PLANILLA.sheets:
        if not any(column.kind.refers_to == "Programas" for column in sheet.columns):
            continue
        rows = history.rows(connection, sheet.table, origen=programa["origen"])
        named = [_name(row) for row in rows if row["programa_clave"] == programa["clave"]]
        if named:
            more = f" y {len(named) - _NAMED} más" if len(named) > _NAMED else ""
            yield f"en «{sheet.title}», {', '.join(named[:_NAMED])}{more}"


def _name(row: Row) -> str:
    return f"«{row['codigo']}»" if "codigo" in row else f"la fila de {row['ejercicio']:g}"
