"""What a list of indicators was asked, and its answer: the same for the page and the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.day.indicadores import Indicador, indicadores
from dashboard.day.photo import Photo, Place, fold
from dashboard.listing.checking import check
from dashboard.listing.chips import Chip, chips
from dashboard.listing.filters import GREY, Choices, Filters, options
from plan.evaluado import Luz, Motivo
from plan.groups import Group
from plan.standard.kinds.base import clave

Key = str | float | None


class Clase(StrEnum):
    """How an indicator stands: three colours and four greys; the value is its name in addresses."""

    ROJO = "rojo"
    AMARILLO = "amarillo"
    VERDE = "verde"
    MEDICION_VENCIDA = "medicion-vencida"
    SIN_MEDICION = "sin-medicion"
    SIN_PROGRAMACION = "sin-programacion"
    SIN_BASE = "sin-base"

    @property
    def word(self) -> str:
        """The word that stands beside the shape."""
        return _WORDS[self]

    @property
    def group(self) -> Group:
        """The shape and the colour it is drawn with."""
        return _GROUPS.get(self, Group.SIN_INFORMACION)

    @property
    def grey(self) -> bool:
        """Whether it is one of the greys."""
        return self not in _GROUPS


_WORDS: Mapping[Clase, str] = {
    Clase.ROJO: "Atrasado",
    Clase.AMARILLO: "En riesgo",
    Clase.VERDE: "En término",
    Clase.MEDICION_VENCIDA: "Medición vencida",
    Clase.SIN_MEDICION: "Sin medición",
    Clase.SIN_PROGRAMACION: "Sin programación",
    Clase.SIN_BASE: "Sin base de cálculo",
}

_GROUPS: Mapping[Clase, Group] = {
    Clase.ROJO: Group.ROJO,
    Clase.AMARILLO: Group.AMARILLO,
    Clase.VERDE: Group.VERDE,
}

_COLOURS: Mapping[Luz, Clase] = {
    Luz.ROJO: Clase.ROJO,
    Luz.AMARILLO: Clase.AMARILLO,
    Luz.VERDE: Clase.VERDE,
}

_GREYS: Mapping[Motivo, Clase] = {
    Motivo.MEDICION_VENCIDA: Clase.MEDICION_VENCIDA,
    Motivo.SIN_MEDICION: Clase.SIN_MEDICION,
    Motivo.SIN_PROGRAMACION: Clase.SIN_PROGRAMACION,
}


def clase_of(indicador: Indicador) -> Clase:
    """Say how an indicator stands."""
    semaforo = indicador.evaluado.semaforo
    return _COLOURS.get(semaforo.luz) or _GREYS.get(semaforo.motivo, Clase.SIN_BASE)


@dataclass(frozen=True, slots=True)
class Order:
    """One order: the title of its column and what it sorts by; None stands last either way.

    Args:
        ways: how people call it from the first to the last, and the other way round.
    """

    title: str
    key: Callable[[Indicador], Key]
    ways: tuple[str, str] = ("de menor a mayor", "de mayor a menor")


_LETTERS = ("de la A a la Z", "de la Z a la A")
_RANK = {clase: float(rank) for rank, clase in enumerate(Clase)}

ORDERS: Mapping[str, Order] = {
    "semaforo": Order("Semáforo", lambda each: _RANK[clase_of(each)], ("peores primero", "peores al final")),
    "nombre": Order("Indicador", lambda each: fold(each.nombre), _LETTERS),
    "dependencia": Order("Dependencia", lambda each: fold(each.dependencia.nombre), _LETTERS),
    "valor": Order("Valor", lambda each: each.evaluado.valor),
    "referencia": Order("Debía valer", lambda each: each.evaluado.referencia),
    "cumplimiento": Order("Cumplimiento", lambda each: each.evaluado.cumplimiento),
    "meta": Order("Meta", lambda each: each.meta),
    "de_la_meta": Order("De la meta", lambda each: each.of_target),
}
"""Every order by the name it has in addresses."""

LIGHTS = (*(clase.value for clase in Clase), GREY)


@dataclass(frozen=True, slots=True)
class Listing:
    """The indicators that an address asks for, in its order, and what else it could ask."""

    filters: Filters
    choices: Choices
    indicadores: Sequence[Indicador]
    all: int

    @property
    def chips(self) -> Sequence[Chip]:
        """What is asked, told to people."""
        asked = self.filters.semaforo
        others = [
            replace(chip, without={**chip.without, **({"semaforo": asked} if asked else {})})
            for chip in chips(replace(self.filters, semaforo=""), self.choices)
        ]
        if not asked:
            return others
        word = "Todos los grises" if asked == GREY else Clase(asked).word
        return [Chip("Semáforo", word, self.filters.but(semaforo="")), *others]

    @property
    def tally(self) -> Mapping[Clase, int]:
        """How many of them stand in each way."""
        return Counter(clase_of(each) for each in self.indicadores)


def answer(photo: Photo, asked: Mapping[str, str]) -> Listing:
    """Find what an address asks of a day.

    Raises:
        AddressError: naming everything that does not exist.
    """
    choices = options(photo)
    wanted = replace(Filters.of(asked), discrepancia="", sin_actualizar="")
    filters = check(wanted, choices, lights=LIGHTS, orders=ORDERS)
    everything = indicadores(photo)
    found = [each for each in everything if _fits(filters, each)]
    return Listing(filters, choices, _sorted(found, filters.orden), len(everything))


def _fits(filters: Filters, each: Indicador) -> bool:
    clase = clase_of(each)
    words = fold(filters.texto).split()
    return (
        (not filters.semaforo or clase == filters.semaforo or (filters.semaforo == GREY and clase.grey))
        and (not filters.dependencia or clave(filters.dependencia) in each.oficinas)
        and _is_in(filters.eje, each.eje)
        and _is_in(filters.lineamiento, each.lineamiento)
        and all(word in each.searchable for word in words)
        and fold(filters.responsable) in fold(each.line.responsable if each.line else "")
    )


def _is_in(asked: str, place: Place | None) -> bool:
    return not asked or (place is not None and place.address == asked)


def _sorted(found: Iterable[Indicador], asked: str) -> list[Indicador]:
    listed = sorted(found, key=_worst_first)
    if not asked:
        return listed
    key = ORDERS[asked.removeprefix("-")].key
    known = [each for each in listed if key(each) is not None]
    unknown = [each for each in listed if key(each) is None]
    return sorted(known, key=lambda each: _comparable(key(each)), reverse=asked.startswith("-")) + unknown


def _comparable(key: Key) -> tuple[str, float]:
    return (key, 0.0) if isinstance(key, str) else ("", key or 0.0)


def _worst_first(each: Indicador) -> tuple[float, float, str]:
    return _RANK[clase_of(each)], each.evaluado.cumplimiento or 0.0, fold(each.codigo)
