"""The example municipality is sound on any day, before anything of it is stored."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from plan.evaluacion import evaluate
from plan.evaluado import Corte, Motivo, Panorama
from plan.standard import STANDARD
from plan.standard.kinds.base import clave
from plan.umbrales import Umbrales
from sync.example import estrategia, planilla
from sync.example.courses import COURSES
from sync.example.dates import GENERATIONS, day_of, month_ends, plan_dates, working_day
from sync.example.drawings import read, read_common
from sync.example.medicion import TRAITS
from sync.example.offices import OFFICES
from sync.example.patterns import PATTERNS
from sync.example.shapes import Office
from tests.lights import lights_of

TODAY = date(2026, 11, 22)
STORED = frozenset({Motivo.RETIRADO})
"""Reasons that only come from what was stored before."""

Tables = dict[str, list[dict[str, Any]]]


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.codigo)
def test_progress_never_goes_back(office: Office) -> None:
    before: dict[str, float] = {}
    for generation in range(GENERATIONS):
        rows = planilla.rows(office, day_of(generation, TODAY), TODAY)
        now = {row["codigo"]: row["avance"] or 0.0 for row in rows["Actividades"]}
        assert all(done >= before.get(code, 0.0) for code, done in now.items())
        before = now


@pytest.mark.parametrize(
    "today", [date(2026, 1, 3), date(2026, 8, 31), date(2027, 12, 12), date(2028, 2, 29)]
)
def test_every_reason_occurs_whatever_the_day(today: date) -> None:
    evaluacion = evaluate(_as_written(today), today, Umbrales())
    assert {semaforo.motivo for semaforo in lights_of(evaluacion)} == set(Motivo) - STORED


@pytest.mark.parametrize("today", [date(2026, 1, 3), date(2026, 12, 10), date(2028, 5, 3)])
def test_the_plan_holds_every_project(today: date) -> None:
    first, last = plan_dates(today)
    for office in OFFICES:
        for row in planilla.rows(office, today, today)["Programas"]:
            assert first <= (row["inicio_planificado"] or first)
            assert (row["fin_planificado"] or last) <= last


def test_ejes_and_chains_are_those_that_the_offices_use() -> None:
    rows = estrategia.rows(TODAY)
    above = {row["codigo"]: row["depende_de"] for row in rows["Dependencias"]}
    assert above["MUJ"] == "DES"
    assert above["DES"] == "INT"
    assert {row["eje"] for row in rows["Relaciones"]} == {row["codigo"] for row in rows["Ejes"]}


def test_every_kind_of_project_and_every_way_to_go_is_used() -> None:
    projects = [proyecto for office in OFFICES for proyecto in read(office.drawing)]
    assert {proyecto.pattern for proyecto in projects} == set(PATTERNS)
    assert {proyecto.course for proyecto in projects} == set(COURSES)


def test_every_peculiarity_of_an_indicator_is_a_known_word() -> None:
    drawn = {
        trait
        for office in OFFICES
        for measured in (*read(office.drawing), *read_common(office.drawing))
        for measure in measured.measures
        for trait in measure.traits
    }
    assert drawn == TRAITS


def test_periods_end_with_their_months() -> None:
    assert month_ends(date(2026, 1, 31), date(2026, 7, 1), 3) == [date(2026, 3, 31), date(2026, 6, 30)]
    assert month_ends(date(2025, 12, 31), date(2026, 2, 28), 1) == [
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
    ]


def test_weekends_become_mondays() -> None:
    assert [working_day(date(2026, 11, day)) for day in (20, 21, 22)] == [
        date(2026, 11, 20),
        date(2026, 11, 23),
        date(2026, 11, 23),
    ]


def _as_written(today: date) -> Panorama:
    """Lay out the last workbooks as if they had been taken, without writing them."""
    tables: Tables = {}
    cortes = {}
    _lay(tables, "estrategia", estrategia.rows(today), "")
    for office in OFFICES:
        corte = day_of(office.generations[-1], today)
        cortes[clave(office.codigo)] = Corte(corte, declarado=True, carga=1)
        _lay(tables, "planilla", planilla.rows(office, corte, today), clave(office.codigo))
    return Panorama(tables, cortes)


def _lay(tables: Tables, tipo: str, rows: planilla.Rows, origen: str) -> None:
    for sheet in STANDARD[tipo].sheets:
        for row in rows.get(sheet.title, ()):
            whole = {column.name: row.get(column.name) for column in sheet.columns}
            whole |= {"origen": origen, "clave": sheet.key_of(whole), "marca": None}
            tables.setdefault(sheet.table, []).append(whole)
