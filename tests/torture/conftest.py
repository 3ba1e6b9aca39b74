"""What the tortures share: the seed, told when one fails, and the table of what was asked and reached."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.torture import sizes, table

Result = Callable[[str, str, str, str], None]


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """Draw the seed of a test; a failure shows how to repeat it."""
    drawn = sizes.drawn_seed()
    request.node.add_report_section("setup", "repetir", sizes.repeating(drawn, request.node.nodeid))
    return drawn


@pytest.fixture
def result(record_property: Callable[[str, object], None]) -> Result:
    """Tell a line of the table: test, size, reached, asked."""

    def tell(test: str, asked_size: str, reached: str, asked: str) -> None:
        record_property(table.PROPERTY, (test, asked_size, reached, asked))

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table and keep it, when it is torture that was asked for."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    lines = [value for report in reports for name, value in report.user_properties if name == table.PROPERTY]
    if lines and sizes.SIZE != "sample":
        for line in table.printed(table.kept(lines)):
            terminalreporter.write_line(line)
