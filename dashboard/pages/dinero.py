"""The money of many programmes together, by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from dashboard.day.photo import Line, Photo
from plan.standard.vocabulary import Row
from plan.tree import full_key_of


@dataclass(frozen=True, slots=True)
class Gasto:
    """The money of a year; None where nobody wrote any. `programas` says of how many there is a budget."""

    year: int
    asignado: float | None
    ejecutado: float | None
    programas: int

    @property
    def share(self) -> float | None:
        """The share spent, when there is something to spend."""
        return self.ejecutado / self.asignado if self.asignado and self.ejecutado is not None else None


def spent(photo: Photo, lines: Iterable[Line]) -> list[Gasto]:
    """Add up the money of programmes, year by year."""
    keys = {full_key_of(line.programa.fila) for line in lines}
    years: defaultdict[int, list[Row]] = defaultdict(list)
    for row in photo.panorama.tablas.get("presupuesto", ()):
        year = row.get("ejercicio")
        if isinstance(year, int | float) and (row["origen"], row.get("programa_clave")) in keys:
            years[int(year)].append(row)
    return [_added(year, rows) for year, rows in sorted(years.items())]


def _added(year: int, rows: Sequence[Row]) -> Gasto:
    programas = {(row["origen"], row.get("programa_clave")) for row in rows}
    return Gasto(year, _sum(rows, "asignado"), _sum(rows, "ejecutado"), len(programas))


def _sum(rows: Sequence[Row], column: str) -> float | None:
    known = [float(value) for row in rows if isinstance(value := row.get(column), int | float)]
    return fsum(known) if known else None
