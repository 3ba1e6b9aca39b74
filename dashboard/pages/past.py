"""The history of one programme: what each load changed in it and in what hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from dashboard.day.photo import Photo
from dashboard.day.visibility import View, masked
from dashboard.pages.cargas import Carga
from dashboard.pages.differences import Difference, differences
from plan.history import Record
from plan.standard.kinds.base import clave, items
from plan.trayectoria import Trayectoria

NOUNS: Mapping[str, tuple[str, str]] = {
    "programa": ("Programa", "programas"),
    "actividad": ("Actividad", "actividades"),
    "indicador": ("Indicador", "indicadores"),
    "presupuesto": ("Presupuesto", "renglones de presupuesto"),
}
"""What a row of each table is called, alone and with others."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a load did to a row: it came, it went, or it changed, and then what."""

    table: str
    codigo: str
    nombre: str
    came: bool = False
    went: bool = False
    differences: Sequence[Difference] = ()

    @property
    def noun(self) -> str:
        """What the row is called."""
        return NOUNS[self.table][0]

    @property
    def plural(self) -> str:
        """What several such rows are called."""
        return NOUNS[self.table][1]


MOST_LOADS, MOST_CHANGES = 30, 12
"""What a page tells of the past: so many loads, and so many changes of each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one load did: the rows that changed or went, and those that came, by table; `more` go untold."""

    carga: Carga
    changes: Sequence[Change]
    came: Sequence[Sequence[Change]]
    more: int

    @property
    def since(self) -> date:
        """The day before it, to compare with."""
        return self.until - timedelta(days=1)

    @property
    def until(self) -> date:
        """Its day."""
        return self.carga.momento.date()


def public(photo: Photo, past: Trayectoria) -> Trayectoria:
    """Reduce a past to what the view of a day may see of it."""
    if photo.view is View.WHOLE:
        return past
    seen = _Seen(photo, past)
    return Trayectoria(
        [dict(masked("programa", each)) for each in past.programa if each.get("publico") != "No"],
        {
            table: {key: found for key, life in lives.items() if (found := seen.versions(table, life))}
            for table, lives in past.hijos.items()
        },
    )


def cargas_in(past: Trayectoria) -> set[int]:
    """Number the loads that a past speaks of."""
    lives = [past.programa, *(life for lives in past.hijos.values() for life in lives.values())]
    ends = {int(each["hasta"]) for life in lives for each in life[-1:] if each["hasta"] is not None}
    return {int(each["desde"]) for life in lives for each in life} | ends


def history(past: Trayectoria, cargas: Mapping[int, Carga]) -> Sequence[Entry]:
    """Tell what each of the last loads did, the last one first."""
    last = sorted(cargas_in(past), reverse=True)[:MOST_LOADS]
    return _told([(table, life) for table, life in _all(past) if life], cargas, min(last, default=0))


def of_row(table: str, life: Sequence[Record], cargas: Mapping[int, Carga]) -> Sequence[Entry]:
    """Tell what each load did to one row, the last one first."""
    return _told([(table, life)], cargas, 0)


def _told(
    lives: Iterable[tuple[str, Sequence[Record]]], cargas: Mapping[int, Carga], since: int
) -> Sequence[Entry]:
    found: dict[int, list[Change]] = defaultdict(list)
    for table, life in lives:
        for number, change in _changes(table, life, since):
            found[number].append(change)
    return [
        _entry(cargas[number], found[number]) for number in sorted(found, reverse=True) if number in cargas
    ]


def _all(past: Trayectoria) -> Iterator[tuple[str, Sequence[Record]]]:
    yield "programa", past.programa
    for table, lives in past.hijos.items():
        yield from ((table, life) for life in lives.values())


def _changes(table: str, life: Sequence[Record], since: int) -> Iterator[tuple[int, Change]]:
    for first in life[:1]:
        if first["desde"] >= since:
            yield int(first["desde"]), replace(_named(table, first), came=True)
    for before, after in pairwise(life):
        if after["desde"] >= since and (found := differences(table, before, after)):
            yield int(after["desde"]), replace(_named(table, after), differences=found)
    for last in life[-1:]:
        if last["hasta"] is not None:
            yield int(last["hasta"]), replace(_named(table, last), went=True)


def _named(table: str, row: Record) -> Change:
    if table == "presupuesto":
        return Change(table, f"{row['ejercicio'] or 0:.0f}", str(row["fuente"] or ""))
    return Change(table, str(row["codigo"]), str(row["nombre"]))


def _entry(carga: Carga, changes: Iterable[Change]) -> Entry:
    came: dict[str, list[Change]] = defaultdict(list)
    others: list[Change] = []
    for change in changes:
        (came[change.table] if change.came else others).append(change)
    return Entry(carga, others[:MOST_CHANGES], list(came.values()), len(others[MOST_CHANGES:]))


class _Seen:
    """What the public may see of the versions that hang on a programme."""

    def __init__(self, photo: Photo, past: Trayectoria) -> None:
        self._programas = {*photo.evaluacion.programas, *((v["origen"], v["clave"]) for v in past.programa)}
        self._actividades = photo.keep("actividades", lambda: _actividades(photo)) | {
            key for _, key in past.hijos.get("actividad", ())
        }
        self._hidden = [
            (int(each["desde"]), each["hasta"]) for each in past.programa if each.get("publico") == "No"
        ]

    def versions(self, table: str, life: Sequence[Record]) -> Sequence[Record]:
        """Leave out the versions of when the row hung on something hidden, and mask the others."""
        return [
            _without_unknown(masked(table, each), self._actividades)
            for each in life
            if self._hangs(each) and not self._unseen(each)
        ]

    def _hangs(self, version: Record) -> bool:
        programa = version["programa_clave"]
        return not programa or (version["origen"], programa) in self._programas

    def _unseen(self, version: Record) -> bool:
        return any(
            since <= version["desde"] and (until is None or version["desde"] < until)
            for since, until in self._hidden
        )


def _actividades(photo: Photo) -> frozenset[str]:
    return frozenset(str(row["clave"]) for row in photo.panorama.tablas.get("actividad", ()))


def _without_unknown(version: Mapping[str, object], known: Collection[str]) -> Record:
    row = dict(version)
    if row.get("predecesora"):
        kept = [code for code in items(str(row["predecesora"])) if clave(code) in known]
        row["predecesora"] = "; ".join(kept) or None
    return row
