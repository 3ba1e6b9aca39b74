"""The files that are not taken, each with its reasons and what to do, for the coordination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Place
from dashboard.pages.cargas import Carga, Planilla, Register, Standing
from plan.problems import Problem, Severity, message

MOST_REASONS = 5

_NOBODY = "?"
_OF_NOBODY = Place("", "", "", "No se sabe de qué dependencia es")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that is not taken; the first of `total` reasons, whole sentences.

    Args:
        place: whose it is; without code when it has no part of the page of updates.
        archivo: its path in the shared folder.
        load: the one in which it was turned away.
    """

    place: Place
    archivo: str
    load: Carga | None
    reasons: Sequence[str]
    total: int


def rejected(register: Register, books: Sequence[Planilla]) -> list[Rejected]:
    """List what stands rejected in the folder; of a past day, of which no files are known, the last words."""
    if register.untaken is None:
        return [
            _told(book.place, book.decided.archivo, book.decided, register.problems.get(book.place.clave, ()))
            for book in books
            if book.standing is Standing.REJECTED and book.decided
        ]
    places = {book.place.clave: book.place for book in books}
    return [
        _told(_place(places, found.origen), found.ruta, found.load, found.problems)
        for found in register.untaken
    ]


def _told(place: Place, archivo: str, load: Carga | None, problems: Sequence[Problem]) -> Rejected:
    found = [each for each in problems if each.severity is Severity.ERROR]
    return Rejected(place, archivo, load, [message(each) for each in found[:MOST_REASONS]], len(found))


def _place(places: Mapping[str, Place], origen: str) -> Place:
    if origen == _NOBODY:
        return _OF_NOBODY
    return places.get(origen) or Place("", origen, "", origen.upper())
