"""Changes that are hard to believe beside what was accepted before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice
from operator import itemgetter

from plan.anterior import former_key, newly_named
from plan.avance import Record
from plan.standard import TABLES
from plan.standard.kinds.base import clave
from plan.standard.kinds.spelling import shorten, spell_date
from sync.validate.findings import Known
from sync.validate.plausible.anterior import own_or_past
from sync.validate.plausible.load import Load, Said, percentage, say
from sync.validate.titles import fold

DATES = ("fin_planificado", "inicio_planificado")

_ALIKE = 0.35
_LONG_WORD = 5
_MOST_COMPARED = 300
_NOTICEABLE = 0.0005

Pair = tuple[Record, Record]
"""A row and what it was."""


def beside_before(load: Load) -> Iterator[Said]:
    """Lay each row beside what it was; one that is another thing now is compared no further."""
    for table, (columns, compare) in _WATCHED.items():
        pairs = _changed(load, table, columns)
        reused = {found.fila: found for _, found in _reused(table, pairs)}
        yield from ((table, found) for found in reused.values())
        for row, then in pairs:
            if row["fila"] not in reused:
                yield from compare(row, then)


def _changed(load: Load, table: str, columns: tuple[str, ...]) -> Sequence[Pair]:
    """Pair with what they were the rows that changed in any of these columns: few, in most loads."""
    watched = itemgetter(*columns)
    pairs = ((row, then) for row in load.live[table] if (then := _then(load.known, table, row)))
    return [(row, then) for row, then in pairs if watched(row) != watched(then)]


def _then(known: Known, table: str, row: Record) -> Record | None:
    """Give what a row was, under the code or in the office it had then, when this load says so first."""
    own = known.own.get(table, {})
    former = former_key(row, known.origen)
    if former is None or not newly_named(row, own):
        return own.get(row["clave"])
    return own_or_past(known, table, former) or own.get(row["clave"])


def _reused(table: str, pairs: Sequence[Pair]) -> Iterator[Said]:
    """Compare a few hundred names at most: when more change at once, the load is held for it."""
    renamed = ((row, then) for row, then in pairs if _renamed(table, row, then))
    for row, then in islice(renamed, _MOST_COMPARED):
        if _unlike(fold(row["nombre"]), fold(then["nombre"])):
            facts = {"antes": shorten(then["nombre"]), "ahora": shorten(row["nombre"])}
            yield say((table, row, "codigo"), "CODIGO_REUTILIZADO", **facts, codigo=row["codigo"])


def _renamed(table: str, row: Record, then: Record) -> bool:
    """An actividad is another one only under another programa: its name is free to change."""
    if row["nombre"] == then["nombre"] or row["clave"] != then["clave"]:
        return False
    return table != "actividad" or bool(row["programa_clave"] != then["programa_clave"])


def _unlike(now: str, then: str) -> bool:
    shared = set(now.split()) & set(then.split())
    if any(len(word) >= _LONG_WORD for word in shared):
        return False
    return SequenceMatcher(None, now, then, autojunk=False).ratio() < _ALIKE


def _programa(row: Record, then: Record) -> list[Said]:
    return [*_went_back(("programa", row, "avance_reportado"), then), *_put_off("programa", row, then)]


def _actividad(row: Record, then: Record) -> list[Said]:
    found = [*_went_back(("actividad", row, "avance"), then), *_put_off("actividad", row, then)]
    if then["fin_real"] and row["fin_real"] is None:
        spot = "actividad", row, "fin_real"
        found.append(say(spot, "FIN_REAL_RETIRADO", antes=spell_date(then["fin_real"])))
    return found


def _nothing_else(row: Record, then: Record) -> Sequence[Said]:
    del row, then
    return ()


def _went_back(spot: tuple[str, Record, str], then: Record) -> Sequence[Said]:
    old = then[spot[2]]
    new = spot[1][spot[2]]
    if not old or (new is not None and new >= old - _NOTICEABLE):
        return ()
    if new is None:
        return (say(spot, "AVANCE_BORRADO", antes=percentage(old)),)
    return (say(spot, "AVANCE_RETROCEDE", antes=percentage(old), ahora=percentage(new)),)


def _put_off(table: str, row: Record, then: Record) -> Sequence[Said]:
    """Tell of one date only: the end, when both moved, since it is what people wait for."""
    for column in DATES:
        old, new = then[column], row[column]
        if new and old and new > old:
            facts = {"antes": spell_date(old), "ahora": spell_date(new), "columna": _title(table, column)}
            found = say((table, row, column), "FECHA_CORRIDA_SIN_JUSTIFICACION", **facts)
            return () if _explained(row, then) else (found,)
    return ()


def _explained(row: Record, then: Record) -> bool:
    why = clave(row["justificacion"] or "")
    return bool(why) and why != clave(then["justificacion"] or "")


def _title(table: str, column: str) -> str:
    return TABLES[table].by_name[column].title


_NAME = ("nombre", "codigo")
_WATCHED: Mapping[str, tuple[tuple[str, ...], Callable[[Record, Record], Sequence[Said]]]] = {
    "eje": (_NAME, _nothing_else),
    "dependencia": (_NAME, _nothing_else),
    "lineamiento": (_NAME, _nothing_else),
    "programa": ((*_NAME, "avance_reportado", *DATES), _programa),
    "actividad": ((*_NAME, "programa_clave", "avance", "fin_real", *DATES), _actividad),
    "indicador": (_NAME, _nothing_else),
}
"""The tables whose codes are watched, by which columns, and what else of their rows is compared."""
