"""The problems of a workbook that only show beside the other files of the shared folder."""

from __future__ import annotations

from datetime import datetime

import pytest
import sqlalchemy as sa

from plan import database, history
from plan.config import Config
from plan.problems import Place, problem
from sync.pipeline import Pipeline
from tests.catalogue.breaking import PLANILLA, spelt
from tests.conftest import Town
from tests.drawing import xlsx

CASES = (
    ("Obras/OP.xlsx", "Obras/OP.xlsx LIBRO_DUPLICADO"),
    ("OP (1).xlsx", "OP (1).xlsx LIBRO_EN_CONFLICTO"),
    ("OP (renovada).xlsx", "OP (renovada).xlsx LIBRO_RENOVADO"),
)


@pytest.mark.parametrize(("second", "expected"), CASES)
def test_a_second_file_of_an_office_is_told(
    town: Town, pipeline: Pipeline, config: Config, now: datetime, second: str, expected: str
) -> None:
    town.save("OP.xlsx", xlsx(PLANILLA))
    list(pipeline.ingest(now))
    town.save(second, xlsx(PLANILLA))
    list(pipeline.ingest(now))
    with database.reader(config).connect() as connection:
        assert _flagged(connection) == expected


def _flagged(connection: sa.Connection) -> str:
    files = [found for found in history.files(connection) if found["problema"]]
    return spelt(problem(found["problema"], Place(found["ruta"]), found["hechos"]) for found in files)
