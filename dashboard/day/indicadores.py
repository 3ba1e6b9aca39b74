"""Every indicator among the others: its office, and the programme, lineamiento and eje it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo, Place, Places, fold
from plan.evaluado import IndicadorEvaluado
from plan.indicadores import DESCENDENTE, fulfilment
from plan.tree import full_key_of


@dataclass(frozen=True, slots=True)
class Indicador:
    """An indicator among the others.

    Args:
        oficinas: the claves of its office and of those above it, nearest first.
        line: its programme; None when it measures a lineamiento.
        searchable: what a text is looked for in, folded.
    """

    evaluado: IndicadorEvaluado
    dependencia: Place
    oficinas: tuple[str, ...]
    line: Line | None
    lineamiento: Place | None
    eje: Place | None
    searchable: str

    @property
    def codigo(self) -> str:
        """Its code as written."""
        return str(self.evaluado.fila["codigo"])

    @property
    def nombre(self) -> str:
        """What it measures."""
        return str(self.evaluado.fila["nombre"])

    @property
    def meta(self) -> float | None:
        """Its target."""
        return _amount(self.evaluado.fila.get("meta"))

    @property
    def of_target(self) -> float | None:
        """What part of the way to its target is done; None without a value or a target."""
        valor, row = self.evaluado.valor, self.evaluado.fila
        if valor is None or self.meta is None:
            return None
        descending = row.get("sentido") == DESCENDENTE
        return fulfilment(valor, self.meta, _amount(row.get("linea_base")), descending=descending)

    @property
    def counts(self) -> bool:
        """Whether it counts in results: those of a programme that vanished do not."""
        return self.line is None or not self.line.programa.retirado


def indicadores(photo: Photo) -> Sequence[Indicador]:
    """Place every indicator of a day."""
    return photo.keep("indicadores", lambda: _place(photo))


def _place(photo: Photo) -> list[Indicador]:
    places = Places(photo.panorama.tablas)
    lines = {full_key_of(line.programa.fila): line for line in photo.lines}
    return [
        _placed(places, lines.get((origen, str(found.fila.get("programa_clave") or ""))), found)
        for (origen, _), found in photo.evaluacion.indicadores.items()
    ]


def _placed(places: Places, line: Line | None, found: IndicadorEvaluado) -> Indicador:
    row = found.fila
    origen = str(row["origen"])
    lineamiento, eje = (line.lineamiento, line.eje) if line else places.lineamiento(row)
    return Indicador(
        evaluado=found,
        dependencia=places.dependencia(origen),
        oficinas=places.arbol.chain(origen),
        line=line,
        lineamiento=lineamiento,
        eje=eje,
        searchable=fold(" ".join(str(row[name]) for name in _SEARCHED if row.get(name))),
    )


def _amount(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


_SEARCHED = ("codigo", "nombre", "unidad", "tipo", "metodo_de_calculo", "programa")
