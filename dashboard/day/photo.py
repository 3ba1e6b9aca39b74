"""What a page shows a day of: the plan as it was known and measured then, in one view."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from dashboard.day.visibility import View
from plan.evaluado import Evaluacion, Panorama, ProgramaEvaluado
from plan.groups import Group, group_of_programa
from plan.standard.vocabulary import Row
from plan.tree import grow

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Place:
    """A dependencia, lineamiento or eje that a programme belongs to; `origen` as in its row."""

    origen: str
    clave: str
    codigo: str
    nombre: str

    @property
    def address(self) -> str:
        """Its code in an address; that of an office's lineamiento is unique only within the office."""
        return f"{self.origen}/{self.codigo}" if self.origen else self.codigo


@dataclass(frozen=True, slots=True)
class Line:
    """A programme among the others: where it belongs and what it is sorted and found by.

    Args:
        oficinas: the claves of its dependencia and of those above it, nearest first.
        desvio: real − planificado, a fraction; None when nobody gave a figure or there is no plan.
        searchable: what a text is looked for in, folded.
        fresca: whether its office is up to date.
    """

    programa: ProgramaEvaluado
    dependencia: Place
    oficinas: tuple[str, ...]
    lineamiento: Place | None
    eje: Place | None
    group: Group
    desvio: float | None
    searchable: str
    fresca: bool

    @property
    def codigo(self) -> str:
        """Its code as written."""
        return str(self.programa.fila["codigo"])

    @property
    def nombre(self) -> str:
        """Its name."""
        return str(self.programa.fila["nombre"])

    @property
    def responsable(self) -> str:
        """Who answers for it, as written; empty when nobody is named."""
        return str(self.programa.fila.get("responsable") or "")


@dataclass(frozen=True, slots=True)
class Photo:
    """A day of the plan.

    Args:
        carga: the last one known that day; 0 before the first.
        pieces: what pages made of it alone.
    """

    view: View
    al: date
    today: date
    carga: int
    panorama: Panorama
    evaluacion: Evaluacion
    lines: tuple[Line, ...]
    pieces: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def past(self) -> bool:
        """Whether it shows a day before today."""
        return self.al < self.today

    @property
    def empty(self) -> bool:
        """Whether there was no plan at all."""
        return not self.panorama.tablas.get("plan")

    def keep(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give a piece that depends on nothing but this day and the key: made once."""
        found: Made | None = self.pieces.get(key)
        if found is None:
            found = self.pieces[key] = make()
        return found


def fold(text: str) -> str:
    """Fold a text for searching and sorting: without accents or case."""
    return _fold_name(text) if len(text) <= _LONGEST_NAME else _fold(text)


_LONGEST_NAME = 120


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


_fold_name = lru_cache(maxsize=16_384)(_fold)
"""Names are folded again for every list that is sorted; long texts only once."""


def lines(panorama: Panorama, evaluacion: Evaluacion) -> tuple[Line, ...]:
    """Place every programme in its dependencia, lineamiento and eje."""
    places = Places(panorama.tablas)
    stale = {origen for origen, frescura in evaluacion.frescuras.items() if not frescura.fresca}
    return tuple(
        _line(places, programa, fresca=origen not in stale)
        for (origen, _), programa in evaluacion.programas.items()
    )


def place_of(row: Row) -> Place:
    """Take from a row of dependencia, lineamiento or eje what names it."""
    return Place(str(row["origen"]), str(row["clave"]), str(row["codigo"]), str(row["nombre"]))


def office_of(photo: Photo, origen: str) -> Place:
    """Find an office by the origen of its rows."""
    return _office(_by_key(photo.panorama.tablas.get("dependencia", ())), origen)


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Put rows in the order of their sheet, which a change of one of them does not alter."""
    return sorted(rows, key=lambda row: int(str(row.get("fila") or 0)))


class Places:
    """Looks up where programmes belong."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self.arbol = grow(tables)
        self.dependencias = _by_key(tables.get("dependencia", ()))
        self.ejes = _by_key(tables.get("eje", ()))
        lineamientos = map(place_of, tables.get("lineamiento", ()))
        self.lineamientos = {(place.origen, place.clave): place for place in lineamientos}

    def dependencia(self, origen: str) -> Place:
        """Find an office; one that the strategy no longer names goes by its code."""
        return _office(self.dependencias, origen)

    def lineamiento(self, row: Row) -> tuple[Place | None, Place | None]:
        """Find the lineamiento of a programme and its eje."""
        key = self.arbol.lineamiento_of(row)
        if key is None:
            return None, None
        return self.lineamientos.get(key), self.ejes.get(self.arbol.lineamientos[key])


def _by_key(rows: Sequence[Row]) -> Mapping[str, Place]:
    return {place.clave: place for place in map(place_of, rows)}


def _office(offices: Mapping[str, Place], origen: str) -> Place:
    return offices.get(origen) or Place("", origen, origen.upper(), origen.upper())


def _line(places: Places, programa: ProgramaEvaluado, *, fresca: bool) -> Line:
    row = programa.fila
    lineamiento, eje = places.lineamiento(row)
    return Line(
        programa=programa,
        dependencia=places.dependencia(str(row["origen"])),
        oficinas=places.arbol.chain(str(row["origen"])),
        lineamiento=lineamiento,
        eje=eje,
        group=group_of_programa(programa),
        desvio=_difference(programa),
        searchable=fold(" ".join(str(row[name]) for name in _SEARCHED if row.get(name))),
        fresca=fresca,
    )


_SEARCHED = ("codigo", "nombre", "descripcion", "responsable", "expediente", "barrio")


def _difference(programa: ProgramaEvaluado) -> float | None:
    if programa.real is None or programa.planificado is None or programa.avance is None:
        return None
    return programa.real - programa.planificado
