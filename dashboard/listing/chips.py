"""What a filter asks for, told to people: a chip for each condition, with the address that drops it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Place
from dashboard.listing.filters import GREY, Choices, Filters
from plan.groups import Group


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition: what it is about, what it asks for, and the question without it."""

    title: str
    text: str
    without: Mapping[str, str]


def chips(filters: Filters, choices: Choices) -> list[Chip]:
    """Tell every condition that is asked, in the order of the form."""
    asked = filters.asked
    return [
        Chip(title, told(asked[name], choices), filters.but(**{name: ""}))
        for name, (title, told) in _TOLD.items()
        if name in asked
    ]


def _light(asked: str, choices: Choices) -> str:
    del choices
    return "Todos los grises" if asked == GREY else Group(asked).word


def _as_written(asked: str, choices: Choices) -> str:
    del choices
    return asked


def _yes(asked: str, choices: Choices) -> str:
    del asked, choices
    return "sí"


def _named(places: Callable[[Choices], Sequence[Place]]) -> Callable[[str, Choices], str]:
    def name(asked: str, choices: Choices) -> str:
        return next((each.nombre for each in places(choices) if each.address == asked), asked)

    return name


_TOLD: Mapping[str, tuple[str, Callable[[str, Choices], str]]] = {
    "texto": ("Texto", _as_written),
    "semaforo": ("Semáforo", _light),
    "dependencia": ("Dependencia", _named(lambda choices: choices.dependencias)),
    "eje": ("Eje", _named(lambda choices: choices.ejes)),
    "lineamiento": ("Lineamiento", _named(lambda choices: choices.lineamientos)),
    "responsable": ("Responsable", _as_written),
    "discrepancia": ("Con discrepancia", _yes),
    "sin_actualizar": ("De oficinas sin actualizar", _yes),
}
