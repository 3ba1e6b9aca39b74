"""The orders in which programmes can be listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.foto import Renglon, fold
from dashboard.grupos import Grupo

Key = str | float | None


@dataclass(frozen=True, slots=True)
class Orden:
    """One order: the title of its column and what it sorts by; None stands last either way."""

    titulo: str
    key: Callable[[Renglon], Key]
    numerico: bool = True


_RANK = {grupo: float(rank) for rank, grupo in enumerate(Grupo)}

ORDENES: Mapping[str, Orden] = {
    "semaforo": Orden("Semáforo", lambda renglon: _RANK[renglon.grupo], numerico=False),
    "nombre": Orden("Programa", lambda renglon: fold(renglon.nombre), numerico=False),
    "codigo": Orden("Código", lambda renglon: fold(renglon.codigo), numerico=False),
    "dependencia": Orden("Dependencia", lambda renglon: fold(renglon.dependencia.nombre), numerico=False),
    "fin": Orden(
        "Fin", lambda renglon: float(renglon.programa.fin.toordinal()) if renglon.programa.fin else None
    ),
    "planificado": Orden("Planificado", lambda renglon: renglon.programa.planificado),
    "real": Orden("Real", lambda renglon: renglon.programa.real),
    "desvio": Orden("Desvío", lambda renglon: renglon.desvio),
    "reportado": Orden("Reportado", lambda renglon: renglon.programa.reportado),
    "brecha": Orden("Brecha", lambda renglon: renglon.programa.brecha),
}
"""Every order by the name it has in addresses."""


def sort(renglones: Iterable[Renglon], asked: str) -> list[Renglon]:
    """Sort by what an address asks («-brecha»: from the greatest), else the worst lights first."""
    listed = sorted(renglones, key=_worst_first)
    if not asked:
        return listed
    key = ORDENES[asked.removeprefix("-")].key
    known = [renglon for renglon in listed if key(renglon) is not None]
    unknown = [renglon for renglon in listed if key(renglon) is None]
    return _sorted(known, key, descending=asked.startswith("-")) + unknown


def _sorted(
    renglones: Sequence[Renglon], key: Callable[[Renglon], Key], *, descending: bool
) -> list[Renglon]:
    # One list never mixes texts and numbers: a key gives one or the other.
    return sorted(renglones, key=lambda renglon: _comparable(key(renglon)), reverse=descending)


def _comparable(key: Key) -> tuple[str, float]:
    return (key, 0.0) if isinstance(key, str) else ("", key or 0.0)


def _worst_first(renglon: Renglon) -> tuple[float, float, str]:
    return _RANK[renglon.grupo], 0.0 if renglon.desvio is None else renglon.desvio, fold(renglon.codigo)
