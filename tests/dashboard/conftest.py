"""What the tests of the site share: a database to draw on, and a browser of a few lines on its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.app import create_app
from plan.config import Config
from plan.database import reader
from tests.conftest import write_config
from tests.dashboard.factory import Factory
from tests.dashboard.town import populate


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A town drawn once; tests that only read share it, the others copy it."""
    folder = tmp_path_factory.mktemp("pueblo")
    (folder / "datos").mkdir()
    config = write_config(folder, {"carpetas.datos": "datos"})
    made = Factory(config)
    populate(made)
    made.engine.dispose()
    return config


@pytest.fixture(scope="session")
def visitor(model: Config, today: date) -> Iterator[FlaskClient]:
    """The pages of a town in which nothing changes."""
    engine = reader(model)
    yield create_app(model, engine, lambda: today).test_client()
    engine.dispose()


@pytest.fixture
def factory(config: Config) -> Iterator[Factory]:
    made = Factory(config)
    yield made
    made.engine.dispose()


@pytest.fixture
def populated(config: Config, model: Config) -> Iterator[Factory]:
    shutil.copy(_database(model), _database(config))
    made = Factory(config)
    yield made
    made.engine.dispose()


@pytest.fixture
def app(config: Config, today: date) -> Iterator[Flask]:
    engine = reader(config)
    yield create_app(config, engine, lambda: today)
    engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def _database(config: Config) -> Path:
    return config.datos / "tablero.sqlite"
