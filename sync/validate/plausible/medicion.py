"""Measurements that are hard to believe: at a strange date, or far from the one before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from plan.avance import Record
from plan.standard.kinds.spelling import spell_date
from sync.validate.plausible.load import Load, Said, quantity, say, times

PERIODS: Mapping[str, int] = {"Mensual": 30, "Trimestral": 91, "Semestral": 182, "Anual": 365}
"""Days of each frequency."""

_JUMP = 10


def outside_plan(load: Load) -> Iterator[Said]:
    """A measurement of before the plan began or after it ends."""
    if load.plan is None:
        return
    first, last = load.plan["inicio"], load.plan["fin"]
    for row in load.rows["medicion"]:
        when = row["fecha"]
        if not first <= when <= last:
            facts = {"valor": spell_date(when), "inicio": spell_date(first), "fin": spell_date(last)}
            yield say(("medicion", row, "fecha"), "MEDICION_FUERA_DEL_PLAN", **facts)


def in_future(load: Load) -> Iterator[Said]:
    """A value measured after the day of the load."""
    today = load.known.today
    for row in load.rows["medicion"]:
        if row["fecha"] > today and row["valor"] is not None:
            facts = {"valor": spell_date(row["fecha"]), "hoy": spell_date(today)}
            yield say(("medicion", row, "fecha"), "MEDICION_FUTURA", **facts)


def too_soon(load: Load) -> Iterator[Said]:
    """An indicator measured within half a period of the time before: told once, where it first happens."""
    for key, series in _series(load):
        frequency = load.parents["indicador"].get(key, {}).get("frecuencia") or ""
        period = PERIODS.get(frequency, 0)
        close = [
            (then, row) for then, row in pairwise(series) if (row["fecha"] - then["fecha"]).days * 2 < period
        ]
        for then, row in close[:1]:
            facts = {"anterior": spell_date(then["fecha"]), "valor": spell_date(row["fecha"])}
            facts |= {"frecuencia": frequency.lower(), "veces": times(len(close))}
            yield say(("medicion", row, "fecha"), "MEDICION_FUERA_DE_FRECUENCIA", **facts)


def jumps(load: Load) -> Iterator[Said]:
    """A value ten times the one before, or a tenth of it: often a comma or a unit."""
    for _, series in _series(load):
        for then, row in pairwise([row for row in series if row["valor"] is not None]):
            small, large = sorted((abs(then["valor"]), abs(row["valor"])))
            if 0 < small * _JUMP <= large:
                facts = {"valor": quantity(row["valor"]), "anterior": quantity(then["valor"])}
                yield say(
                    ("medicion", row, "valor"), "MEDICION_SALTO", **facts, fecha=spell_date(then["fecha"])
                )


def _series(load: Load) -> Iterator[tuple[str, Sequence[Record]]]:
    """Give the measurements of each indicator by date."""
    series: dict[str, list[Record]] = defaultdict(list)
    for row in load.rows["medicion"]:
        series[row["indicador_clave"]].append(row)
    return ((key, sorted(rows, key=itemgetter("fecha"))) for key, rows in series.items())
