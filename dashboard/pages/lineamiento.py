"""What the page of one lineamiento shows: of the strategy, or of an office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.day.indicadores import Indicador
from dashboard.day.photo import Photo, Place, Places, place_of
from dashboard.pages.counting import Bar, bars_by
from dashboard.pages.lado import Among, Known, Lado, look
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from plan.tree import full_key_of, grow


@dataclass(frozen=True, slots=True)
class Lineamiento:
    """Everything the page of one lineamiento shows.

    Args:
        office: whose it is; None for those of the strategy.
        loose: indicators that measure it and no programme.
    """

    place: Place
    row: Row
    eje: Place | None
    office: Place | None
    dependencias: Sequence[Bar]
    loose: Sequence[Indicador]
    lado: Lado


def place_asked(photo: Photo, dependencia: str, codigo: str) -> Place | None:
    """Find which lineamiento a code means in an office («» for the strategy), as its workbook would.

    Its own first, then those of the offices above it, then those of the strategy.
    """
    tree = grow(photo.panorama.tablas)
    origen = clave(dependencia)
    if origen and origen not in tree.chains:
        return _place(photo, (origen, clave(codigo)))
    key = tree.lineamiento_of({"origen": origen, "lineamiento": codigo})
    return _place(photo, key) if key else None


def show(known: Known, place: Place) -> Lineamiento:
    """Put the page of a lineamiento together."""
    tables, key = known.photo.panorama.tablas, (place.origen, place.clave)
    row = next(row for row in tables["lineamiento"] if full_key_of(row) == key)
    ejes = {str(each["clave"]): place_of(each) for each in tables.get("eje", ())}
    lado = look(known, known.photo.evaluacion.lineamientos[key], _among(place))
    return Lineamiento(
        place=place,
        row=row,
        eje=ejes.get(str(row.get("eje_clave"))),
        office=Places(tables).dependencia(place.origen) if place.origen else None,
        dependencias=bars_by(lado.lines, lambda line: line.dependencia),
        loose=[each for each in known.indicadores if each.line is None and each.lineamiento == place],
        lado=lado,
    )


def _place(photo: Photo, key: tuple[str, str]) -> Place | None:
    rows = photo.panorama.tablas.get("lineamiento", ())
    return next((place_of(row) for row in rows if full_key_of(row) == key), None)


def _among(place: Place) -> Among:
    address = clave(place.address)
    return Among(
        line=lambda line: line.lineamiento == place,
        standing=lambda _, standing: standing.lineamiento == address,
        indicador=lambda indicador: indicador.lineamiento == place,
        asked={"lineamiento": place.address},
    )
