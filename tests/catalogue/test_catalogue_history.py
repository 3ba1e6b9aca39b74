"""Every problem that a workbook shows only beside what was in force before it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from plan import config as configuration
from plan import database
from plan.config import Config
from sync.checking import Checker
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.shapes import Book
from tests.catalogue.breaking import spelt, with_cells, with_sheets
from tests.conftest import ESTRATEGIA, Town, write_config
from tests.drawing import xlsx

BEFORE = with_sheets(
    """
    ## Actividades
    | Código | Programa | Nombre       | Inicio planificado | Fin planificado | Fin real   | Avance |
    |--------|----------|--------------|--------------------|-----------------|------------|--------|
    | A1     | P1       | Relevamiento | 2026-01-05         | 2026-03-31      | 2026-04-10 | 1      |
    | A2     | P1       | Obra         | 2026-04-01         | 2026-12-18      |            | 0.1    |
    | A3     | P2       | Bacheo       | 2026-04-01         | 2026-12-18      |            | 0.3    |
    """
)

CLAIMING = """
## Programas
| Código | Nombre  | Lineamiento | Código anterior |
|--------|---------|-------------|-----------------|
| S3     | Veredas | L2          | OP/P3           |
"""

REPEATED = (
    "Programas!R2 CODIGO_ANTERIOR_DESCONOCIDO, Programas!R2 CODIGO_ANTERIOR_REPETIDO, "
    "Programas!R3 CODIGO_ANTERIOR_DESCONOCIDO, Programas!R3 CODIGO_ANTERIOR_REPETIDO"
)
STILL_THERE = (
    "Programas!F3 FECHA_CORRIDA_SIN_JUSTIFICACION, Programas!H3 AVANCE_RETROCEDE, "
    "Programas!R3 CODIGO_ANTERIOR_VIGENTE"
)

NOW: tuple[tuple[str, str, str, str], ...] = (
    ("Actividades", "Avance", "1 | 0.05", "Actividades!G3 AVANCE_RETROCEDE"),
    ("Programas", "Avance reportado", "0.5 | ", "Programas!H3 AVANCE_BORRADO, Programas!H3 CELDA_ESPERADA"),
    ("Actividades", "Fin real", "", "Actividades!F2 COMPLETA_SIN_FIN_REAL, Actividades!F2 FIN_REAL_RETIRADO"),
    ("Informe", "Corte", "2026-10-30", "Informe!A2 CORTE_RETROCEDE"),
    ("Programas", "Fin planificado", "2027-03-31", "Programas!F2 FECHA_CORRIDA_SIN_JUSTIFICACION"),
    ("Programas", "Nombre", "Red pluvial | Vacunas en escuelas", "Programas!A3 CODIGO_REUTILIZADO"),
    ("Programas", "Código anterior", "P0", "Programas!R2 CODIGO_ANTERIOR_DESCONOCIDO"),
    ("Programas", "Código anterior", "P1", "Programas!R2 CODIGO_ANTERIOR_PROPIO"),
    (
        "Programas",
        "Código anterior",
        "P0 | P0",
        REPEATED,
    ),
    ("Programas", "Código anterior", " | P1", STILL_THERE),
    ("Actividades", "Código", "A1 | A2 | ", "Actividades!A4 CELDA_OBLIGATORIA"),
)

REMOVED = (
    """
    ## Programas
    | Código | Nombre      | Lineamiento | Responsable    | Inicio planificado | Fin planificado | Estado   | Avance reportado |
    |--------|-------------|-------------|----------------|--------------------|-----------------|----------|------------------|
    | P1     | Red pluvial | OP-L1       | Paula Ferreyra | 2026-01-05         | 2026-12-18      | En curso | 0.5              |
    """,
    "Actividades!B4 REFERENCIA_A_RETIRADA",
)

CLAIMED = (
    """
    ## Programas
    | Código | Nombre      | Lineamiento | Responsable    | Inicio planificado | Fin planificado | Estado   | Avance reportado |
    |--------|-------------|-------------|----------------|--------------------|-----------------|----------|------------------|
    | P1     | Red pluvial | OP-L1       | Paula Ferreyra | 2026-01-05         | 2026-12-18      | En curso | 0.5              |
    | P2     | Bacheo      | L1          | Luis Quiroga   | 2026-02-02         | 2027-02-26      | En curso | 0.3              |
    | P3     | Veredas     | L1          | Luis Quiroga   | 2026-02-02         | 2027-02-26      | En curso | 0                |
    """,
    "Programas!A4 FILA_RECLAMADA",
)

CASES = (*NOW, REMOVED, CLAIMED)

Beside = Callable[[Book], str]
"""Save the planilla of before once more, with another content, and say all that `check` says."""


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory, pool: ReaderPool, now: datetime) -> Config:
    folder = tmp_path_factory.mktemp("historia")
    (folder / "datos").mkdir()
    config = write_config(folder, {"carpetas.compartida": "compartida", "carpetas.datos": "datos"})
    town = Town(config.compartida)
    town.save("estrategia.xlsx", ESTRATEGIA)
    town.save("OP.xlsx", xlsx(BEFORE))
    town.save("SAL.xlsx", CLAIMING)
    engine = database.writer(config)
    database.upgrade(engine)
    outcomes = {
        outcome.ruta: spelt(outcome.problems) for outcome in Pipeline(config, engine, pool).ingest(now)
    }
    assert (outcomes["estrategia.xlsx"], outcomes["OP.xlsx"]) == ("", "")
    engine.dispose()
    return configuration.load(config.path)


@pytest.fixture
def beside(ingested: Config, pool: ReaderPool, today: date) -> Beside:
    def judge(book: Book) -> str:
        path = Town(ingested.compartida).save("OP.xlsx", xlsx(book))
        engine = database.reader(ingested)
        verdict = Checker(ingested, engine, pool, today).check(path)
        engine.dispose()
        return spelt(verdict.problems)

    return judge


@pytest.mark.parametrize(("sheet", "column", "cells", "expected"), NOW)
def test_a_change_is_told_by_its_cell(
    beside: Beside, sheet: str, column: str, cells: str, expected: str
) -> None:
    assert beside(with_cells(sheet, column, cells, BEFORE)) == expected


@pytest.mark.parametrize(("drawing", "expected"), [REMOVED, CLAIMED])
def test_what_other_rows_have_to_do_with_it_is_told(beside: Beside, drawing: str, expected: str) -> None:
    assert beside(with_sheets(drawing, book=BEFORE)) == expected


def test_of_an_unchanged_planilla_nothing_is_said(beside: Beside) -> None:
    assert beside(BEFORE) == ""
