"""What the first page shows of a day and those before it: counters, bars, trend, what needs attention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.barras import Segmento, stack
from dashboard.foto import Foto, Lugar, Renglon, fold
from dashboard.grupos import Conteo, Grupo
from plan.evaluado import Frescura, Marca, ProgramaEvaluado

WEEKS = 12
MOST_BARS = 20
MOST_LINES = 8
MOST_DISCREPANCIES = 5

COLUMN = 6.8
"""Percent of the width that a column of the trend takes."""


@dataclass(frozen=True, slots=True)
class Contador:
    """One counter; `cambio` in 7 days, None when there was nothing to compare with."""

    grupo: Grupo
    cantidad: int
    parte: float
    cambio: int | None


@dataclass(frozen=True, slots=True)
class Barra:
    """The programmes of one dependencia or eje."""

    lugar: Lugar
    segmentos: Sequence[Segmento]
    total: int


@dataclass(frozen=True, slots=True)
class Semana:
    """One column of the trend, with its place in percent; no segments before the first load."""

    dia: date
    x: float
    conteo: Conteo
    segmentos: Sequence[Segmento]

    @property
    def centro(self) -> float:
        """The middle of the column."""
        return round(self.x + COLUMN / 2, 2)


@dataclass(frozen=True, slots=True)
class Oficina:
    """How fresh an office is."""

    lugar: Lugar
    frescura: Frescura


@dataclass(frozen=True, slots=True)
class Portada:
    """Everything the first page shows beyond the municipality's own light."""

    contadores: Sequence[Contador]
    dependencias: Sequence[Barra]
    todas_las_dependencias: int
    ejes: Sequence[Barra]
    sin_eje: int
    semanas: Sequence[Semana]
    atrasos: Sequence[Renglon]
    discrepancias: Sequence[Renglon]
    todas_las_discrepancias: int
    comparables: int
    calladas: Sequence[Oficina]
    oficinas: Sequence[Oficina]


def trend_days(al: date) -> list[date]:
    """Name the days of the trend, a week apart, the last of them `al`."""
    return [al - timedelta(weeks=weeks) for weeks in reversed(range(WEEKS))]


def compose(foto: Foto, conteos: Mapping[date, Conteo | None], most_bars: int = MOST_BARS) -> Portada:
    """Put the first page together.

    Args:
        foto: the day shown.
        conteos: counts of the days of the trend; None for those before the first load.
        most_bars: how many dependencias are drawn; beyond it only those in the worst state.
    """
    bars = _bars(foto.renglones, lambda renglon: renglon.dependencia)
    ejes = _bars(foto.renglones, lambda renglon: renglon.eje)
    discrepancies = _discrepancies(foto.renglones)
    offices = _offices(foto)
    return Portada(
        contadores=_counters(conteos[foto.al] or {}, conteos[foto.al - timedelta(weeks=1)]),
        dependencias=_the_worst(bars, most_bars),
        todas_las_dependencias=len(bars),
        ejes=ejes,
        sin_eje=len(foto.renglones) - sum(bar.total for bar in ejes),
        semanas=[_week(number, day, conteos[day] or {}) for number, day in enumerate(trend_days(foto.al))],
        atrasos=_behind(foto.renglones)[:MOST_LINES],
        discrepancias=discrepancies[:MOST_DISCREPANCIES],
        todas_las_discrepancias=len(discrepancies),
        comparables=sum(_comparable(renglon.programa) for renglon in foto.renglones),
        calladas=[office for office in offices if office.frescura.esperada and not office.frescura.fresca],
        oficinas=offices,
    )


def _counters(now: Conteo, before: Conteo | None) -> list[Contador]:
    total = sum(now.values()) or 1
    return [
        Contador(
            grupo,
            now.get(grupo, 0),
            now.get(grupo, 0) / total,
            None if before is None else now.get(grupo, 0) - before.get(grupo, 0),
        )
        for grupo in Grupo
    ]


def _week(number: int, day: date, conteo: Conteo) -> Semana:
    step = 100 / WEEKS
    return Semana(day, round(number * step + (step - COLUMN) / 2, 2), conteo, stack(conteo))


def _bars(renglones: Sequence[Renglon], place: Callable[[Renglon], Lugar | None]) -> list[Barra]:
    counts: dict[Lugar, dict[Grupo, int]] = defaultdict(lambda: defaultdict(int))
    for renglon in renglones:
        if lugar := place(renglon):
            counts[lugar][renglon.grupo] += 1
    return [
        Barra(lugar, stack(conteo), sum(conteo.values()))
        for lugar, conteo in sorted(counts.items(), key=lambda pair: fold(pair[0].nombre))
    ]


def _the_worst(bars: Sequence[Barra], most: int) -> Sequence[Barra]:
    if len(bars) <= most:
        return bars
    worst = sorted(bars, key=_reds, reverse=True)[:most]
    return [bar for bar in bars if bar in worst]


def _reds(bar: Barra) -> float:
    red = next((segment.cantidad for segment in bar.segmentos if segment.grupo is Grupo.ROJO), 0)
    return red + red / bar.total


def _behind(renglones: Sequence[Renglon]) -> list[Renglon]:
    alarming = [renglon for renglon in renglones if renglon.grupo in {Grupo.ROJO, Grupo.AMARILLO}]
    return sorted(alarming, key=_most_alarming_first)


def _most_alarming_first(renglon: Renglon) -> tuple[bool, float, int, str]:
    """Reds first, then by the gap; who gives no figure is taken to have done nothing."""
    programa = renglon.programa
    gap = -(programa.planificado or 0.0) if renglon.desvio is None else renglon.desvio
    return renglon.grupo is not Grupo.ROJO, gap, -(programa.semaforo.dias or 0), fold(renglon.codigo)


def _discrepancies(renglones: Sequence[Renglon]) -> list[Renglon]:
    marked = [renglon for renglon in renglones if Marca.DISCREPANCIA in renglon.programa.marcas]
    return sorted(marked, key=lambda each: -abs(each.programa.brecha or 0.0))


def _comparable(programa: ProgramaEvaluado) -> bool:
    return bool(programa.actividades) and programa.brecha is not None


def _offices(foto: Foto) -> list[Oficina]:
    named = {str(row["clave"]): row for row in foto.panorama.tablas.get("dependencia", ())}
    found = [
        Oficina(Lugar("", clave, str(named[clave]["codigo"]), str(named[clave]["nombre"])), frescura)
        for clave, frescura in foto.evaluacion.frescuras.items()
        if clave in named and frescura.esperada
    ]
    return sorted(found, key=lambda office: (-_silence(office.frescura), fold(office.lugar.nombre)))


def _silence(frescura: Frescura) -> float:
    return float("inf") if frescura.dias is None else float(frescura.dias)
