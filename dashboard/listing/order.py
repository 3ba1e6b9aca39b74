"""The orders in which programmes can be listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.groups import Group
from dashboard.photo import Line, fold

Key = str | float | None


@dataclass(frozen=True, slots=True)
class Order:
    """One order: the title of its column and what it sorts by; None stands last either way."""

    title: str
    key: Callable[[Line], Key]
    numeric: bool = True


_RANK = {group: float(rank) for rank, group in enumerate(Group)}

ORDERS: Mapping[str, Order] = {
    "semaforo": Order("Semáforo", lambda line: _RANK[line.group], numeric=False),
    "nombre": Order("Programa", lambda line: fold(line.nombre), numeric=False),
    "codigo": Order("Código", lambda line: fold(line.codigo), numeric=False),
    "dependencia": Order("Dependencia", lambda line: fold(line.dependencia.nombre), numeric=False),
    "fin": Order("Fin", lambda line: float(line.programa.fin.toordinal()) if line.programa.fin else None),
    "planificado": Order("Planificado", lambda line: line.programa.planificado),
    "real": Order("Real", lambda line: line.programa.real),
    "desvio": Order("Desvío", lambda line: line.desvio),
    "reportado": Order("Reportado", lambda line: line.programa.reportado),
    "brecha": Order("Brecha", lambda line: line.programa.brecha),
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
