"""The filter of the list of programmes: what an address asks for, or all that is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Self

from dashboard.foto import Foto, Lugar, Renglon, fold, place_of
from dashboard.grupos import GRISES, Grupo
from dashboard.orden import ORDENES
from plan.evaluado import Marca
from plan.standard.kinds.base import clave

PER_PAGE = 100


class FilterError(Exception):
    """A filter that cannot be understood; says every reason at once."""

    def __init__(self, reasons: Sequence[str]) -> None:
        """Keep the reasons, each a Spanish sentence."""
        self.reasons = tuple(reasons)
        super().__init__(" ".join(reasons))


@dataclass(frozen=True, slots=True)
class Filtro:
    """What is asked for; empty fields ask nothing. Field names are the names in the address."""

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
class Opciones:
    """What can be chosen, in the order of the strategy."""

    dependencias: Sequence[Lugar]
    ejes: Sequence[Lugar]
    lineamientos: Sequence[Lugar]
    responsables: Sequence[str]


def options(foto: Foto) -> Opciones:
    """Gather what the programmes of a day can be filtered by."""
    return Opciones(
        _places(foto, "dependencia", (renglon.dependencia for renglon in foto.renglones)),
        _places(foto, "eje", ()),
        _places(foto, "lineamiento", ()),
        sorted({renglon.responsable for renglon in foto.renglones if renglon.responsable}, key=fold)[:200],
    )


def check(filtro: Filtro, opciones: Opciones) -> Filtro:
    """Make sure that everything asked for exists, and spell it as it is written.

    Raises:
        FilterError: naming everything that does not exist.
    """
    known = {
        "semaforo": LIGHTS,
        "dependencia": [each.direccion for each in opciones.dependencias],
        "eje": [each.direccion for each in opciones.ejes],
        "lineamiento": [each.direccion for each in opciones.lineamientos],
        "orden": [sign + orden for orden in ORDENES for sign in ("", "-")],
        "discrepancia": [YES],
        "sin_actualizar": [YES],
    }
    asked = {name: text for name, text in filtro.asked.items() if name in known}
    found = {name: _as_written(text, known[name]) for name, text in asked.items()}
    if reasons := [_unknown(name, asked[name], known[name]) for name in asked if found[name] is None]:
        raise FilterError(reasons)
    return replace(filtro, **{name: text for name, text in found.items() if text})


def apply(filtro: Filtro, renglones: Iterable[Renglon]) -> list[Renglon]:
    """Keep the programmes that a filter asks for."""
    words = fold(filtro.texto).split()
    person = fold(filtro.responsable)
    return [
        renglon
        for renglon in renglones
        if _light_fits(filtro.semaforo, renglon)
        and _place_fits(filtro, renglon)
        and (not filtro.discrepancia or Marca.DISCREPANCIA in renglon.programa.marcas)
        and (not filtro.sin_actualizar or not renglon.fresca)
        and all(word in renglon.buscable for word in words)
        and (not person or person in fold(renglon.responsable))
    ]


YES = "si"
GRIS = "gris"
LIGHTS = [*(grupo.value for grupo in Grupo), GRIS]
"""What `semaforo` may be in an address; `gris` asks for the three families of grey."""


def _light_fits(asked: str, renglon: Renglon) -> bool:
    return not asked or renglon.grupo == asked or (asked == GRIS and renglon.grupo in GRISES)


def _place_fits(filtro: Filtro, renglon: Renglon) -> bool:
    pairs = (
        (filtro.dependencia, renglon.dependencia),
        (filtro.eje, renglon.eje),
        (filtro.lineamiento, renglon.lineamiento),
    )
    return all(not asked or (place is not None and place.direccion == asked) for asked, place in pairs)


def _as_written(asked: str, known: Sequence[str]) -> str | None:
    return next((each for each in known if clave(each) == clave(asked)), None)


def _unknown(name: str, asked: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(clave(asked[:80]), [clave(each) for each in known], n=1, cutoff=0.5)
    hint = f" ¿Quiso decir «{_as_written(near[0], known)}»?" if near else ""
    return f"{_NOUNS[name]} «{asked[:40]}».{hint}"


_NOUNS = {
    "semaforo": "semaforo: no hay ningún semáforo",
    "dependencia": "dependencia: no hay ninguna dependencia",
    "eje": "eje: no hay ningún eje",
    "lineamiento": "lineamiento: no hay ningún lineamiento",
    "orden": "orden: no se puede ordenar por",
    "discrepancia": "discrepancia: solo puede ser «si», no",
    "sin_actualizar": "sin_actualizar: solo puede ser «si», no",
}


def _places(foto: Foto, table: str, more: Iterable[Lugar]) -> list[Lugar]:
    listed = [place_of(row) for row in foto.panorama.tablas.get(table, ())]
    found = {(place.origen, place.clave): place for place in (*listed, *more)}
    return sorted(found.values(), key=lambda place: (place.origen, fold(place.nombre)))
