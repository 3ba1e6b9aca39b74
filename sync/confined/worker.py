"""One confined process: started, given jobs, watched by a clock, and started again when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Event
from typing import BinaryIO, cast

from sync.confined.clock import Clock
from sync.confined.frames import READY, FrameError, read_frame, write_frame

_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {
    "PYTHONUTF8": "1",
    # With a backtrace, a panic of the engine for lack of memory sleeps for ever.
    "RUST_BACKTRACE": "0",
    # Large blocks go back to the system at once; else a large workbook leaves a quarter more behind.
    "MALLOC_MMAP_THRESHOLD_": str(1 << 20),
}
_LARGEST_ANSWER = 256 << 20
_PATIENCE_AT_START = 60.0
_PATIENCE_AT_END = 2.0
_TAIL_OF_LOG = 2_000


class WorkerError(Exception):
    """The confined processes do not work, through no fault of any workbook."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"cannot work on workbooks: {reason}")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: bytes of memory, seconds of processor and by the clock, bytes of a file.

    The log is a file too.
    """

    memory: int = 1 << 30
    cpu: int = 10
    wall: float = 15
    file: int = 1 << 20


@dataclass(frozen=True, slots=True)
class Death:
    """How a process ended in the middle of a job: out of time, killed from outside, or by itself."""

    late: bool
    outside: bool
    detail: str


class Worker:
    """A process for one job at a time."""

    def __init__(
        self, program: str, limits: Limits, clock: Clock, environment: Mapping[str, str] = _ENVIRONMENT
    ) -> None:
        """Start `program`, a module that serves."""
        self._program = program
        self._environment = {**os.environ, **_ENVIRONMENT, **environment}
        self._limits = limits
        self._clock = clock
        self._log = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - lives as long as the worker
        self._process = self._start()
        self._greeted = False

    def run(self, asked: bytes, data: bytes) -> bytes | Death:
        """Have one job done: what is asked, and the bytes of a workbook.

        Raises:
            WorkerError: the process does not even start.
        """
        self._be_ready()
        jobs, answers = self._pipes()
        with self._clock.limit(self._process, self._limits.wall) as late:
            try:
                write_frame(jobs, asked)
                write_frame(jobs, data)
                answer = read_frame(answers, _LARGEST_ANSWER)
            except (OSError, FrameError):
                answer = None
        return self._bury(late) if answer is None else answer

    def kill(self) -> None:
        """End the process, whatever it is doing; from any thread."""
        self._process.kill()

    def close(self) -> None:
        """Let the process end, for it has nothing to do or was killed, and forget its log."""
        with suppress(OSError, subprocess.TimeoutExpired):
            self._pipes()[0].close()
            self._process.wait(_PATIENCE_AT_END)
        self._end()
        self._log.close()

    def _start(self) -> subprocess.Popen[bytes]:
        limits = (self._limits.memory, self._limits.cpu, ceil(self._limits.wall), self._limits.file)
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", self._program, *map(str, limits)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            cwd=_ROOT,
            env=self._environment,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        return cast("BinaryIO", self._process.stdin), cast("BinaryIO", self._process.stdout)

    def _be_ready(self) -> None:
        if self._process.poll() is not None:
            self._end()
            self._process = self._start()
            self._greeted = False
        if not self._greeted:
            self._greet()
        self._log.seek(0)
        self._log.truncate()

    def _greet(self) -> None:
        with self._clock.limit(self._process, _PATIENCE_AT_START), suppress(FrameError):
            self._greeted = read_frame(self._pipes()[1], len(READY)) == READY
        if not self._greeted:
            self._end()
            raise WorkerError(self._last_words())

    def _end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in self._pipes():
            with suppress(OSError):  # what was still to be written goes nowhere
                pipe.close()

    def _bury(self, late: Event) -> Death:
        """Tell how the process ended; the next job starts another."""
        self._end()
        code = self._process.returncode
        timed_out = late.is_set() or code in _codes("SIGALRM", "SIGXCPU")
        outside = not timed_out and code in _codes("SIGKILL")
        return Death(timed_out, outside, f"exit {code} {self._last_words()}")

    def _last_words(self) -> str:
        size = self._log.seek(0, os.SEEK_END)
        self._log.seek(max(0, size - _TAIL_OF_LOG))
        return self._log.read().decode(errors="replace").strip()


def _codes(*signals: str) -> set[int]:
    return {-getattr(signal, name) for name in signals if hasattr(signal, name)}
