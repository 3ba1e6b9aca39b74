"""Whether what a filter asks for exists: the filter as it is written, or all that is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dashboard.asked import AddressError
from dashboard.day.photo import fold
from dashboard.listing.filters import LIGHTS, YES, Choices, Filters
from dashboard.listing.order import ORDERS
from plan.standard.kinds.base import clave

_MOST_SAID = 80


class _Unknown(NamedTuple):
    """A value that nothing bears, and the nearest that something does; empty when nothing is near."""

    name: str
    asked: str
    near: str

    @property
    def reason(self) -> str:
        hint = f" ¿Quiso decir «{self.near[:_MOST_SAID]}»?" if self.near else ""
        return f"{_NOUNS[self.name]} «{self.asked[:40]}».{hint}"


def check(
    filters: Filters,
    choices: Choices,
    lights: Collection[str] = LIGHTS,
    orders: Collection[str] = ORDERS.keys(),
) -> Filters:
    """Make sure that everything asked for exists, and spell it as it is written.

    Args:
        filters: what is asked for.
        choices: the places and people there are.
        lights: what `semaforo` may be.
        orders: what can be sorted by.

    Raises:
        AddressError: naming everything that does not exist.
    """
    known = _known(choices, lights, orders)
    asked = {name: text for name, text in filters.asked.items() if name in known}
    found = {name: _as_written(text, known[name]) for name, text in asked.items()}
    unknown = [_nearest(name, asked[name], known[name]) for name in asked if found[name] is None]
    if unknown := [*unknown, *_nobody(filters.responsable, choices)]:
        raise AddressError([each.reason for each in unknown], {each.name: each.near for each in unknown})
    return replace(filters, **{name: text for name, text in found.items() if text})


def _known(choices: Choices, lights: Collection[str], orders: Collection[str]) -> Mapping[str, Sequence[str]]:
    return {
        "semaforo": list(lights),
        "dependencia": [each.address for each in choices.dependencias],
        "eje": [each.address for each in choices.ejes],
        "lineamiento": [each.address for each in choices.lineamientos],
        "orden": [sign + orden for orden in orders for sign in ("", "-")],
        "discrepancia": [YES],
        "sin_actualizar": [YES],
    }


def _as_written(asked: str, known: Sequence[str]) -> str | None:
    return next((each for each in known if clave(each) == clave(asked)), None)


def _nobody(asked: str, choices: Choices) -> list[_Unknown]:
    """Tell when nobody is called so; a part of a name is enough, as people type it."""
    if not asked or any(fold(asked) in fold(name) for name in choices.responsables):
        return []
    return [_nearest("responsable", asked, choices.responsables)]


def _nearest(name: str, asked: str, known: Sequence[str]) -> _Unknown:
    spelt = {fold(each): each for each in known}
    near = difflib.get_close_matches(fold(asked[:_MOST_SAID]), spelt, n=1, cutoff=0.5)
    return _Unknown(name, asked, spelt[near[0]] if near else "")


_NOUNS: Mapping[str, str] = {
    "semaforo": "No hay ningún semáforo",
    "dependencia": "No hay ninguna dependencia",
    "eje": "No hay ningún eje",
    "lineamiento": "No hay ningún lineamiento",
    "responsable": "Nadie se llama",
    "orden": "No se puede ordenar por",
    "discrepancia": "«discrepancia» solo puede ser «si», no",
    "sin_actualizar": "«sin_actualizar» solo puede ser «si», no",
}
