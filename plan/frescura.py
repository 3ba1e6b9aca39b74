"""Whether an office is fresh at a date, and on which day its plan is therefore measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from plan.bands import Band, lay_bands
from plan.evaluado import Corte, Frescura
from plan.figures import short_date
from plan.umbrales import Receso, Umbrales

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """When and against what an office is measured: progress on `medido_al`, what is past its end at `al`.

    Args:
        opening: how a comparison with the plan begins, naming the day when it is not `al`.
    """

    al: date
    medido_al: date
    frescura: Frescura
    umbrales: Umbrales
    bands: tuple[Band, ...]
    opening: str


def freshness(corte: Corte | None, al: date, umbrales: Umbrales, *, esperada: bool = True) -> Frescura:
    """Say how long ago an office informed; a corte that is still to come counts as of `al`."""
    if corte is None:
        return Frescura(None, None, fresca=False, esperada=esperada)
    fecha = min(corte.fecha, al)
    dias = counted_days(fecha, al, umbrales.recesos)
    return Frescura(fecha, dias, fresca=dias <= umbrales.dias_sin_cargar, esperada=esperada)


def moment_of(frescura: Frescura, al: date, umbrales: Umbrales) -> Moment:
    """Choose the day of measuring: the corte while the office is fresh, `al` once it is not."""
    corte = frescura.corte
    medido_al = min(al, corte) if frescura.fresca and corte is not None else al
    opening = "Debería llevar" if medido_al == al else f"Al {short_date(medido_al)} debería llevar"
    return Moment(al, medido_al, frescura, umbrales, lay_bands(umbrales), opening)


def counted_days(desde: date, hasta: date, recesos: Sequence[Receso]) -> int:
    """Count the days after `desde` up to `hasta` that lie in no receso; recesos may overlap."""
    count = (hasta - desde).days
    seen = desde
    for receso in sorted(recesos, key=attrgetter("desde")):
        first, last = max(receso.desde, seen + _DAY), min(receso.hasta, hasta)
        if first <= last:
            count -= (last - first).days + 1
            seen = last
    return count
