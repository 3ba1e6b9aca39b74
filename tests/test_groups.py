"""Tests that share something expensive run in one process: newer pytests can drop that without a word."""

from __future__ import annotations

import pytest


@pytest.mark.xdist_group("grupo")
def test_a_group_reaches_the_scheduler(request: pytest.FixtureRequest) -> None:
    grouped = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@grupo" if grouped else "_scheduler")
