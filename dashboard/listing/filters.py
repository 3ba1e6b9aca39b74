"""The filter of the list of programmes: what an address asks for, what it could ask, what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

from dashboard.day.people import named, slug
from dashboard.day.photo import Line, Photo, Place, fold, place_of
from dashboard.listing.words import fits
from plan.evaluado import Marca
from plan.groups import GREYS, Group
from plan.standard.kinds.base import clave, items

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; empty fields ask nothing. Field names are the names in the address.

    A dependencia asks for the programmes of those under it too, as its roll-up does.
    """

    semaforo: str = ""
    dependencia: str = ""
    eje: str = ""
    lineamiento: str = ""
    responsable: str = ""
    texto: str = ""
    discrepancia: str = ""
    sin_actualizar: str = ""
    orden: str = ""
    pagina: str = ""
    al: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Self:
        """Take from an address what belongs to the filter."""
        return cls(**{field.name: asked.get(field.name, "").strip() for field in fields(cls)})

    @property
    def asked(self) -> dict[str, str]:
        """What is asked, ready for an address: without the empty fields."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name))}

    @property
    def nothing(self) -> dict[str, str]:
        """The address of the whole list, on the same day."""
        return {"al": self.al} if self.al else {}

    @property
    def active(self) -> bool:
        """Whether it leaves anything out."""
        return bool(set(self.asked) - {"orden", "pagina", "al"})

    def but(self, **changes: str) -> dict[str, str]:
        """Give the address of the same question with something changed, from its first page on."""
        return replace(self, **{"pagina": "", **changes}).asked


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, in the order of the strategy."""

    dependencias: Sequence[Place]
    ejes: Sequence[Place]
    lineamientos: Sequence[Place]
    responsables: Sequence[str]


def options(photo: Photo) -> Choices:
    """Gather what the programmes of a day can be filtered by."""
    return Choices(
        _places(photo, "dependencia", (line.dependencia for line in photo.lines)),
        _places(photo, "eje", ()),
        _places(photo, "lineamiento", ()),
        sorted({name for line in photo.lines for name in items(line.responsable)}, key=fold),
    )


def apply(filters: Filters, lines: Iterable[Line]) -> list[Line]:
    """Keep the programmes that a filter asks for."""
    lines = tuple(lines)
    words = fold(filters.texto).split()
    answers = _answering(filters.responsable, lines)
    return [
        line
        for line in lines
        if _light_fits(filters.semaforo, line)
        and _place_fits(filters, line)
        and (not filters.discrepancia or Marca.DISCREPANCIA in line.programa.marcas)
        and (not filters.sin_actualizar or not line.fresca)
        and answers(line)
        and fits(words, line)
    ]


YES = "si"
GREY = "gris"
LIGHTS = [*(group.value for group in Group), GREY]
"""What `semaforo` may be in an address; `gris` asks for the three families of grey."""


def _light_fits(asked: str, line: Line) -> bool:
    return not asked or line.group == asked or (asked == GREY and line.group in GREYS)


def _place_fits(filters: Filters, line: Line) -> bool:
    pairs = ((filters.eje, line.eje), (filters.lineamiento, line.lineamiento))
    if filters.dependencia and clave(filters.dependencia) not in line.oficinas:
        return False
    return all(not asked or (place is not None and place.address == asked) for asked, place in pairs)


def _answering(asked: str, lines: Sequence[Line]) -> Callable[[Line], bool]:
    """Find those of a person when her whole name is asked, else those of whoever has it in her name."""
    if not asked:
        return lambda _: True
    person, part = slug(asked), fold(asked)
    names = {line.responsable: {each.slug for each in named(line.responsable)} for line in lines}
    if any(person in slugs for slugs in names.values()):
        return lambda line: person in names[line.responsable]
    return lambda line: any(part in fold(name) for name in items(line.responsable))


def _places(photo: Photo, table: str, more: Iterable[Place]) -> list[Place]:
    listed = [place_of(row) for row in photo.panorama.tablas.get(table, ())]
    found = {(place.origen, place.clave): place for place in (*listed, *more)}
    return sorted(found.values(), key=lambda place: (place.origen, fold(place.nombre)))
