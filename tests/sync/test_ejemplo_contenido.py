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
from sync.example.calendario import GENERACIONES, day_of, month_ends, plan_dates, working_day
from sync.example.fichas import read, read_common
from sync.example.marchas import MARCHAS
from sync.example.medicion import RASGOS
from sync.example.oficinas import OFICINAS
from sync.example.patrones import PATRONES
from sync.example.shapes import Oficina
from tests.luces import lights_of

TODAY = date(2026, 11, 22)
STORED = frozenset({Motivo.RETIRADO})
"""Reasons that only come from what was stored before."""

Tables = dict[str, list[dict[str, Any]]]


@pytest.mark.parametrize("oficina", OFICINAS, ids=lambda oficina: oficina.codigo)
def test_progress_never_goes_back(oficina: Oficina) -> None:
    before: dict[str, float] = {}
    for generacion in range(GENERACIONES):
        rows = planilla.rows(oficina, day_of(generacion, TODAY), TODAY)
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
    for oficina in OFICINAS:
        for row in planilla.rows(oficina, today, today)["Programas"]:
            assert first <= (row["inicio_planificado"] or first)
            assert (row["fin_planificado"] or last) <= last


def test_ejes_and_chains_are_those_that_the_offices_use() -> None:
    rows = estrategia.rows(TODAY)
    above = {row["codigo"]: row["depende_de"] for row in rows["Dependencias"]}
    assert above["MUJ"] == "DES"
    assert above["DES"] == "INT"
    assert {row["eje"] for row in rows["Relaciones"]} == {row["codigo"] for row in rows["Ejes"]}


def test_every_kind_of_project_and_every_way_to_go_is_used() -> None:
    projects = [proyecto for oficina in OFICINAS for proyecto in read(oficina.fichas)]
    assert {proyecto.patron for proyecto in projects} == set(PATRONES)
    assert {proyecto.marcha for proyecto in projects} == set(MARCHAS)


def test_every_peculiarity_of_an_indicator_is_a_known_word() -> None:
    drawn = {
        rasgo
        for oficina in OFICINAS
        for measured in (*read(oficina.fichas), *read_common(oficina.fichas))
        for medida in measured.medidas
        for rasgo in medida.rasgos
    }
    assert drawn == RASGOS


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
    for oficina in OFICINAS:
        corte = day_of(oficina.generaciones[-1], today)
        cortes[clave(oficina.codigo)] = Corte(corte, declarado=True, carga=1)
        _lay(tables, "planilla", planilla.rows(oficina, corte, today), clave(oficina.codigo))
    return Panorama(tables, cortes)


def _lay(tables: Tables, tipo: str, rows: planilla.Rows, origen: str) -> None:
    for sheet in STANDARD[tipo].sheets:
        for row in rows.get(sheet.title, ()):
            whole = {column.name: row.get(column.name) for column in sheet.columns}
            whole |= {"origen": origen, "clave": sheet.key_of(whole), "marca": None}
            tables.setdefault(sheet.table, []).append(whole)
