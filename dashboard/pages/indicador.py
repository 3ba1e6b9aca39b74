"""What the page of one indicator shows beyond its measure: where it hangs, its series as it is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.charts.series import Plot, plot, running
from dashboard.day.photo import Line, Photo, Place, office_of, place_of
from plan.evaluado import IndicadorEvaluado
from plan.standard.kinds.base import clave
from plan.tree import full_key_of, grow


@dataclass(frozen=True, slots=True)
class Medida:
    """A measurement as the table of the page shows it; `acumulado` only where values add up."""

    fecha: date
    programado: float | None
    valor: float | None
    acumulado: float | None
    nota: str


@dataclass(frozen=True, slots=True)
class Ficha:
    """An indicator and what it hangs on: a programme, a lineamiento, or nothing but its office."""

    indicador: IndicadorEvaluado
    dependencia: Place
    line: Line | None
    lineamiento: Place | None
    plot: Plot | None

    @property
    def codigo(self) -> str:
        """Its code as written."""
        return str(self.indicador.fila["codigo"])

    @property
    def adds_up(self) -> bool:
        """Whether its value is the sum of what was measured."""
        return self.indicador.fila.get("acumulacion") == "Suma"


def find(photo: Photo, dependencia: str, codigo: str) -> Ficha | None:
    """Find an indicator by the codes of its address, whatever their case."""
    origen = clave(dependencia)
    found = photo.evaluacion.indicadores.get((origen, clave(codigo)))
    if found is None:
        return None
    line = _line(photo, origen, str(found.fila.get("programa_clave") or ""))
    return Ficha(
        indicador=found,
        dependencia=line.dependencia if line else office_of(photo, origen),
        line=line,
        lineamiento=_lineamiento(photo, found),
        plot=plot(found, photo.al),
    )


def medidas(photo: Photo, ficha: Ficha) -> Sequence[Medida]:
    """List its measurements, the last one first."""
    fila = ficha.indicador.fila
    notas = {
        row["fecha"]: str(row.get("nota") or "")
        for row in photo.panorama.tablas.get("medicion", ())
        if (row["origen"], row.get("indicador_clave")) == (fila["origen"], fila["clave"])
    }
    pairs = zip(ficha.indicador.serie, running(ficha.indicador), strict=True)
    return [
        Medida(
            point.fecha,
            point.programado,
            point.valor,
            added.valor if ficha.adds_up else None,
            notas.get(point.fecha, ""),
        )
        for point, added in pairs
    ][::-1]


def _line(photo: Photo, origen: str, programa: str) -> Line | None:
    evaluated = photo.evaluacion.programas.get((origen, programa))
    return next((line for line in photo.lines if line.programa is evaluated), None) if evaluated else None


def _lineamiento(photo: Photo, indicador: IndicadorEvaluado) -> Place | None:
    key = grow(photo.panorama.tablas).lineamiento_of(indicador.fila)
    rows = photo.panorama.tablas.get("lineamiento", ()) if key else ()
    return next((place_of(row) for row in rows if full_key_of(row) == key), None)
