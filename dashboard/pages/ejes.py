"""The ejes, what each weighs, and one of them with its lineamientos and the dependencias that work for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from dashboard.day.photo import Line, Photo, Place, Places, in_order, place_of
from dashboard.pages.counting import Bar, bar_of, bars_by
from dashboard.pages.lado import Among, Known, Lado, look
from plan.avance import positive_weight
from plan.evaluado import Resumen
from plan.groups import count
from plan.resumen import as_part
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from plan.tree import FullKey, full_key_of


@dataclass(frozen=True, slots=True)
class Branch:
    """An eje or a lineamiento among its sisters.

    Args:
        ponderacion: what the strategy says it weighs; None for a lineamiento.
        share: its part of what they weigh together.
        office: whose lineamiento it is; None for those of the strategy.
    """

    place: Place
    row: Row
    resumen: Resumen
    bar: Bar
    ponderacion: float | None
    share: float
    office: Place | None = None


@dataclass(frozen=True, slots=True)
class Eje:
    """Everything the page of one eje shows.

    Args:
        related: dependencias that work for it, by the strategy, that have no programme in it yet.
    """

    branch: Branch
    lineamientos: Sequence[Branch]
    dependencias: Sequence[Bar]
    related: Sequence[Place]
    lado: Lado


def ejes(photo: Photo) -> list[Branch]:
    """List the ejes in the order of the strategy."""
    rows = in_order(photo.panorama.tablas.get("eje", ()))
    weights = [positive_weight(row) for row in rows]
    total = fsum(weights)
    return [_eje(photo, row, weight, weight / total) for row, weight in zip(rows, weights, strict=True)]


def find(known: Known, codigo: str) -> Eje | None:
    """Find an eje by the code of its address, whatever its case."""
    wanted = clave(codigo)
    branch = next((each for each in ejes(known.photo) if each.place.clave == wanted), None)
    if branch is None:
        return None
    lado = look(known, branch.resumen, _among(branch.place))
    bars = bars_by(lado.lines, lambda line: line.dependencia)
    return Eje(
        branch=branch,
        lineamientos=_lineamientos(known.photo, wanted, lado.lines),
        dependencias=bars,
        related=_related(known.photo, wanted, {bar.place.clave for bar in bars}),
        lado=lado,
    )


def _eje(photo: Photo, row: Row, weight: float, share: float) -> Branch:
    place = place_of(row)
    lines = [line for line in photo.lines if line.eje == place]
    bar = bar_of(place, count(line.programa for line in lines))
    return Branch(place, row, photo.evaluacion.ejes[place.clave], bar, weight, share)


def _among(place: Place) -> Among:
    return Among(
        line=lambda line: line.eje is not None and line.eje.clave == place.clave,
        standing=lambda _, standing: standing.eje == place.clave,
        indicador=lambda indicador: indicador.eje is not None and indicador.eje.clave == place.clave,
        asked={"eje": place.address},
    )


def _lineamientos(photo: Photo, eje: str, lines: Sequence[Line]) -> list[Branch]:
    by_key: dict[FullKey, list[Line]] = {}
    for line in lines:
        if line.lineamiento:
            by_key.setdefault((line.lineamiento.origen, line.lineamiento.clave), []).append(line)
    weights = {key: _expected_weight(found) for key, found in by_key.items()}
    total = fsum(weights.values()) or 1.0
    rows = [row for row in photo.panorama.tablas.get("lineamiento", ()) if row.get("eje_clave") == eje]
    places = Places(photo.panorama.tablas)
    return [
        _lineamiento(photo, places, row, by_key, weights.get(full_key_of(row), 0.0) / total)
        for row in sorted(in_order(rows), key=_shared_first)
    ]


def _shared_first(row: Row) -> str:
    return str(row["origen"])


def _lineamiento(
    photo: Photo, places: Places, row: Row, by_key: Mapping[FullKey, Sequence[Line]], share: float
) -> Branch:
    place, key = place_of(row), full_key_of(row)
    bar = bar_of(place, count(line.programa for line in by_key.get(key, ())))
    office = places.dependencia(place.origen) if place.origen else None
    return Branch(place, row, photo.evaluacion.lineamientos[key], bar, None, share, office)


def _expected_weight(lines: Sequence[Line]) -> float:
    parts = [as_part(line.programa) for line in lines]
    return fsum(part.peso for part in parts if part.expected)


def _related(photo: Photo, eje: str, there: set[str]) -> list[Place]:
    tables = photo.panorama.tablas
    named = {str(row["clave"]): place_of(row) for row in tables.get("dependencia", ())}
    offices = [
        str(row.get("dependencia_clave")) for row in tables.get("relacion", ()) if row.get("eje_clave") == eje
    ]
    return [named[office] for office in offices if office in named and office not in there]
