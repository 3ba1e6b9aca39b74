"""What the page of one programme shows beyond its evaluation: what weighs most, its money, its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.foto import Foto, Renglon
from plan.evaluado import ActividadEvaluada
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row

MOST_REASONS = 5


@dataclass(frozen=True, slots=True)
class Peso:
    """What an activity adds to its programme's gap; `puntos` is a fraction, negative when it holds back."""

    actividad: ActividadEvaluada
    parte: float
    puntos: float


@dataclass(frozen=True, slots=True)
class Gasto:
    """The money of one source in one year; None where nothing was written."""

    fuente: str
    asignado: float | None
    ejecutado: float | None

    @property
    def parte(self) -> float | None:
        """The share spent, when there is something to spend."""
        return self.ejecutado / self.asignado if self.asignado and self.ejecutado is not None else None


@dataclass(frozen=True, slots=True)
class Ejercicio:
    """The money of one year: its sources and their sum."""

    anio: int
    fuentes: Sequence[Gasto]
    total: Gasto


def find(foto: Foto, dependencia: str, codigo: str) -> Renglon | None:
    """Find a programme by the codes of its address, whatever their case."""
    wanted = clave(dependencia), clave(codigo)
    return next((line for line in foto.renglones if _address(line) == wanted), None)


def weighing(actividades: Sequence[ActividadEvaluada]) -> list[Peso]:
    """Name the activities that hold the programme back most, or carry it most when none does."""
    live = [each for each in actividades if not each.cancelada and each.peso and each.planificado is not None]
    total = sum(each.peso for each in live) or 1.0
    found = [
        Peso(each, each.peso / total, each.peso / total * (each.real - (each.planificado or 0.0)))
        for each in live
    ]
    behind = sorted((each for each in found if each.puntos < 0), key=lambda each: each.puntos)
    return (behind or sorted(found, key=lambda each: -each.parte))[:MOST_REASONS]


def money(foto: Foto, renglon: Renglon) -> list[Ejercicio]:
    """Gather the money of a programme by year."""
    row = renglon.programa.fila
    years: dict[int, list[Row]] = defaultdict(list)
    for each in foto.panorama.tablas.get("presupuesto", ()):
        if (each["origen"], each.get("programa_clave")) == (row["origen"], row["clave"]):
            years[int(_amount(each.get("ejercicio")) or 0)].append(each)
    return [_year(year, rows) for year, rows in sorted(years.items())]


def _year(anio: int, rows: Sequence[Row]) -> Ejercicio:
    sources = [
        Gasto(str(row.get("fuente") or ""), _amount(row.get("asignado")), _amount(row.get("ejecutado")))
        for row in rows
    ]
    total = Gasto("", _sum([each.asignado for each in sources]), _sum([each.ejecutado for each in sources]))
    return Ejercicio(anio, sources, total)


def _sum(amounts: Sequence[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _address(renglon: Renglon) -> tuple[str, str]:
    return renglon.dependencia.clave, str(renglon.programa.fila["clave"])
