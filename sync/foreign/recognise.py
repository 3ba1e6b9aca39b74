"""Look through a whole workbook that is not of ours, sheet by sheet, and say how to carry it over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan.standard import ESTRATEGIA, PLANILLA, STANDARD, Row
from plan.standard.identidad import FIXED_SHEETS, TABLERO
from sync.foreign.body import MAX_CELLS, lay_out
from sync.foreign.cautions import cautions
from sync.foreign.leftovers import leftovers
from sync.foreign.likeness import OF_OFFICES, best_part, contents
from sync.foreign.offices import code_of, office_columns, offices_in, whose_book
from sync.foreign.parts import Parts
from sync.foreign.periods import TABLE_OF, by_period
from sync.foreign.shapes import Family, Foreign, Heading, Office, Recognised, Table
from sync.foreign.steps import mending, steps
from sync.foreign.wording import listed
from sync.shapes import Book, SheetCells
from sync.validate.layout import copied_title
from sync.validate.skipping import filled
from sync.validate.titles import fold

MAX_SHEETS = 60
"""Sheets that are looked through: a book has one for each office, and no town has more."""

_SAME = 0.7
_NO_TITLES = "no se le encuentra una fila de títulos que se parezcan a los nuestros"
_MOST_TITLES = 4


def is_foreign(book: Book) -> bool:
    """Tell whether a workbook lacks sheets of both kinds of ours."""
    titles = {fold(title) for title in book.titles}
    return all(any(fold(title) not in titles for title in ours.by_title) for ours in STANDARD.values())


def recognise(
    book: Book,
    dependencias: Mapping[str, Row],
    ours: str = "",
    *,
    ejes: Mapping[str, Row] | None = None,
    stem: str = "",
) -> Foreign:
    """Say what a workbook holds in terms of ours.

    Args:
        book: the workbook, read with all its sheets.
        dependencias: those of the strategy, if there is one, by clave.
        ours: the kind of standard workbook that it is though sheets lack; then only others are looked at.
        ejes: those of the strategy, by clave.
        stem: the name of the file without its ending, which may say whose the workbook is.
    """
    known = {fold(title) for title in (STANDARD[ours].by_title if ours else ())}
    sheets = [cells for title, cells in book.sheets.items() if fold(title) not in _FIXED | known]
    room = MAX_CELLS // max(1, min(len(sheets), MAX_SHEETS))
    looked = [
        _passed_over(cells, book) or _recognised(cells, lay_out(cells, room), dependencias)
        for cells in sheets[:MAX_SHEETS]
    ]
    families = tuple(_families([sheet for sheet in looked if sheet.parts], dependencias, stem))
    lacking = _lacking(book, ours) if ours else ()
    return Foreign(
        why=_why(book),
        families=families,
        unlike=tuple(sheet for sheet in looked if not sheet.parts),
        absent=_absent(families),
        steps=mending(families, lacking) if ours else steps(families, has_strategy=bool(dependencias)),
        unread=max(0, len(sheets) - MAX_SHEETS),
        ours=ours,
        dependencias=dependencias,
        ejes=ejes or {},
    )


def _lacking(book: Book, tipo: str) -> tuple[str, ...]:
    titles = {fold(title) for title in book.titles}
    return tuple(title for title in STANDARD[tipo].by_title if fold(title) not in titles)


_FIXED = frozenset(map(fold, FIXED_SHEETS))


def _why(book: Book) -> str:
    titles = {fold(title) for title in book.titles}
    if fold(TABLERO) not in titles:
        marked = "no tiene la hoja oculta «_tablero» que llevan nuestras planillas"
    else:
        marked = "tiene la hoja «_tablero»"
    lacking = _lacking(book, PLANILLA.tipo)
    if len(lacking) == len(PLANILLA.sheets):
        return f"{marked}, ni ninguna de sus hojas"
    return f"{marked}, y le faltan las hojas {listed(lacking)}"


def _passed_over(cells: SheetCells, book: Book) -> Recognised | None:
    """Tell of a sheet that need not be looked at."""
    if not any(filled(cell) for row in cells.rows for cell in row):
        return Recognised(cells.title, cells.visible, reason="está vacía")
    original = copied_title(cells.title, book.titles)
    if original:
        reason = f"es una copia de «{original}»: no la use dos veces"
        return Recognised(cells.title, cells.visible, reason=reason)
    return None


def _recognised(cells: SheetCells, table: Table | None, dependencias: Mapping[str, Row]) -> Recognised:
    if table is None:
        return Recognised(cells.title, cells.visible, reason=_NO_TITLES)
    inside, offices, periods = contents(table), office_columns(table), by_period(table)
    first = best_part(table, {spot: held for spot, held in inside.items() if spot not in periods}, offices)
    if first is None or not table.data:
        reason = "tiene títulos conocidos, pero ninguna fila debajo" if first else _nothing_like(table)
        return Recognised(cells.title, cells.visible, table, reason=reason)
    offices = frozenset() if first.sheet.table in OF_OFFICES else offices
    parts = Parts(table, inside, first, offices | periods.keys()).gather()
    named = [office for spot in sorted(offices)[:1] for office in offices_in(table, spot, dependencias)]
    return Recognised(
        title=cells.title,
        visible=cells.visible,
        table=table,
        parts=parts,
        homeless=tuple(leftovers(inside, parts, offices, periods)),
        offices=tuple(named),
        cautions=tuple(cautions(table, parts)),
    )


def _nothing_like(table: Table) -> str:
    titles = listed([heading.title for heading in table.headings], _MOST_TITLES)
    return f"sus títulos ({titles}) no son, juntos, los de ninguna de nuestras hojas"


def _families(sheets: Sequence[Recognised], dependencias: Mapping[str, Row], stem: str) -> Iterator[Family]:
    """Put together the sheets of the same kind and titles, in the order of the first of each."""
    found: list[list[Recognised]] = []
    for sheet in sheets:
        alike = next((family for family in found if _same_shape(family[0], sheet)), None)
        if alike is None:
            found.append([sheet])
        else:
            alike.append(sheet)
    whose = whose_book([stem, *(sheet.title for sheet in sheets)], dependencias)
    return (Family(tuple(family), _offices(family, dependencias) or whose) for family in found)


def _same_shape(one: Recognised, other: Recognised) -> bool:
    if one.parts[0].sheet is not other.parts[0].sheet:
        return False
    mine, yours = (frozenset(fold(heading.title) for heading in _headings(sheet)) for sheet in (one, other))
    return len(mine & yours) >= _SAME * len(mine | yours)


def _headings(sheet: Recognised) -> Sequence[Heading]:
    return sheet.table.headings if sheet.table else ()


def _offices(family: Sequence[Recognised], dependencias: Mapping[str, Row]) -> tuple[Office, ...]:
    """Name the offices of a family: those that a column names, else one for each of several sheets."""
    if any(len(sheet.offices) > 1 for sheet in family) or len(family) == 1:
        return tuple(office for sheet in family for office in sheet.offices)
    return tuple(_office_of(sheet, dependencias) for sheet in family)


def _office_of(sheet: Recognised, dependencias: Mapping[str, Row]) -> Office:
    own = sheet.offices[0] if sheet.offices else None
    code = code_of(sheet.title, dependencias) or (own.code if own else "")
    return Office(own.name if own else sheet.title.strip(), sheet.parts[0].rows, code)


def _absent(families: Sequence[Family]) -> tuple[str, ...]:
    """Name the sheets of a planilla of which nothing was found; of the strategy, if it looks like that."""
    sheets = [sheet for family in families for sheet in family.sheets]
    found = {part.sheet.table for sheet in sheets for part in sheet.parts}
    found |= {
        TABLE_OF[column.place] for sheet in sheets for column in sheet.homeless if column.place in TABLE_OF
    }
    ours = PLANILLA if found - {sheet.table for sheet in ESTRATEGIA.sheets} else ESTRATEGIA
    return tuple(sheet.title for sheet in ours.sheets if sheet.table not in found)
