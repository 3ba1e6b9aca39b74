"""Which workbooks offer lists that lack codes of the strategy in force: those that want to be renewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa

from plan import history
from plan.config import Config
from plan.loads_of import loads_of
from plan.standard.identidad import LISTAS
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import name_of
from sync.journal import Archive, ArchiveError
from sync.read.pool import ReaderPool
from sync.shapes import Book, Copy, SheetCells
from sync.template import Lists, lists_for


def outdated(config: Config, connection: sa.Connection, pool: ReaderPool) -> dict[str, list[str]]:
    """Say which codes the drop-downs of each office that presents lack, by its code."""
    tables = history.panorama(connection).tablas
    found: dict[str, list[str]] = {}
    for row in tables["dependencia"]:
        if row["presenta_planilla"] != "Sí":
            continue
        code = str(row["codigo"])
        if cells := _lists_of(config, connection, pool, str(row["clave"])):
            found[code] = [*dict.fromkeys(_lacking(cells, lists_for(code, tables)))]
    return {code: lacking for code, lacking in found.items() if lacking}


def _lists_of(config: Config, connection: sa.Connection, pool: ReaderPool, origen: str) -> SheetCells | None:
    """Read the sheet of lists of the last bytes of an office; none when there are none to read."""
    loads = loads_of(connection, origen)
    if not loads:
        return None
    try:
        data = Archive(config.datos).fetch(loads[0]["sha256"])
    except ArchiveError:
        return None
    book = pool.read(Copy(loads[0]["ruta"], data, loads[0]["sha256"], 0), [LISTAS])
    return book.sheets.get(LISTAS) if isinstance(book, Book) else None


def _lacking(cells: SheetCells, today: Lists) -> Iterator[str]:
    offered = _columns(cells)
    for title, entries in today.items():
        column = offered.get(f"codigos_{name_of(title)}")
        if column is not None:
            yield from (code for code, _ in entries if clave(code) not in column)


def _columns(cells: SheetCells) -> Mapping[str, frozenset[str]]:
    """Give the codes of each column by the name it bears in its first row."""
    titles: Sequence[object] = cells.rows[0] if cells.rows else ()
    return {
        str(title): frozenset(
            clave(str(row[place])) for row in cells.rows[1:] if place < len(row) and row[place] is not None
        )
        for place, title in enumerate(titles)
        if title
    }
