"""The day up to which a sheet of theirs tells, where it says so above its titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from plan.standard.kinds import Fecha
from sync.foreign.header import MAX_COLUMNS
from sync.foreign.shapes import Table
from sync.shapes import BrokenCell, RawCell
from sync.validate.address import address
from sync.validate.titles import fold

_SAYS_SO = re.compile(r"\b(?:fecha de corte|corte|informacion al|actualizad[oa] al|con datos al)\b")
_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b")
_DAY = Fecha()


def corte_above(table: Table) -> Iterator[str]:
    """Tell the first such day and its cell; nothing when there is none."""
    for number, row in enumerate(table.cells.rows[: table.header[0] - 1], 1):
        for position, cell in enumerate(row[:MAX_COLUMNS]):
            day = _day(cell, row[position + 1 : position + 2])
            if day:
                where = address(number, position)
                yield f"La fecha de corte está en {where}, {day:%d/%m/%Y}: va en Corte, de la hoja Informe."
                return


def _day(cell: RawCell, beside: Sequence[RawCell]) -> date | None:
    if not isinstance(cell, str) or not _SAYS_SO.search(fold(cell)):
        return None
    told = [*_DATE.findall(cell), *beside]
    day = _DAY.read(told[0]).value if told and not isinstance(told[0], BrokenCell) else None
    return day if isinstance(day, date) else None
