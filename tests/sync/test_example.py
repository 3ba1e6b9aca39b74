"""The example municipality, taken through the real pipeline, shows all there is to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from openpyxl import load_workbook

from plan import database, history
from plan.evaluacion import evaluate
from plan.evaluado import Evaluacion, Luz, Marca, Motivo, Panorama
from plan.problems import Problem
from plan.standard.kinds.base import clave
from plan.umbrales import Umbrales
from sync.example import build, invitation
from sync.example.dates import day_of
from sync.example.offices import OFFICES
from sync.names import MARKER
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.conftest import write_config
from tests.lights import lights_of, marks_of

pytestmark = pytest.mark.xdist_group("example")  # it is built once

TODAY = date(2026, 11, 22)
SILENT = "MOV"
MISTAKEN = "SAL"


@dataclass(frozen=True)
class Example:
    """What was there when the last generation had been taken."""

    root: Path
    moments: Sequence[datetime]
    saved: Mapping[str, tuple[str, datetime, float]]
    panorama: Panorama
    evaluacion: Evaluacion
    cargas: Sequence[Mapping[str, Any]]
    problems: Mapping[int, Sequence[Problem]]
    pipeline: Pipeline
    engine: sa.Engine


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, pool: ReaderPool) -> Iterator[Example]:
    options = write_config(tmp_path_factory.mktemp("municipio"), {})
    options.datos.mkdir()
    engine = database.writer(options)
    database.upgrade(engine)
    pipeline = Pipeline(options, engine, pool)
    moments: list[datetime] = []

    def take(now: datetime) -> None:
        moments.append(now)
        list(pipeline.ingest(now))

    build(options.compartida, TODAY, take)
    yield _seen(options.compartida, moments, pipeline, engine)
    engine.dispose()


def _seen(root: Path, moments: Sequence[datetime], pipeline: Pipeline, engine: sa.Engine) -> Example:
    with engine.connect() as connection:
        panorama = history.panorama(connection)
        cargas = history.cargas(connection, limit=1000)
        problems = {carga["id"]: history.problems(connection, carga["id"]) for carga in cargas}
    saved = {path.stem: _saved(path) for path in root.glob("*.xlsx")}
    evaluacion = evaluate(panorama, TODAY, Umbrales())
    return Example(root, moments, saved, panorama, evaluacion, cargas, problems, pipeline, engine)


def _saved(path: Path) -> tuple[str, datetime, float]:
    properties = load_workbook(path, read_only=True).properties
    return properties.lastModifiedBy, properties.modified.replace(tzinfo=UTC), path.stat().st_mtime


def test_it_is_as_large_as_a_real_plan(example: Example) -> None:
    tables = {name: len(rows) for name, rows in example.panorama.tablas.items()}
    assert tables["eje"] == 5
    assert sum(row["presenta_planilla"] == "Sí" for row in example.panorama.tablas["dependencia"]) == 8
    assert tables["lineamiento"] >= 14
    assert tables["programa"] >= 60
    assert tables["actividad"] >= 350
    assert tables["indicador"] >= 60
    assert tables["medicion"] >= 300
    assert {row["ejercicio"] for row in example.panorama.tablas["presupuesto"]} == {2025.0, 2026.0}


def test_twelve_weekly_generations_were_taken(example: Example) -> None:
    days = [moment.date() for moment in example.moments]
    assert days == [TODAY - timedelta(days=1 + 7 * week) for week in reversed(range(12))]


def test_the_workbooks_stand_at_the_root_by_their_code(example: Example) -> None:
    assert {path.name for path in example.root.iterdir()} == {
        MARKER,
        "estrategia.xlsx",
        *(f"{office.codigo}.xlsx" for office in OFFICES),
    }


def test_each_workbook_says_who_saved_it_and_when(example: Example) -> None:
    for office in OFFICES:
        author, modified, mtime = example.saved[office.codigo]
        assert author == office.contact
        assert modified.timestamp() == mtime
        assert modified.date() == day_of(office.generations[-1], TODAY)


def test_every_load_was_taken_and_only_the_mistaken_workbook_has_errors(example: Example) -> None:
    assert {carga["resultado"] for carga in example.cargas} == {"tomada"}
    wrong = [(carga["origen"], carga["momento"][:10]) for carga in example.cargas if carga["errores"]]
    assert wrong == [(clave(MISTAKEN), "2026-11-21")]


def test_every_light_occurs(example: Example) -> None:
    assert {semaforo.luz for semaforo in lights_of(example.evaluacion)} == set(Luz)


def test_every_reason_occurs(example: Example) -> None:
    assert {semaforo.motivo for semaforo in lights_of(example.evaluacion)} == set(Motivo)


def test_every_mark_occurs(example: Example) -> None:
    assert marks_of(example.evaluacion) == set(Marca)


def test_one_office_has_been_silent_for_two_months(example: Example) -> None:
    silent = {origen: one.dias for origen, one in example.evaluacion.frescuras.items() if not one.fresca}
    assert list(silent) == [clave(SILENT)]
    assert 60 <= silent[clave(SILENT)] <= 70


def test_the_mistaken_workbook_makes_a_dozen_different_mistakes(example: Example) -> None:
    assert {
        "CELDA_CON_ERROR",
        "CELDA_OBLIGATORIA",
        "CELDA_SIN_CALCULAR",
        "CELDA_SIN_DATO",
        "FECHAS_EN_DESORDEN",
        "FECHA_ILEGIBLE",
        "FECHA_TEXTO",
        "FILA_REPETIDA",
        "FIN_REAL_FUTURO",
        "NUMERO_CON_TEXTO",
        "OPCION_DESCONOCIDA",
        "OPCION_PARECIDA",
        "PORCENTAJE_DUDOSO",
        "PORCENTAJE_EXCEDIDO",
        "REFERENCIA_DESCONOCIDA",
    } <= _codes(example, MISTAKEN)


def test_what_the_mistaken_office_had_right_before_remains(example: Example) -> None:
    rows = [row for row in example.panorama.tablas["programa"] if row["origen"] == clave(MISTAKEN)]
    assert [row["codigo"] for row in rows if row["marca"] == "pendiente"] == ["SAL-02", "SAL-03", "SAL-08"]
    assert next(row["nombre"] for row in rows if row["codigo"] == "SAL-02") == "Historia clínica digital"


def test_dates_were_moved_with_a_reason_and_once_without(example: Example) -> None:
    unexplained = {
        office.codigo
        for office in OFFICES
        if "FECHA_CORRIDA_SIN_JUSTIFICACION" in _codes(example, office.codigo)
    }
    moved = [
        row for row in example.panorama.tablas["programa"] if "nueva fecha" in (row["justificacion"] or "")
    ]
    assert unexplained == {"EDU"}
    assert {row["codigo"] for row in moved} == {"OP-07", "AMB-06"}


def test_the_invitation_moves_the_light_it_names(example: Example) -> None:
    text = invitation(example.root, "http://127.0.0.1:8000")
    cell = re.search(r"(K\d+), que es el avance de «Excavación y conductos»", text)
    assert cell is not None
    assert _light_of(example, "op-03", TODAY) is Luz.AMARILLO
    written = load_workbook(example.root / "OP.xlsx")
    written["Actividades"][cell[1]].value = 0.95
    written.save(example.root / "OP.xlsx")
    assert list(example.pipeline.ingest(example.moments[-1] + timedelta(hours=2)))
    assert _light_of(example, "op-03", TODAY) is Luz.VERDE


def _codes(example: Example, codigo: str) -> set[str]:
    numbers = [carga["id"] for carga in example.cargas if carga["origen"] == clave(codigo)]
    return {problem.code for number in numbers for problem in example.problems[number]}


def _light_of(example: Example, programa: str, al: date) -> Luz:
    with example.engine.connect() as connection:
        evaluacion = evaluate(history.panorama(connection), al, Umbrales())
    return evaluacion.programas[programa.partition("-")[0], programa].semaforo.luz
