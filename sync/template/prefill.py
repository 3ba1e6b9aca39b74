"""The workbooks an office starts from: blank, or with what it has already loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from plan.standard import ESTRATEGIA, PLANILLA
from plan.standard.identidad import ESTRATEGIA_FILE
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row, Workbook
from plan.tree import chain, superiors
from plan.umbrales import Umbrales
from sync.template.shapes import Identity, Lists
from sync.template.workbook import FACTORY, write_workbook

GONE = frozenset({"retirado", "retenido"})
"""Marks of rows that stay in force though their workbook has them no more."""

PLANILLA_FILE = "planilla.xlsx"
"""The name of the blank workbook of a dependencia."""

Tables = Mapping[str, Sequence[Row]]
"""Rows in force by table."""


def blank(tipo: str) -> bytes:
    """Write a workbook of a kind without rows and of nobody."""
    return write_workbook(Identity(tipo), {})


def write_blanks(folder: Path) -> None:
    """Write both blank workbooks into a folder."""
    for name, book in ((ESTRATEGIA_FILE, ESTRATEGIA), (PLANILLA_FILE, PLANILLA)):
        (folder / name).write_bytes(blank(book.tipo))


def prefilled(dependencia: str, tables: Tables, generada: date, umbrales: Umbrales = FACTORY) -> bytes:
    """Write the workbook of a dependencia with its rows in force; the strategy's when it is empty."""
    own = _dependencia(tables, dependencia)
    book = PLANILLA if dependencia else ESTRATEGIA
    identity = Identity(
        book.tipo,
        str(own.get("codigo") or dependencia),
        str(own.get("nombre") or ""),
        generada,
    )
    rows = own_rows(book, clave(dependencia), tables)
    return write_workbook(identity, rows, lists_for(dependencia, tables), umbrales=umbrales)


def own_rows(book: Workbook, origen: str, tables: Tables) -> dict[str, list[Row]]:
    """Gather the rows of one origen, by title of the sheet, in the order they had in its workbook."""
    return {
        sheet.title: sorted(
            (
                row
                for row in tables.get(sheet.table, ())
                if row.get("origen", "") == origen and row.get("marca") not in GONE
            ),
            key=_place,
        )
        for sheet in book.sheets
    }


def lists_for(dependencia: str, tables: Tables) -> Lists:
    """Gather the codes that a dependencia may refer to outside its own workbook."""
    if not dependencia:
        return {}
    line = chain(clave(dependencia), superiors(tables.get("dependencia", ())))
    ejes = {
        clave(str(row["eje"]))
        for row in _standing("relacion", tables)
        if clave(str(row["dependencia"])) in line
    }
    shared = {"", *line[1:]}
    return {
        "Ejes": _entries(row for row in _standing("eje", tables) if _code(row) in ejes or not ejes),
        "Dependencias": _entries(_standing("dependencia", tables)),
        "Lineamientos": _entries(
            row for row in _standing("lineamiento", tables) if row.get("origen", "") in shared
        ),
    }


def _standing(table: str, tables: Tables) -> Iterator[Row]:
    """Go through the rows that their workbook still has: what is on its way out is not offered."""
    return (row for row in tables.get(table, ()) if row.get("marca") not in GONE)


def _dependencia(tables: Tables, dependencia: str) -> Row:
    own = clave(dependencia)
    return next((row for row in tables.get("dependencia", ()) if _code(row) == own), {})


def _entries(rows: Iterator[Row]) -> list[tuple[str, str]]:
    return [(str(row["codigo"]), str(row.get("nombre") or "")) for row in rows]


def _code(row: Row) -> str:
    return clave(str(row["codigo"]))


def _place(row: Row) -> float:
    place = row.get("fila")
    return place if isinstance(place, int | float) else 0.0
