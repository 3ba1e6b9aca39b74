"""Fill a database by the way in, but without files: books made in memory, judged, decided and stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

import sqlalchemy as sa

from benchmarks import town
from benchmarks.installation import Installation, NotTakenError
from plan.history import moment_text
from plan.standard import PLANILLA, Sheet
from plan.standard.identidad import CAMPO, DEPENDENCIA, TABLERO, TIPO, VALOR
from plan.standard.vocabulary import Row
from plan.tables import CARGA
from sync.intake import Intake, Job
from sync.memory import Memory
from sync.shapes import Book, Copy, RawCell, SheetCells, Sighting


def stored(there: Installation, saves: Iterable[town.Sheets], name: str = town.code(0)) -> None:
    """Take the saves of an office, one after another."""
    intake = Intake(there.config, Memory(there.engine), there.store)
    for rows in saves:
        copy = Copy(f"{name}.xlsx", b"", "", 0)
        job = Job(Sighting(copy.path, 0, 0, 0), copy, "carga", town.NOW)
        outcome = intake.take(job, book(rows, name))
        if outcome.situacion != "vigente":
            raise NotTakenError(outcome)


def spread(there: Installation, days: int) -> None:
    """Have the loads so far lie evenly over the last days, the first one that many days ago."""
    with there.engine.begin() as connection:
        numbers = list(connection.execute(sa.select(CARGA.c.id).order_by(CARGA.c.id)).scalars())
        for number in numbers:
            age = timedelta(days=days) * (numbers[-1] - number) / max(numbers[-1] - numbers[0], 1)
            when = sa.update(CARGA).where(CARGA.c.id == number)
            connection.execute(when.values(momento=moment_text(town.NOW - age)))


def book(rows: town.Sheets, name: str) -> Book:
    """Make a workbook as the reader hands it over."""
    sheets = [_sheet(sheet, rows.get(sheet.title, ())) for sheet in PLANILLA.sheets]
    identity: list[list[RawCell]] = [
        [CAMPO, VALOR],
        [TIPO, "planilla"],
        ["version", "1"],
        [DEPENDENCIA, name],
    ]
    cells = {sheet.title: sheet for sheet in [*sheets, SheetCells(TABLERO, identity, visible=False)]}
    return Book(cells, tuple(cells), saved_by="Marta Sosa", saved_at=town.NOW)


def _sheet(sheet: Sheet, rows: Sequence[Row]) -> SheetCells:
    titles: list[RawCell] = [column.title for column in sheet.columns]
    cells = [[row.get(column.name) for column in sheet.columns] for row in rows]
    return SheetCells(sheet.title, [titles, *cells])
