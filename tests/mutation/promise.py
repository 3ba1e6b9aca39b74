"""The promise to whoever fills in a workbook: what is stored is what was written, or a problem says so.

* Each value stored is the plain meaning of its cell, or a problem at that cell tells the value.
* No value is stored of a blank cell, nor of a row or column that is not there.
* Each row with something in it is taken, or has an error, or a remark says that it was passed over.
* What stands in no column of the standard, over the titles, or in other sheets, is remarked upon.
* Written = taken + in quarantine + passed over, and each is the number of rows that the workbook shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from plan.problems import Problem, Severity, places
from plan.standard import STANDARD, Row, Sheet
from tests.mutation.meaning import plain_meanings, tells
from tests.mutation.written import Pages, Table, fold, lay_out

PASSED_OVER = {"FILA_TOTAL", "FILA_ENCABEZADO", "FILA_DE_NUMEROS", "FILA_DE_MAS", "MEDICION_SIN_DATOS"}
"""Codes of rows that hold no data."""

END_OF_CALENDAR = 2_958_466
"""The number of the first day that a spreadsheet cannot show."""
FIXED = ("Instrucciones", "_listas", "_tablero")
_RUN = re.compile(r"(\d+)(?: a (\d+))?")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a workbook: rows in force by table (None when it was rejected) and all that was said.

    `counts` are the rows written, taken, in quarantine and passed over, of all sheets together.
    """

    tipo: str
    tables: Mapping[str, Sequence[Row]] | None
    problems: Sequence[Problem]
    counts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Judge:
    """One sheet: how it stands in the workbook, what is in force of it, what was said."""

    sheet: Sheet
    table: Table
    rows: Sequence[Row]
    said: Sequence[Problem]

    def at(self, row: int) -> list[Problem]:
        """Give what was said of a row, at its own place or with others'."""
        return [found for found in self.said if row in _rows_of(found)]

    def cell(self, row: int, name: str) -> str:
        return f"{get_column_letter(self.table.columns[name])}{row}"


def broken_promises(pages: Pages, result: Result) -> Iterator[str]:
    """Tell each breach of the promise, in words."""
    if result.tables is None:
        if not any(found.severity is Severity.ERROR for found in result.problems):
            yield "rejected without an error"
        return
    book = STANDARD[result.tipo]
    yield from _other_sheets(pages, result)
    judges = []
    for sheet in book.sheets:
        named = [title for title in pages if fold(title) == fold(sheet.title)]
        table = lay_out(pages[named[0]], sheet) if len(named) == 1 else None
        if table is None:
            yield f"{sheet.title}: taken, though the workbook has {named} and no titles in it"
            return
        said = [found for found in result.problems if found.place.sheet == sheet.title]
        judges.append(_Judge(sheet, table, result.tables[sheet.table], said))
    for judge in judges:
        yield from _broken_in(judge)
    yield from _miscounted(judges, result.counts)


def _other_sheets(pages: Pages, result: Result) -> Iterator[str]:
    ours = {fold(title) for title in (*FIXED, *STANDARD[result.tipo].by_title)}
    told = _told(result.problems, "HOJA_AJENA", "hojas") + _told(result.problems, "HOJA_COPIA", "hoja")
    for title, cells in pages.items():
        if fold(title) not in ours and cells and title not in told:
            yield f"sheet {title!r} was passed over with nothing said"


def _broken_in(judge: _Judge) -> Iterator[str]:
    title, table = judge.sheet.title, judge.table
    told = {code: _told(judge.said, code, "columnas") for code in ("COLUMNA_AJENA", "COLUMNA_SIN_TITULO")}
    for column, name in table.foreign.items():
        untitled = get_column_letter(column) in told["COLUMNA_SIN_TITULO"].replace(",", "").split()
        if not (f"«{name}»" in told["COLUMNA_AJENA"] if name else untitled):
            yield f"{title}: column {get_column_letter(column)} {name!r} was passed over with nothing said"
    above = _run(_told(judge.said, "FILAS_SOBRE_TITULOS", "filas"))
    for row in table.above:
        if row not in above:
            yield f"{title}: row {row}, over the titles, was passed over with nothing said"
    taken = {int(row["fila"]): row for row in judge.rows}
    if len(taken) != len(judge.rows):
        yield f"{title}: two rows in force came from one"
    for number in taken.keys() - table.rows.keys():
        yield f"{title}: row {number} is in force and nothing is written there"
    for number in table.rows:
        yield from _row(judge, number, taken.get(number))


def _row(judge: _Judge, number: int, taken: Row | None) -> Iterator[str]:
    if taken is not None:
        for column in judge.sheet.columns:
            yield from _value(judge, number, column.name, taken)
    elif not any(_accounts_for(found) for found in judge.at(number)):
        yield f"{judge.sheet.title}: row {number} is not in force, with no error and no remark there"


def _accounts_for(found: Problem) -> bool:
    return found.severity is Severity.ERROR or found.code in PASSED_OVER


def _value(judge: _Judge, number: int, name: str, taken: Row) -> Iterator[str]:
    stored = taken[name]
    if name not in judge.table.columns:
        if stored is not None:
            yield f"{judge.sheet.title}: {name} of row {number} is {stored!r}, and there is no such column"
        return
    cell = judge.table.rows[number][name]
    meanings = plain_meanings(judge.sheet.by_name[name], cell)
    if cell.beyond and stored is not None and not 0 <= float(stored) < END_OF_CALENDAR:
        return
    if any(stored == meaning and type(stored) is type(meaning) for meaning in meanings):
        return
    place = judge.cell(number, name)
    here = [found for found in judge.said if found.place.cell == place]
    if cell.blank or not any(tells(found, stored) for found in here):
        said = [(found.code, dict(found.facts)) for found in here]
        yield f"{judge.sheet.title}!{place} {name}: holds {cell}, stored {stored!r}; said there: {said}"


def _miscounted(judges: Sequence[_Judge], counts: tuple[int, int, int, int]) -> Iterator[str]:
    written = sum(len(judge.table.rows) for judge in judges)
    taken = sum(len(judge.rows) for judge in judges)
    skipped = sum(_passed_over(judge, number) for judge in judges for number in judge.table.rows)
    seen = (written, taken, written - taken - skipped, skipped)
    if counts != seen:
        yield f"written, taken, in quarantine, passed over: said {counts}, there are {seen}"


def _passed_over(judge: _Judge, number: int) -> bool:
    return any(found.code in PASSED_OVER for found in judge.at(number))


def _rows_of(found: Problem) -> set[int]:
    return {place.row for place in places(found) if place.row}


def _told(said: Sequence[Problem], code: str, fact: str) -> str:
    return " ".join(found.facts[fact] for found in said if found.code == code)


def _run(spelt: str) -> set[int]:
    runs = _RUN.findall(spelt)
    return {row for first, last in runs for row in range(int(first), int(last or first) + 1)}
