"""A week of the plan: how it stood then and now, and the programmes whose light moved in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plan import history
from plan.changed import changes_between, key_at
from plan.evaluacion import evaluate
from plan.evaluado import Evaluacion, Panorama, ProgramaEvaluado
from plan.groups import Group, group_of_programa
from plan.pairs import pair
from plan.standard.vocabulary import Row
from plan.tree import FullKey
from plan.trends import Trend, has_moved, trend
from sync.mail.desk import Desk


@dataclass(frozen=True, slots=True)
class Photo:
    """The plan as it stood at the end of a day; `carga` is the last one known."""

    carga: int
    panorama: Panorama
    evaluacion: Evaluacion


@dataclass(frozen=True, slots=True)
class Moved:
    """A programme before and now."""

    was: ProgramaEvaluado
    now: ProgramaEvaluado
    touched: bool

    @property
    def trend(self) -> Trend:
        """Which way its light went."""
        return trend(self.was, self.now)

    @property
    def group(self) -> Group:
        """Where it is counted now."""
        return group_of_programa(self.now)


def photo(desk: Desk, al: date) -> Photo:
    """Measure the plan as it stood at the end of a day."""
    carga = history.carga_al(desk.connection, al, desk.config.zona)
    panorama = history.panorama(desk.connection, carga)
    return Photo(carga, panorama, evaluate(panorama, al, desk.config.umbrales))


def moved_lights(desk: Desk, before: Photo, after: Photo) -> list[Moved]:
    """Find the programmes whose light moved, whatever their code is now; the worst first."""
    former = _former(desk, before, after)
    touched = _touched(desk, before, after)
    then = before.evaluacion.programas
    found = [
        Moved(then[was], programa, key in touched)
        for key, programa in after.evaluacion.programas.items()
        if (was := former.get(key, key)) in then and has_moved(then[was], programa)
    ]
    return sorted(found, key=lambda each: (list(Trend).index(each.trend), each.group is not Group.ROJO))


def _former(desk: Desk, before: Photo, after: Photo) -> dict[FullKey, FullKey]:
    def trace(table: str, row: Row) -> FullKey | None:
        return key_at(desk.connection, table, row, before.carga)

    then, now = ({"programa": photo.panorama.tablas.get("programa", ())} for photo in (before, after))
    pairs = pair(then, now, trace)
    return {_key(each.after): _key(each.before) for each in pairs if each.after and each.before}


def _touched(desk: Desk, before: Photo, after: Photo) -> set[FullKey]:
    """Name the programmes of which some row, or some row of their activities, changed."""
    changed = changes_between(desk.connection, before.carga, after.carga)
    keys = {key for table, key in changed if table == "programa"}
    for row in after.panorama.tablas.get("actividad", ()):
        if ("actividad", _key(row)) in changed:
            keys.add((str(row["origen"]), str(row["programa_clave"])))
    return keys


def _key(row: Row) -> FullKey:
    return str(row["origen"]), str(row["clave"])
