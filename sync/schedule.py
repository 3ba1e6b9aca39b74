"""Rings at intervals and at the hour of what is done daily; what is done then is not known here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from sync.daily import Task

logging.getLogger("apscheduler").setLevel(logging.WARNING)


class Schedule:
    """Rings through APScheduler, whose times are those of the clock: begin it again when the clock jumps.

    A ring missed while the machine slept comes once, afterwards.
    """

    def __init__(self, zona: ZoneInfo, ring: Callable[[], None]) -> None:
        """Ring in the time zone of the town."""
        self._zona = zona
        self._ring = ring
        self._scheduler: BackgroundScheduler | None = None

    def begin(self, interval: float, tasks: Iterable[Task]) -> None:
        """Ring each `interval` seconds, and at the hour of each task; forget what was begun before."""
        self.end()
        scheduler = BackgroundScheduler(
            timezone=self._zona,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        scheduler.add_job(self._ring, IntervalTrigger(seconds=interval), id="recorrido")
        for task in tasks:
            at = CronTrigger(hour=task.hour.hour, minute=task.hour.minute, timezone=self._zona)
            scheduler.add_job(self._ring, at, id=task.name)
        scheduler.start()
        self._scheduler = scheduler

    def end(self) -> None:
        """Ring no more."""
        scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            scheduler.shutdown(wait=False)
