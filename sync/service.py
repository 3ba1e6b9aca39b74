"""The service: scans when woken and at intervals, one scan at a time, until it is told to stop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Self

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from plan.config import Config
from plan.problems import message
from sync.decisions import collect, done
from sync.intake import Outcome
from sync.journal import ArchiveError
from sync.pipeline import Pipeline
from sync.resolving import UnfitDecisionError
from sync.watch import FolderMissingError, Waker

LOG = logging.getLogger("tablero.servicio")

BURST = 0.15
"""Seconds that a burst of events of one save is let pass."""
SOON = 1.0
"""Seconds until notes are looked for, and an unfinished workbook is looked at again."""


def clock() -> datetime:
    """Read the clock, here and nowhere else."""
    return datetime.now(UTC)  # noqa: TID251 - the one place


class Service:
    """Runs the pipeline in a thread of its own; use as a context manager."""

    def __init__(self, config: Config, pipeline: Pipeline, now: Callable[[], datetime] = clock) -> None:
        """Prepare; nothing runs before the context is entered."""
        self._config = config
        self._pipeline = pipeline
        self._now = now
        self._wake = Event()
        self._stop = Event()
        self._waker = Waker(config.compartida, self._wake)
        self._thread = Thread(target=self._run, name="ingesta", daemon=True)
        self._scheduler = BackgroundScheduler(
            timezone=config.zona,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )

    def __enter__(self) -> Self:
        """Start scanning."""
        self._scheduler.add_job(
            self._wake.set, IntervalTrigger(seconds=self._config.intervalo), id="recorrido"
        )
        self._scheduler.add_job(
            self._read_all_again, CronTrigger(hour=3, timezone=self._config.zona), id="relectura"
        )
        self._scheduler.start()
        self._wake.set()
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Finish the workbook in hand and stop."""
        self._stop.set()
        self._wake.set()
        self._scheduler.shutdown(wait=False)
        self._thread.join(timeout=30)
        self._waker.stop()

    def hasten(self, job: str) -> None:
        """Run a job of the schedule now: `recorrido` or `relectura`."""
        self._scheduler.modify_job(job, next_run_time=clock())

    def _run(self) -> None:
        unfinished = False
        while not self._stop.is_set():
            woken = self._wake.wait(SOON)
            if self._stop.is_set():
                return
            try:
                self._carry_out_decisions()
                if woken or unfinished:
                    unfinished = self._scan()
            except FolderMissingError as error:
                LOG.error("%s", error)  # noqa: TRY400 - the sentence says it all
            except Exception:  # the loop outlives whatever happens to one scan
                LOG.exception("El recorrido de la carpeta falló; se vuelve a intentar en el próximo.")

    def _scan(self) -> bool:
        if not self._waker.alive:
            self._waker.start()
        self._stop.wait(BURST)
        self._wake.clear()
        unfinished = False
        for outcome in self._pipeline.ingest(self._now()):
            unfinished |= outcome.load is None and not outcome.problems
            LOG.info("%s", summary(outcome))
            if self._stop.is_set():
                break
        return unfinished

    def _carry_out_decisions(self) -> None:
        for path, note in collect(self._config.datos):
            try:
                for outcome in self._pipeline.decisions.carry_out(note, self._now()):
                    LOG.info("%s", summary(outcome))
            except (UnfitDecisionError, ArchiveError) as error:
                LOG.warning("%s", error)
            except Exception:  # a note waits until it can be carried out, and holds up no scan
                LOG.exception(
                    "No se pudo cumplir la decisión anotada en %s; se vuelve a intentar.", path.name
                )
                continue
            done(path)

    def _read_all_again(self) -> None:
        self._pipeline.distrust_times()
        self._wake.set()


def summary(outcome: Outcome) -> str:
    """Say in a line what became of a workbook."""
    load = outcome.load
    if load is None:
        why = f": {message(outcome.problems[0])}" if outcome.problems else " a que termine de copiarse."
        return f"{outcome.ruta}: en espera{why}"
    if load.resultado == "rechazada":
        return f"{outcome.ruta}: RECHAZADA (carga {outcome.carga}): {message(outcome.problems[0])}"
    if load.resultado == "descartada":
        return f"{outcome.ruta}: {load.detalle}"
    head = f"{outcome.ruta}: {load.clase} {load.resultado} (carga {outcome.carga})"
    counts = f"{load.tomadas} tomadas, {load.cuarentena} en cuarentena, {load.omitidas} omitidas"
    errors = sum(found.severity == "error" for found in outcome.problems)
    said = f"{head}: {counts}; {errors} errores, {len(outcome.problems) - errors} avisos."
    said = f"{said} {load.detalle}" if load.detalle else said
    return f"{said} Confírmela o recházela con «tablero.py cargas»." if load.resultado == "retenida" else said
