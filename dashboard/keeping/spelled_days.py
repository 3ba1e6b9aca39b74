"""A day in short as bytes and back: what the almanac keeps of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from sys import intern
from typing import Any

import orjson

from dashboard.day.days import Standing, WholeDay
from dashboard.day.visibility import Key
from plan.evaluado import Luz, Motivo

_FAST = 1


def spell(day: WholeDay) -> bytes:
    """Spell a day."""
    told = [[*key, *standing] for key, standing in day.standings.items()]
    return zlib.compress(orjson.dumps([told, sorted(day.hidden)]), _FAST)


def read(content: bytes) -> WholeDay | None:
    """Read a day back; None when it is damaged, or not spelled as it is now."""
    try:
        told, hidden = orjson.loads(zlib.decompress(content))
        return WholeDay(dict(map(_standing, told)), frozenset(map(_key, hidden)))
    except (zlib.error, ValueError, TypeError):
        return None


def _standing(told: list[Any]) -> tuple[Key, Standing]:
    origen, clave, luz, motivo, retirado, planificado, real, reportado, brecha, *names = told
    figures = planificado, real, reportado, brecha
    # The same names come back on every day: they are kept once.
    return _key((origen, clave)), Standing(Luz(luz), Motivo(motivo), retirado, *figures, *map(intern, names))


def _key(told: Iterable[str]) -> Key:
    origen, clave = told
    return intern(origen), intern(clave)
