"""Rows of Mediciones made of columns of periods, «2026 / Programado» and «2026 / Ejecutado»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plan.standard.kinds.date_guess import span
from plan.standard.kinds.spelling import spell
from sync.foreign.groups import settled
from sync.foreign.periods import MEASURED, PROGRAMMED
from sync.foreign.shapes import Heading, Link, Recognised, Table
from sync.shapes import BrokenCell, RawCell
from sync.validate.skipping import filled
from sync.validate.titles import fold

_COLUMN_OF = {PROGRAMMED: "programado", MEASURED: "valor"}
_QUARTER = re.compile(r"\b(?:t|trim|trimestre)\W*([1-4])\b|\b([1-4])t\b")


@dataclass(frozen=True, slots=True)
class _Series:
    """One column of a period: what it is in Mediciones, the day it stands for, its cells by row."""

    name: str
    fecha: date
    cells: Mapping[int, RawCell]


def measurements(sheet: Recognised, table: Table) -> list[dict[str, RawCell]]:
    """Give a row for each indicator and period; none of periods whose year the titles do not say.

    A column of nothing but zeros is how the sheet was handed out, and no measurement.
    """
    key = _key(sheet)
    if key is None:
        return []
    series = list(_series(sheet, table))
    rows: dict[tuple[str, date], dict[str, RawCell]] = {}
    for row, indicador in settled(table, key.heading.position).items():
        for one in series:
            if filled(indicador) and filled(cell := one.cells.get(row)):
                spot = (_called(indicador), one.fecha)
                rows.setdefault(spot, {"indicador": indicador, "fecha": one.fecha})[one.name] = cell
    return list(rows.values())


def day_of(heading: Heading) -> date | None:
    """Give the last day of the period that a title names; None when it does not name the year."""
    title = _QUARTER.sub(lambda found: f"{found[1] or found[2]} trimestre", fold(heading.title))
    named = next((found for part in (title, *heading.parts) if (found := span(part))), None)
    return named.end if named else None


def _key(sheet: Recognised) -> Link | None:
    part = next((part for part in sheet.parts if part.sheet.table == "indicador"), None)
    links = {link.column.name: link for link in part.links} if part else {}
    return links.get("codigo") or links.get("nombre")


def _series(sheet: Recognised, table: Table) -> Iterator[_Series]:
    for column in sheet.homeless:
        day = day_of(column.heading) if column.place in _COLUMN_OF else None
        if day is None:
            continue
        cells = {row: table.cell(row, column.heading.position) for row in table.data}
        if column.place == PROGRAMMED or any(filled(cell) and cell != 0 for cell in cells.values()):
            yield _Series(_COLUMN_OF[column.place], day, cells)


def _called(cell: RawCell) -> str:
    return "" if isinstance(cell, BrokenCell) else fold(spell(cell))
