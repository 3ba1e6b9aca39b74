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
from tests.conftest import escribir_config
from tests.dashboard.fabrica import Fabrica
from tests.dashboard.pueblo import poblar


@pytest.fixture(scope="session")
def modelo(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """A town drawn once; tests that only read share it, the others copy it."""
    folder = tmp_path_factory.mktemp("pueblo")
    (folder / "datos").mkdir()
    config = escribir_config(folder, {"carpetas.datos": "datos"})
    made = Fabrica(config)
    poblar(made)
    made.engine.dispose()
    return config


@pytest.fixture(scope="session")
def lector(modelo: Config, hoy: date) -> Iterator[FlaskClient]:
    """The pages of a town in which nothing changes."""
    engine = reader(modelo)
    yield create_app(modelo, engine, lambda: hoy).test_client()
    engine.dispose()


@pytest.fixture
def fabrica(config: Config) -> Iterator[Fabrica]:
    made = Fabrica(config)
    yield made
    made.engine.dispose()


@pytest.fixture
def pueblo(config: Config, modelo: Config) -> Iterator[Fabrica]:
    shutil.copy(_database(modelo), _database(config))
    made = Fabrica(config)
    yield made
    made.engine.dispose()


@pytest.fixture
def app(config: Config, hoy: date) -> Iterator[Flask]:
    engine = reader(config)
    yield create_app(config, engine, lambda: hoy)
    engine.dispose()


@pytest.fixture
def cliente(app: Flask) -> FlaskClient:
    return app.test_client()


def _database(config: Config) -> Path:
    return config.datos / "tablero.sqlite"
