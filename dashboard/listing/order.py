"""The orders in which programmes can be listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.day.photo import Line, Place, fold
from plan.groups import Group

Key = str | float | None


@dataclass(frozen=True, slots=True)
class Order:
    """One order: the title of its column and what it sorts by; None stands last either way.

    Args:
        ways: how people call it from the first to the last, and the other way round.
    """

    title: str
    key: Callable[[Line], Key]
    ways: tuple[str, str]


_WORST = ("peores primero", "peores al final")
_LETTERS = ("de la A a la Z", "de la Z a la A")
_DAYS = ("de la primera a la última", "de la última a la primera")
_FIGURES = ("de menor a mayor", "de mayor a menor")

_RANK = {group: float(rank) for rank, group in enumerate(Group)}


def _name(place: Place | None) -> str | None:
    return fold(place.nombre) if place else None


def _day(found: date | None) -> float | None:
    return float(found.toordinal()) if found else None


ORDERS: Mapping[str, Order] = {
    "semaforo": Order("Semáforo", lambda line: _RANK[line.group], _WORST),
    "nombre": Order("Programa", lambda line: fold(line.nombre), _LETTERS),
    "codigo": Order("Código", lambda line: fold(line.codigo), _LETTERS),
    "responsable": Order("Responsable", lambda line: fold(line.responsable) or None, _LETTERS),
    "dependencia": Order("Dependencia", lambda line: _name(line.dependencia), _LETTERS),
    "eje": Order("Eje", lambda line: _name(line.eje), _LETTERS),
    "lineamiento": Order("Lineamiento", lambda line: _name(line.lineamiento), _LETTERS),
    "inicio": Order("Inicio", lambda line: _day(line.programa.inicio), _DAYS),
    "fin": Order("Fin", lambda line: _day(line.programa.fin), _DAYS),
    "planificado": Order("Planificado", lambda line: line.programa.planificado, _FIGURES),
    "real": Order("Real", lambda line: line.programa.avance, _FIGURES),
    "desvio": Order("Desvío", lambda line: line.desvio, _FIGURES),
    "reportado": Order("Reportado", lambda line: line.programa.reportado, _FIGURES),
    "brecha": Order("Brecha", lambda line: line.programa.brecha, _FIGURES),
}
"""Every order by the name it has in addresses."""


def sort(lines: Iterable[Line], asked: str) -> list[Line]:
    """Sort by what an address asks («-brecha»: from the greatest), else the worst lights first."""
    listed = sorted(lines, key=_worst_first)
    if not asked:
        return listed
    key = ORDERS[asked.removeprefix("-")].key
    known = [line for line in listed if key(line) is not None]
    unknown = [line for line in listed if key(line) is None]
    return _sorted(known, key, descending=asked.startswith("-")) + unknown


def _sorted(lines: Sequence[Line], key: Callable[[Line], Key], *, descending: bool) -> list[Line]:
    # One list never mixes texts and numbers: a key gives one or the other.
    return sorted(lines, key=lambda line: _comparable(key(line)), reverse=descending)


def _comparable(key: Key) -> tuple[str, float]:
    return (key, 0.0) if isinstance(key, str) else ("", key or 0.0)


def _worst_first(line: Line) -> tuple[float, float, str]:
    return _RANK[line.group], 0.0 if line.desvio is None else line.desvio, fold(line.codigo)
