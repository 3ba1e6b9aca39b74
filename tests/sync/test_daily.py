"""What is done daily is done exactly once on each date, whatever the clock does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sync.daily import Beat, Task, due, jump, jump_sentence

BUENOS_AIRES = ZoneInfo("America/Argentina/Buenos_Aires")
TASK = Task("relectura", time(3))
NOON = datetime(2026, 11, 20, 15, tzinfo=UTC)


def carried_out(moments: Iterable[datetime], zona: ZoneInfo = BUENOS_AIRES) -> list[str]:
    """Ask at each moment as the service does, which remembers what was done even when it starts anew."""
    done: list[str] = []
    for moment in moments:
        task = due(TASK, moment, zona)
        if task and task not in done:
            done.append(task)
    return done


def hours(start: datetime, count: int) -> list[datetime]:
    return [start + timedelta(minutes=10 * turn) for turn in range(6 * count)]


def test_nothing_is_due_before_its_hour() -> None:
    midnight = datetime(2026, 11, 20, 0, 0, tzinfo=BUENOS_AIRES)
    assert carried_out(hours(midnight, 3)) == []
    assert carried_out(hours(midnight, 4)) == ["relectura 2026-11-20"]


def test_a_machine_that_was_off_at_the_hour_does_it_when_it_is_on() -> None:
    assert carried_out([NOON]) == ["relectura 2026-11-20"]


@pytest.mark.parametrize(
    ("wrong", "dates"),
    [
        (timedelta(hours=1), ["2026-11-20", "2026-11-21"]),
        (timedelta(hours=-1), ["2026-11-20", "2026-11-21"]),
        (timedelta(days=1), ["2026-11-20", "2026-11-21", "2026-11-22"]),
        (timedelta(days=-1), ["2026-11-19", "2026-11-20", "2026-11-21"]),
        (timedelta(days=3652), ["2026-11-20", "2026-11-21", "2036-11-19", "2036-11-20"]),
        (
            datetime(1970, 1, 1, 12, tzinfo=UTC) - NOON,
            ["2026-11-20", "2026-11-21", "1970-01-01", "1970-01-02"],
        ),
    ],
    ids=["+1 h", "-1 h", "+1 day", "-1 day", "+10 years", "1970"],
)
def test_a_clock_set_wrong_and_right_again_does_each_date_once(wrong: timedelta, dates: list[str]) -> None:
    there = [moment + wrong for moment in hours(NOON, 20)]
    done = carried_out([NOON, *there, *hours(NOON, 20)])
    assert sorted(done) == sorted(f"relectura {date}" for date in dates)


@pytest.mark.parametrize(
    ("zone", "night"),
    [
        ("America/New_York", datetime(2026, 3, 8, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 1, tzinfo=UTC)),
        ("America/Asuncion", datetime(2024, 10, 6, tzinfo=UTC)),
        ("America/Santiago", datetime(2026, 4, 5, tzinfo=UTC)),
        ("America/Santiago", datetime(2026, 9, 6, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("hour", [0, 2, 3])
def test_the_nights_on_which_clocks_are_changed_have_each_task_once(
    zone: str, night: datetime, hour: int
) -> None:
    task = Task("relectura", time(hour))
    moments = hours(night - timedelta(days=1), 96)
    zona = ZoneInfo(zone)
    asked = [name for moment in moments if (name := due(task, moment, zona))]
    days = {moment.astimezone(zona).date() for moment in moments}
    whole = sorted(days)[1:-1]
    assert {task.on(day) for day in whole} <= set(asked)
    assert asked == sorted(asked)  # by date, none asked for again once the next has begun


@pytest.mark.parametrize(
    ("wall", "ticks", "seconds"),
    [(10, 10, 0), (70, 10, 0), (3610, 10, 3600), (-3590, 10, -3600), (28_800, 1, 28_799), (10, 100, -90)],
)
def test_a_clock_that_does_not_keep_pace_is_noticed(wall: float, ticks: float, seconds: float) -> None:
    assert jump(Beat(NOON, 5), Beat(NOON + timedelta(seconds=wall), 5 + ticks)) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"), [(3600, "1 h 0 min hacia adelante"), (-120, "2 min hacia atrás")]
)
def test_a_jump_is_told_in_hours_and_minutes(seconds: float, words: str) -> None:
    assert words in jump_sentence(seconds)
