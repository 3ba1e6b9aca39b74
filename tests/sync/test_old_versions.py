"""Workbooks of an older version of the standard stay readable; renewing brings them up to date."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from plan import database, history
from plan.config import Config
from plan.standard import PLANILLA, VERSION
from plan.standard.identidad import TABLERO
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.renewing import Renewer
from tests.catalogue.breaking import spelt
from tests.conftest import Town

OLD = Path(__file__).parent / "old" / "planilla-0.xlsx"
"""A workbook of a version 0: without the column «Barrio», and with «Evidencias» where now is «Evidencia»."""


def test_a_workbook_of_an_older_version_is_taken(
    town: Town, pipeline: Pipeline, config: Config, now: datetime
) -> None:
    assert dict(load_workbook(OLD)[TABLERO].iter_rows(values_only=True))["version"] == "0" < VERSION
    town.save("OP.xlsx", OLD.read_bytes())
    *_, taken = pipeline.ingest(now)
    assert taken.situacion == "vigente"
    assert spelt(taken.problems) == (
        "Programas!fila 1 COLUMNA_AUSENTE, Actividades!fila 1 COLUMNA_AUSENTE, "
        "Actividades!fila 1 COLUMNA_AJENA"
    )
    assert "¿Es la que se llama «Evidencias»?" in taken.problems[1].facts["sugerencia"]
    with database.reader(config).connect() as connection:
        (programa,) = history.rows(connection, "programa")
        assert (programa["codigo"], programa["avance_reportado"], programa["barrio"]) == ("OP-1", 0.4, None)


def test_renewed_it_is_of_the_version_of_today(
    town: Town, pipeline: Pipeline, config: Config, pool: ReaderPool, now: datetime, today: date
) -> None:
    town.save("OP.xlsx", OLD.read_bytes())
    list(pipeline.ingest(now))
    with database.reader(config).connect() as connection:
        done = Renewer(config, connection, pool, today).renew("OP")
    written = load_workbook(done.path)
    assert dict(written[TABLERO].iter_rows(values_only=True))["version"] == VERSION
    titles = [cell.value for cell in written["Programas"][1]]
    assert titles == [column.title for column in PLANILLA.by_title["Programas"].columns]
    assert done.left == [
        "Actividades: columnas propias «Evidencias»",
        "Actividades: no se encontró «Evidencia». ¿Es la que se llama «Evidencias»?",
    ]
    done.path.replace(town.folder / "OP.xlsx")
    (again,) = pipeline.ingest(now)
    assert (again.situacion, again.moved, again.problems) == ("vigente", False, ())
