"""The service on a small municipality, scanning often: what its folder goes through, what it makes of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from plan import database
from plan.config import Config
from sync.names import MARKER
from sync.pipeline import Pipeline
from sync.read.pool import ReaderPool
from sync.service import Service
from tests.conftest import Town, write_config
from tests.drive.scene import OFFICES, STRATEGY, Passing, Scene, saved
from tests.waiting import wait_until


@pytest.fixture
def intervalo() -> float:
    return 0.3


@pytest.fixture
def config(tmp_path: Path, intervalo: float) -> Config:
    for name in ("compartida", "datos"):
        (tmp_path / name).mkdir()
    options = {"carpetas.compartida": "compartida", "carpetas.datos": "datos"}
    often = {"watch.intervalo": intervalo, "watch.gracia": 1, "watch.paciencia": 0.5}
    return write_config(tmp_path, options | often)


@pytest.fixture
def passing(now: datetime) -> Passing:
    return Passing(now)


@pytest.fixture
def engine(config: Config, pipeline: Pipeline) -> Iterator[sa.Engine]:
    del pipeline  # makes the tables
    made = database.reader(config)
    yield made
    made.dispose()


@pytest.fixture
def scene(
    config: Config,
    pipeline: Pipeline,
    pool: ReaderPool,
    engine: sa.Engine,
    passing: Passing,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[Scene]:
    """Start the service on a folder with every workbook of the town, all taken."""
    caplog.set_level(logging.INFO)
    town = Town(config.compartida)
    town.save("estrategia.xlsx", STRATEGY)
    for code in OFFICES:
        town.save(f"{code}.xlsx", saved(code, 1))
    with ExitStack() as stack:
        running = stack.enter_context(Service(config, pipeline, passing))
        scene = Scene(config, pipeline, pool, engine, running, caplog)
        scene.until_taken(dict.fromkeys(OFFICES, 1))
        wait_until((config.compartida / MARKER).exists)
        yield scene
