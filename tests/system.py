"""Programs of the system that some tests drive for real: Chromium and LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or ""
SOFFICE = shutil.which("soffice") or ""
SYSTEM_PYTHON = "/usr/bin/python3"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def need(present: object, what: str) -> None:
    """Skip loudly without a program of the system; in CI its absence is a failure."""
    if not present and os.environ.get("CI"):
        pytest.fail(f"falta {what}: .ci/run lo instala")
    if not present:
        pytest.skip(f"falta {what}: «apt-get install» o .ci/run")


def has_uno() -> bool:
    """Tell whether the system's Python can speak with LibreOffice."""
    return (
        subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one real browser for all the tests of a process."""
    need(CHROMIUM, "Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()
