"""What the pages of a dependencia, an eje and a lineamiento share: lights, counts, trend, programmes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.day.days import Day, Standing
from dashboard.day.indicadores import Indicador
from dashboard.day.photo import Line, Photo
from dashboard.day.visibility import Key
from dashboard.listing.order import sort
from dashboard.pages import reasons
from dashboard.pages.cargas import Carga
from dashboard.pages.counting import Counter, Week, counted, counters, weeks
from dashboard.pages.dinero import Gasto, spent
from dashboard.pages.reasons import Reason
from dashboard.pages.weighing import alike
from plan.evaluado import Marca, Resumen
from plan.umbrales import Umbrales

MOST_LINES = 25
MOST_DISCREPANCIES = 10


@dataclass(frozen=True, slots=True)
class Known:
    """What a page of a side is made from, beside the day itself.

    Args:
        days: how programmes stood on the days of the trend.
        cargas: the last load of each office that was taken.
        words: the last word on the workbook of each office.
    """

    photo: Photo
    days: Mapping[date, Day | None]
    cargas: Mapping[str, Carga]
    words: Mapping[str, Carga]
    umbrales: Umbrales
    indicadores: Sequence[Indicador]


@dataclass(frozen=True, slots=True)
class Lado:
    """One side of the plan.

    Args:
        lines: all its programmes, the worst first.
        reasons: why its light has its colour, and its second light if it has indicators.
        asked: what the list of programmes is asked to show the same ones.
    """

    resumen: Resumen
    lines: Sequence[Line]
    counters: Sequence[Counter]
    weeks: Sequence[Week]
    reasons: Sequence[Reason]
    discrepancias: Sequence[Line]
    money: Sequence[Gasto]
    asked: Mapping[str, str]

    @property
    def worst(self) -> Sequence[Line]:
        """The programmes that the page itself shows."""
        return self.lines[:MOST_LINES]


@dataclass(frozen=True, slots=True)
class Among:
    """Which programmes and indicators a side holds, today and on other days."""

    line: Callable[[Line], bool]
    standing: Callable[[Key, Standing], bool]
    indicador: Callable[[Indicador], bool]
    asked: Mapping[str, str]


def look(known: Known, resumen: Resumen, among: Among) -> Lado:
    """Put together what one side of the plan shows."""
    photo = known.photo
    lines = sort((line for line in photo.lines if among.line(line)), "")
    tallies = counted(known.days, among.standing)
    marked = [line for line in lines if Marca.DISCREPANCIA in line.programa.marcas]
    return Lado(
        resumen=resumen,
        lines=lines,
        counters=counters(tallies, photo.al),
        weeks=weeks(tallies, photo.al),
        reasons=_reasons(known, resumen, lines, among),
        discrepancias=sorted(marked, key=lambda line: -abs(line.programa.brecha or 0.0)),
        money=spent(photo, lines),
        asked=among.asked,
    )


def _reasons(known: Known, resumen: Resumen, lines: Sequence[Line], among: Among) -> list[Reason]:
    offices = sorted({line.dependencia.clave for line in lines})
    source = reasons.source_of_offices(known.cargas, offices) if offices else None
    first = reasons.of_resumen(resumen, alike(lines), known.umbrales, source)
    if resumen.resultado is None:
        return [first]
    found = [each.evaluado for each in known.indicadores if each.counts and among.indicador(each)]
    return [first, reasons.of_resultado(resumen.resultado, found, known.umbrales)]
