"""What a coordinator opens on Monday: what waits, whom to call, what to ask and what falls due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.day.photo import Line, Photo, Place, fold, place_of
from dashboard.pages.actualizacion import compose as compose_updates
from dashboard.pages.cambio import Kind, Office
from dashboard.pages.cargas import Carga, Planilla, Register
from dashboard.pages.luces import Movement, by_trend
from dashboard.pages.reclamos import Claims, claims
from dashboard.pages.reprogramaciones import Reprogramming
from dashboard.pages.untaken import Rejected, rejected
from dashboard.pages.vencimientos import Dues, dues
from plan.evaluado import Frescura
from plan.standard.vocabulary import Row
from plan.trends import Trend


@dataclass(frozen=True, slots=True)
class Held:
    """A load that waits for somebody to confirm or drop it."""

    place: Place
    load: Carga


@dataclass(frozen=True, slots=True)
class Silent:
    """An office that stopped informing, and whom to call."""

    place: Place
    frescura: Frescura
    titular: str
    correo: str
    load: Carga | None


@dataclass(frozen=True, slots=True)
class Retired:
    """A programme that vanished from its workbook, and the load in which it did."""

    line: Line
    load: Carga | None


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last meeting."""

    offices: Sequence[Office]
    moved: Sequence[Movement]
    reprogrammings: Sequence[Reprogramming]

    @property
    def trends(self) -> Mapping[Trend, int]:
        """How the lights moved."""
        return by_trend(self.moved)

    def number(self, kind: Kind) -> int:
        """Count the programmes to which something happened."""
        return sum(office.number(kind) for office in self.offices if not office.first)

    @property
    def first_programas(self) -> int:
        """How many programmes came with first loads."""
        return sum(office.number(Kind.CAME) for office in self.offices if office.first)

    @property
    def loads(self) -> int:
        """How many loads came."""
        return sum(len(office.loads) for office in self.offices)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is told of reports and mails: what did not reach people, and how mail stands as a whole."""

    troubles: Sequence[str]
    mail: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything to go through."""

    held: Sequence[Held]
    rejected: Sequence[Rejected]
    silent: Sequence[Silent]
    retired: Sequence[Retired]
    corrections: Sequence[Planilla]
    claims: Claims
    dues: Dues
    since: Since


def compose(
    photo: Photo, register: Register, held: Sequence[Carga], loads: Mapping[int, Carga], since: Since
) -> Agenda:
    """Put the agenda together.

    Args:
        photo: the day, in the whole view.
        register: who loaded what, and what was wrong with it.
        held: the loads that wait for somebody.
        loads: those in which retired programmes vanished, by number.
        since: what changed since the last meeting.
    """
    books = compose_updates(photo, register).planillas
    places = {book.place.clave: book.place for book in books}
    return Agenda(
        held=[Held(places.get(load.origen) or _unnamed(load.origen), load) for load in held],
        rejected=rejected(register, books),
        silent=_silent(photo, register),
        retired=_retired(photo, loads),
        corrections=[book for book in books if book.decided and book.decided.errores],
        claims=claims(photo),
        dues=dues(photo),
        since=since,
    )


def retired_rows(photo: Photo) -> list[Row]:
    """Give the rows of the programmes that vanished from their workbooks."""
    return [line.programa.fila for line in photo.lines if line.programa.retirado]


def _silent(photo: Photo, register: Register) -> list[Silent]:
    rows = {str(row["clave"]): row for row in photo.panorama.tablas.get("dependencia", ())}
    found = [
        Silent(
            place=place_of(rows[origen]),
            frescura=frescura,
            titular=str(rows[origen].get("titular") or ""),
            correo=str(rows[origen].get("correo") or ""),
            load=register.taken.get(origen),
        )
        for origen, frescura in photo.evaluacion.frescuras.items()
        if origen in rows and frescura.esperada and not frescura.fresca
    ]
    return sorted(found, key=lambda each: (-_days(each.frescura), fold(each.place.nombre)))


def _days(frescura: Frescura) -> float:
    return float("inf") if frescura.dias is None else float(frescura.dias)


def _retired(photo: Photo, loads: Mapping[int, Carga]) -> list[Retired]:
    gone = [line for line in photo.lines if line.programa.retirado]
    return [Retired(line, loads.get(int(line.programa.fila["desde"]))) for line in gone]


def _unnamed(origen: str) -> Place:
    return Place("", origen, origen.upper(), origen.upper())
