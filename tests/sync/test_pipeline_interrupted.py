"""A scan cut short between two workbooks, as by a power cut: the next one finishes what it had to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from plan import database
from plan.config import Config
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from tests.conftest import ESTRATEGIA, Town
from tests.sync.drawings import OP, Ingest, Rows


@pytest.fixture
def after_the_cut(config: Config, pool: ReaderPool) -> Iterator[Pipeline]:
    engine = database.writer(config)
    yield Pipeline(config, engine, pool)
    engine.dispose()


def test_what_a_change_of_the_strategy_touches_is_judged_again_even_after_a_cut(
    town: Town, pipeline: Pipeline, ingest: Ingest, after_the_cut: Pipeline, now: datetime, rows: Rows
) -> None:
    town.save("OP.xlsx", OP.replace("L1 ", "L3 "))
    ingest()
    assert not rows("programa")
    town.save("estrategia.xlsx", f"{ESTRATEGIA}| L3     | E1  | Ordenar el tránsito           |\n")
    scan = pipeline.ingest(now + timedelta(minutes=1))
    assert next(scan).ruta == "estrategia.xlsx"
    scan.close()
    list(after_the_cut.ingest(now + timedelta(minutes=2)))
    assert set(rows("programa")) == {"op-1", "op-2"}
