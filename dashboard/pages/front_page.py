"""What the first page shows of a day and those before it: counters, bars, trend, what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo, Place, fold
from dashboard.pages.counting import Bar, Counter, Tallies, Week, bars_by, counters, weeks
from dashboard.pages.dependencias import uppermost
from plan.evaluado import Frescura, Marca, ProgramaEvaluado
from plan.groups import Group

MOST_BARS = 12
MOST_LINES = 8
MOST_DISCREPANCIES = 5


@dataclass(frozen=True, slots=True)
class Office:
    """How fresh an office is."""

    place: Place
    frescura: Frescura


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Everything the first page shows beyond the municipality's own light."""

    counters: Sequence[Counter]
    dependencias: Sequence[Bar]
    all_dependencias: int
    ejes: Sequence[Bar]
    without_eje: int
    weeks: Sequence[Week]
    behind: Sequence[Line]
    discrepancias: Sequence[Line]
    all_discrepancias: int
    comparables: int
    silent: Sequence[Office]
    offices: Sequence[Office]


def compose(photo: Photo, tallies: Tallies, most_bars: int = MOST_BARS) -> FrontPage:
    """Put the first page together.

    Args:
        photo: the day shown.
        tallies: counts of the days of the trend; None for those before the first load.
        most_bars: how many dependencias are drawn; beyond it only those in the worst state.
    """
    bars = uppermost(photo)
    ejes = bars_by(photo.lines, lambda line: line.eje)
    discrepancies = _discrepancies(photo.lines)
    offices = _offices(photo)
    return FrontPage(
        counters=counters(tallies, photo.al),
        dependencias=_the_worst(bars, most_bars),
        all_dependencias=len(bars),
        ejes=ejes,
        without_eje=len(photo.lines) - sum(bar.total for bar in ejes),
        weeks=weeks(tallies, photo.al),
        behind=_behind(photo.lines)[:MOST_LINES],
        discrepancias=discrepancies[:MOST_DISCREPANCIES],
        all_discrepancias=len(discrepancies),
        comparables=sum(_comparable(line.programa) for line in photo.lines),
        silent=[office for office in offices if office.frescura.esperada and not office.frescura.fresca],
        offices=offices,
    )


def _the_worst(bars: Sequence[Bar], most: int) -> Sequence[Bar]:
    if len(bars) <= most:
        return bars
    worst = sorted(bars, key=_reds, reverse=True)[:most]
    return [bar for bar in bars if bar in worst]


def _reds(bar: Bar) -> float:
    red = next((segment.number for segment in bar.segments if segment.group is Group.ROJO), 0)
    return red + red / bar.total


def _behind(lines: Sequence[Line]) -> list[Line]:
    alarming = [line for line in lines if line.group in {Group.ROJO, Group.AMARILLO}]
    return sorted(alarming, key=_most_alarming_first)


def _most_alarming_first(line: Line) -> tuple[bool, float, int, str]:
    """Reds first, then by the gap; who gives no figure is taken to have done nothing."""
    programa = line.programa
    gap = -(programa.planificado or 0.0) if line.desvio is None else line.desvio
    return line.group is not Group.ROJO, gap, -(programa.semaforo.dias or 0), fold(line.codigo)


def _discrepancies(lines: Sequence[Line]) -> list[Line]:
    marked = [line for line in lines if Marca.DISCREPANCIA in line.programa.marcas]
    return sorted(marked, key=lambda each: -abs(each.programa.brecha or 0.0))


def _comparable(programa: ProgramaEvaluado) -> bool:
    return bool(programa.actividades) and programa.brecha is not None


def _offices(photo: Photo) -> list[Office]:
    named = {str(row["clave"]): row for row in photo.panorama.tablas.get("dependencia", ())}
    found = [
        Office(Place("", clave, str(named[clave]["codigo"]), str(named[clave]["nombre"])), frescura)
        for clave, frescura in photo.evaluacion.frescuras.items()
        if clave in named and frescura.esperada
    ]
    return sorted(found, key=lambda office: (-_silence(office.frescura), fold(office.place.nombre)))


def _silence(frescura: Frescura) -> float:
    return float("inf") if frescura.dias is None else float(frescura.dias)
