"""Dates that are hard to believe beside those they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plan.avance import Record
from plan.standard import TABLES
from plan.standard.kinds.base import clave, items
from plan.standard.kinds.spelling import spell_date
from sync.validate.plausible.load import WHOLE, Load, Said, cancelled, is_hito, say

START = "inicio_planificado"
END = "fin_planificado"

_LONG_BEFORE = timedelta(days=365)
_TO_COME = frozenset({"No iniciado", "En curso"})


def outside_plan(load: Load) -> Iterator[Said]:
    """A programa planned outside the dates of the plan."""
    if load.plan is None:
        return
    first, last = load.plan["inicio"], load.plan["fin"]
    for row in load.live["programa"]:
        for column, side, facts in _overflow(row, first, last):
            yield say(("programa", row, column), f"PROGRAMA_{side}_DEL_PLAN", **facts)


def outside_programa(load: Load) -> Iterator[Said]:
    """An actividad planned outside the dates of its programa."""
    programas = load.parents["programa"]
    for key, actividades in load.actividades.items():
        programa = programas.get(key)
        if programa is None:
            continue
        first, last, code = programa[START], programa[END], programa["codigo"]
        for row in actividades:
            for column, side, facts in _overflow(row, first, last):
                yield say(
                    ("actividad", row, column), f"ACTIVIDAD_{side}_DEL_PROGRAMA", **facts, programa=code
                )


def begun_in_future(load: Load) -> Iterator[Said]:
    """An actividad that began after the day of the load."""
    today = load.known.today
    for row in load.live["actividad"]:
        begun = row["inicio_real"]
        if begun is not None and begun > today:
            facts = {"valor": spell_date(begun), "hoy": spell_date(today)}
            yield say(("actividad", row, "inicio_real"), "INICIO_REAL_FUTURO", **facts)


def real_before_planned(load: Load) -> Iterator[Said]:
    """A real date long before the planned start, or an end before it without a start: often a wrong year."""
    for row in load.live["actividad"]:
        planned = row[START]
        if planned is None:
            continue
        for column, earliest in _earliest_believable(row, planned).items():
            real = row[column]
            if real is not None and real < earliest:
                facts = {"valor": spell_date(real), "planificado": spell_date(planned)}
                title = TABLES["actividad"].by_name[column].title
                yield say(("actividad", row, column), "REAL_ANTES_DE_LO_PLANIFICADO", **facts, columna=title)


def overdue(load: Load) -> Iterator[Said]:
    """A programa past its planned end that says it goes on, or has not begun."""
    today = load.known.today
    for row in load.live["programa"]:
        end, reported = row[END], row["avance_reportado"] or 0.0
        if end is not None and end < today and row["estado"] in _TO_COME and reported < WHOLE:
            facts = {"valor": spell_date(end), "estado": row["estado"]}
            yield say(("programa", row, END), "PROGRAMA_VENCIDO", **facts)


def lasting_hito(load: Load) -> Iterator[Said]:
    """A hito, which is a moment, planned to last."""
    for row in filter(is_hito, load.live["actividad"]):
        start, end = row[START], row[END]
        if start and end and start != end:
            facts = {"inicio": spell_date(start), "fin": spell_date(end)}
            yield say(("actividad", row, START), "HITO_CON_DURACION", **facts)


def late_predecesora(load: Load) -> Iterator[Said]:
    """An actividad planned to begin before one that it waits for ends."""
    for row in load.live["actividad"]:
        if row["predecesora"] and row[START]:
            for code, end in _awaited(row, load):
                facts = {"predecesora": code, "fin": spell_date(end), "inicio": spell_date(row[START])}
                yield say(("actividad", row, "predecesora"), "PREDECESORA_TERMINA_DESPUES", **facts)


def _earliest_believable(row: Record, planned: date) -> dict[str, date]:
    year_before = planned - _LONG_BEFORE
    return {"inicio_real": year_before, "fin_real": year_before if row["inicio_real"] else planned}


def _awaited(row: Record, load: Load) -> Iterator[tuple[str, date]]:
    """Give what ends after a row starts, among those it waits for."""
    actividades = load.parents["actividad"]
    for code in items(row["predecesora"]):
        awaited = actividades.get(clave(code))
        end = awaited[END] if awaited and not cancelled(awaited) else None
        if end and end > row[START]:
            yield code, end


def _overflow(row: Record, first: date | None, last: date | None) -> list[tuple[str, str, dict[str, str]]]:
    """Give the column, the side and the facts of each planned date beyond its limits."""
    found = []
    earliest, latest = row[START] or row[END], row[END] or row[START]
    if earliest and first and earliest < first:
        facts = {"valor": spell_date(earliest), "limite": spell_date(first)}
        found.append((START if row[START] else END, "ANTES", facts))
    if latest and last and latest > last:
        facts = {"valor": spell_date(latest), "limite": spell_date(last)}
        found.append((END if row[END] else START, "DESPUES", facts))
    return found
