"""The schedule rings through APScheduler: at intervals, at its hours, begun again, and silent at the end."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import time
from threading import Event
from zoneinfo import ZoneInfo

import pytest

from sync.daily import Task
from sync.schedule import Schedule

ZONA = ZoneInfo("America/Argentina/Buenos_Aires")
NIGHT = Task("relectura", time(3))


@pytest.fixture
def rung() -> Event:
    return Event()


@pytest.fixture
def schedule(rung: Event) -> Iterator[Schedule]:
    made = Schedule(ZONA, rung.set)
    yield made
    made.end()


def test_it_rings_at_intervals_until_it_is_ended(schedule: Schedule, rung: Event) -> None:
    schedule.begin(0.05, [])
    assert rung.wait(10)
    rung.clear()
    assert rung.wait(10)
    schedule.end()
    rung.clear()
    assert not rung.wait(0.3)


def test_it_knows_the_hour_of_each_task_in_the_town(schedule: Schedule) -> None:
    schedule.begin(60, [NIGHT])
    assert schedule._scheduler is not None
    following = schedule._scheduler.get_job("relectura").next_run_time
    assert (following.hour, following.minute, following.tzinfo.key) == (3, 0, ZONA.key)


def test_begun_again_it_forgets_what_was_begun_before(schedule: Schedule, rung: Event) -> None:
    schedule.begin(0.05, [NIGHT])
    schedule.begin(3600, [NIGHT])
    rung.clear()
    assert not rung.wait(0.3)


def test_ending_twice_is_ending(schedule: Schedule, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    schedule.begin(3600, [])
    schedule.end()
    schedule.end()
    assert caplog.text == ""
