"""Pages in a real browser: one tab that only looks at a town, kept for all tests; one that follows a town."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from dashboard.app import create_app
from plan.config import Config
from plan.database import reader
from tests.dashboard.browser.looking import Glass
from tests.dashboard.factory import Factory


@contextmanager
def served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def quiet_site(model: Config, today: date) -> Iterator[str]:
    """The site of a town in which nothing changes."""
    engine = reader(model)
    with served(create_app(model, engine, lambda: today)) as address:
        yield address
    engine.dispose()


@pytest.fixture(scope="session")
def glass(browser: Browser, quiet_site: str) -> Iterator[Glass]:
    """One tab for all the tests that only look."""
    context = browser.new_context(base_url=quiet_site)
    yield Glass(context.new_page())
    context.close()


@pytest.fixture
def site(app: Flask, populated: Factory) -> Iterator[str]:
    """The site of a town in which a test changes something."""
    del populated
    with served(app) as address:
        yield address


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """A phone on that site."""
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()
