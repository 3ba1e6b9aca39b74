"""Dates that are hard to believe beside those they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plan.avance import Record
from plan.standard.kinds.base import clave, items
from plan.standard.kinds.spelling import spell_date
from sync.validate.plausible.load import Load, Said, cancelled, is_hito, say

START = "inicio_planificado"
END = "fin_planificado"


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
