"""The service: scans when woken and at intervals, one scan at a time, until it is told to stop."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import time as hour
from threading import Event, Thread
from typing import Self

from plan.config import Config
from plan.folder import AUSENTE, BIEN, CON_FALLAS, SITUATIONS
from sync.beside import Beside
from sync.daily import Beat, Task, due, jump, jump_sentence
from sync.decisions import collect, done
from sync.drive import Mounted
from sync.full_disk import full_disk_sentence, is_full_disk
from sync.intake import Outcome
from sync.journal import ArchiveError
from sync.mail.postman import Postman
from sync.names import unnamed_sentence
from sync.patience import EndedError
from sync.pipeline import Pipeline
from sync.report.reporter import Reporter
from sync.retiring import UnfitDecisionError
from sync.schedule import Schedule
from sync.summary import summary
from sync.watch import FolderMissingError, Waker

LOG = logging.getLogger("tablero.servicio")

BURST = 0.15
"""Seconds that a burst of events of one save is let pass."""
SOON = 1.0
"""Seconds between heartbeats: notes are looked for, unfinished workbooks are looked at again."""
AWAY = 5.0
"""Seconds until the root of the folder is looked at again, be it there or away."""
NET = 1.5
"""So many intervals after a scan the heartbeat begins the next, should the schedule not have rung."""
RELECTURA = Task("relectura", hour(3))


def clock() -> datetime:
    """Read the clock, here and nowhere else."""
    return datetime.now(UTC)  # noqa: TID251 - the one place


class Service:
    """Runs the pipeline in a thread of its own; use as a context manager.

    Only moments that are written down come from the clock. The schedule rings by the clock too; where it
    cannot be trusted, the heartbeat does the same by a time that never jumps.
    """

    def __init__(
        self,
        config: Config,
        pipeline: Pipeline,
        now: Callable[[], datetime] = clock,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare; nothing runs before the context is entered."""
        self._config = config
        self._pipeline = pipeline
        self._now = now
        self._disk_full = False
        self._ticks = ticks
        self._wake, self._stop = Event(), Event()
        self._waker = Waker(config.compartida, self._wake)
        self._schedule = Schedule(config.zona, self._wake.set)
        reporter = Reporter(config, pipeline.engine)
        self._reports = Beside("informes", reporter.turn, reporter.leave)
        self._postman = Postman(config, pipeline.engine, now)
        self._watched: Mounted | None = None
        self._thread = Thread(target=self._run, name="ingesta", daemon=True)
        self._next_scan = self._next_look = 0.0
        self._last: Beat | None = None
        self._done: str | None = None
        self._named: frozenset[str] = frozenset()
        self._told: set[str] = {BIEN}

    def __enter__(self) -> Self:
        """Start scanning."""
        self._wake.set()
        self._begin_schedule()
        self._reports.begin()
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Finish the workbook in hand and stop; what does not answer is left behind."""
        self._stop.set()
        self._wake.set()
        self._schedule.end()
        self._pipeline.lookout.drive.leave()
        self._reports.end()
        self._thread.join(timeout=30)
        self._postman.stop()
        self._waker.stop()

    def hasten(self, job: str) -> None:
        """Do now what has its time: `recorrido` or `relectura`."""
        if job == RELECTURA.name:
            self._pipeline.distrust_times()
        self._wake.set()

    def _begin_schedule(self) -> None:
        self._schedule.begin(self._config.intervalo, [RELECTURA])
        self._postman.begin_schedule()

    def _run(self) -> None:
        while not self._stop.is_set():
            woken = self._wake.wait(min(SOON, self._config.intervalo))
            if self._stop.is_set():
                return
            try:
                self._beat()
                self._look_at_root()
                self._carry_out_decisions()
                if woken or self._ticks() >= self._next_scan:
                    self._next_scan = self._ticks() + NET * self._config.intervalo
                    self._next_scan = self._ticks() + self._scan()
            except EndedError:
                return
            except Exception as error:  # the loop outlives whatever happens to one scan
                if is_full_disk(error):
                    self._wait_for_room()
                else:
                    LOG.exception("El recorrido de la carpeta falló; se vuelve a intentar en el próximo.")
                if self._last is not None:
                    self._postman.alarms.failed(error, self._last.wall)
            self._postman.start()  # what was saved while nothing ran is known by now, or is not to be had

    def _wait_for_room(self) -> None:
        if not self._disk_full:
            LOG.error("%s", full_disk_sentence(self._config.datos))
        self._disk_full = True
        self._next_scan = self._ticks() + SOON

    def _beat(self) -> None:
        """See that the clock keeps pace, and do what has its hour."""
        now = Beat(self._now(), self._ticks())
        moved = jump(self._last, now) if self._last else 0.0
        self._last = now
        if moved:
            LOG.warning("%s", jump_sentence(moved))
            self._begin_schedule()
            self._wake.set()
        task = due(RELECTURA, now.wall, self._config.zona)
        if task and task != self._done:
            if self._pipeline.distrust_times_once(task, now.wall):
                LOG.info("Se leen otra vez todas las planillas, como cada día.")
                self._wake.set()
            self._done = task

    def _look_at_root(self) -> None:
        """See between scans whether the folder is still the one that is watched: no event tells."""
        if self._ticks() >= self._next_look:
            self._next_look = self._ticks() + AWAY
            if self._pipeline.lookout.drive.mounted() != self._watched:
                self._wake.set()

    def _scan(self) -> float:
        """Scan once; returns the seconds until the next time."""
        self._watch()
        self._stop.wait(BURST)
        self._wake.clear()
        self._named |= self._waker.named()
        try:
            unfinished = self._take_all()
        except FolderMissingError as error:
            if error.situacion == AUSENTE:  # what froze is the same folder when it answers again
                self._watched = None
            return min(AWAY, self._config.intervalo)
        finally:
            self._tell_standing()
        self._named = frozenset()
        self._reports.ask(self._now())
        self._postman.alarms.worked(self._now())
        return 0.0 if unfinished else NET * self._config.intervalo

    def _take_all(self) -> bool:
        unfinished = False
        for outcome in self._pipeline.ingest(self._now(), self._named):
            unfinished |= outcome.load is None and not outcome.problems
            self._say(outcome)
            self._reports.ask(self._now())
            self._disk_full = False
            if self._stop.is_set():
                break
        return unfinished

    def _say(self, outcome: Outcome) -> None:
        """Log what became of a workbook; that one waits, once."""
        line = summary(outcome)
        if outcome.load or line not in self._told:
            LOG.info("%s", line)
        self._told = {each for each in self._told if not each.startswith(f"{outcome.ruta}: ")}
        self._told |= set() if outcome.load else {line}

    def _watch(self) -> None:
        """Have events come from the folder that is there now: those of a disk that went away are dead."""
        drive = self._pipeline.lookout.drive
        mounted = drive.mounted()
        if mounted is None:
            self._waker.stop()
        elif mounted != self._watched or not self._waker.alive:
            drive.patiently("avisos", self._waker.start)
        self._watched = mounted

    def _tell_standing(self) -> None:
        """Log how the folder stands when that changes, and names that cannot be read once each."""
        lookout = self._pipeline.lookout
        standing = lookout.standing
        self._postman.alarms.folder(standing, self._now())
        if standing.situacion not in self._told:
            level = {BIEN: logging.INFO, CON_FALLAS: logging.WARNING}.get(standing.situacion, logging.ERROR)
            LOG.log(level, "%s", standing.detalle or "La carpeta compartida se lee bien otra vez.")
            self._told = {each for each in self._told if each not in SITUATIONS} | {standing.situacion}
        for name in set(lookout.unnamed) - self._told:
            LOG.warning("%s", unnamed_sentence(name))
            self._told.add(name)

    def _carry_out_decisions(self) -> None:
        for path, note in collect(self._config.datos):
            try:
                for outcome in self._pipeline.decisions.carry_out(note, self._now()):
                    LOG.info("%s", summary(outcome))
                    self._reports.ask(self._now())
            except (UnfitDecisionError, ArchiveError) as error:
                LOG.warning("%s", error)
            except Exception:  # a note waits until it can be carried out, and holds up no scan
                LOG.exception(
                    "No se pudo cumplir la decisión anotada en %s; se vuelve a intentar.", path.name
                )
                continue
            done(path)
