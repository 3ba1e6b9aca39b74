"""What the page of one programme shows beyond its evaluation: its money, its series, its línea base."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.charts.series import Plot, plot
from dashboard.day.photo import Line, Photo
from dashboard.gantt.drawing import Bases
from plan.evaluado import IndicadorEvaluado
from plan.figures import number, short_date
from plan.linea_base import plazo
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from plan.trayectoria import Trayectoria

Rows = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Spending:
    """The money of one source in one year; None where nothing was written."""

    source: str
    asignado: float | None
    ejecutado: float | None

    @property
    def share(self) -> float | None:
        """The share spent, when there is something to spend."""
        return self.ejecutado / self.asignado if self.asignado and self.ejecutado is not None else None


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The money of one year: its sources and their sum."""

    year: int
    sources: Sequence[Spending]
    total: Spending


def find(photo: Photo, dependencia: str, codigo: str) -> Line | None:
    """Find a programme by the codes of its address, whatever their case."""
    wanted = clave(dependencia), clave(codigo)
    return next((line for line in photo.lines if _address(line) == wanted), None)


def money(photo: Photo, line: Line) -> list[FiscalYear]:
    """Gather the money of a programme by year."""
    row = line.programa.fila
    years: dict[int, list[Row]] = defaultdict(list)
    for each in photo.panorama.tablas.get("presupuesto", ()):
        if (each["origen"], each.get("programa_clave")) == (row["origen"], row["clave"]):
            years[int(_amount(each.get("ejercicio")) or 0)].append(each)
    return [_year(year, rows) for year, rows in sorted(years.items())]


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator in the list of a programme: its measure and its series."""

    indicador: IndicadorEvaluado
    plot: Plot | None

    @property
    def told(self) -> str:
        """What the small drawing shows, for who cannot see it."""
        spots = self.plot.valor if self.plot else ()
        if not spots:
            return "Sin mediciones todavía"
        first, last = spots[0], spots[-1]
        since = f", desde {number(first.valor)} el {short_date(first.fecha)}" if first is not last else ""
        return f"{number(last.valor)} el {short_date(last.fecha)}{since}"


def figures(line: Line, al: date) -> list[Figure]:
    """List the indicators of a programme with their series."""
    return [Figure(each, plot(each, al)) for each in line.programa.indicadores]


def bases_of(line: Line, past: Trayectoria) -> Bases:
    """Find the línea base of a programme and of each of its activities."""
    found = {
        str(each.fila["clave"]): plazo(past.of("actividad", each.fila)) for each in line.programa.actividades
    }
    return Bases(plazo(past.programa), {key: base for key, base in found.items() if base})


def _year(year: int, rows: Sequence[Row]) -> FiscalYear:
    sources = [
        Spending(str(row.get("fuente") or ""), _amount(row.get("asignado")), _amount(row.get("ejecutado")))
        for row in rows
    ]
    total = Spending(
        "", _sum([each.asignado for each in sources]), _sum([each.ejecutado for each in sources])
    )
    return FiscalYear(year, sources, total)


def _sum(amounts: Sequence[float | None]) -> float | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _address(line: Line) -> tuple[str, str]:
    return line.dependencia.clave, str(line.programa.fila["clave"])
