"""Marks copies in a process with limits, which lives as long as there are some to be made."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree
from types import TracebackType
from typing import Self

from plan.problems import Problem
from sync.confined.clock import Clock
from sync.confined.worker import Death, Limits, Worker, WorkerError
from sync.report.cover import Cover
from sync.report.job import MEMORY, JobError, read_answer, spell_job
from sync.report.marked import Marked, NoCopy

LOG = logging.getLogger("tablero.informes")

LIMITS = Limits(memory=3 << 29, cpu=60, wall=90, file=1 << 29)
LARGEST = 8 << 20
"""A file of more bytes would take openpyxl minutes and gigabytes."""

_PROGRAM = "sync.report.child"

_TOO_LARGE = NoCopy("es demasiado grande para copiarla")
_LATE = NoCopy("copiarla lleva demasiado tiempo")
_BROKEN = "por dentro tiene algo que no se puede copiar"


class Marker:
    """Makes marked copies, one at a time; to be used as a context."""

    def __init__(self, room: Path, limits: Limits = LIMITS) -> None:
        """Give each copy so much memory and time, and a folder of their own that is emptied."""
        self._limits = limits
        self._room = room
        self._worker: Worker | None = None

    def __enter__(self) -> Self:
        """Start nothing: most turns have nothing to mark."""
        self._clock = Clock()
        rmtree(self._room, ignore_errors=True)  # what a kill left there
        self._room.mkdir(parents=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, if one was started."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None
        self._clock.stop()
        rmtree(self._room, ignore_errors=True)

    def mark(self, data: bytes, problems: Sequence[Problem], cover: Cover) -> Marked | NoCopy:
        """Mark the problems of a workbook in a copy of it."""
        if len(data) > LARGEST:
            return _TOO_LARGE
        try:
            answer = self._started().run(spell_job(problems, cover), data)
            return _death(answer) if isinstance(answer, Death) else _read(answer)
        except (WorkerError, JobError) as error:
            return NoCopy(_BROKEN, str(error))

    def kill(self) -> None:
        """End what is being done; from any thread."""
        if self._worker is not None:
            self._worker.kill()

    def _started(self) -> Worker:
        if self._worker is None:
            # openpyxl writes sheets into temporary files, which a killed process leaves behind.
            room = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self._room))
            self._worker = Worker(_PROGRAM, self._limits, self._clock, room)
        return self._worker


def _death(death: Death) -> NoCopy:
    return NoCopy(_LATE.reason if death.late else _BROKEN, death.detail)


def _read(answer: bytes) -> Marked | NoCopy:
    found = read_answer(answer)
    if isinstance(found, Marked):
        return found
    return _TOO_LARGE if found == MEMORY else NoCopy(_BROKEN, found)
