"""The process that does the work: takes one job after another from its parent, under limits.

Limits are those of the system where it has them: memory for the whole life, processor and wall time for
each job.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO

from sync.confined.frames import READY, read_frame, write_frame

try:
    import resource
except ImportError:  # Windows has none: the parent's clock and the checks before parsing remain.
    resource = None  # type: ignore[assignment]

Answer = Callable[[bytes, bytes], bytes]
"""Does one job, whatever comes of it: what is asked, and the bytes it is asked of."""

_LARGEST_JOB = 1 << 30


def serve(answer: Answer, limits: Sequence[str]) -> None:
    """Answer jobs until the parent closes the pipe; `limits` are those of `Limits`, in their order."""
    memory, cpu, wall, file = map(int, limits)
    jobs, answers = _own_pipes()
    _confine(memory, file)
    gc.freeze()
    gc.disable()
    write_frame(answers, READY)
    while (asked := read_frame(jobs, _LARGEST_JOB)) is not None:
        data = read_frame(jobs, _LARGEST_JOB)
        _start_clocks(cpu, wall)
        write_frame(answers, answer(asked, data or b""))
        _stop_clock()
        del data
        gc.collect()


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for messages: what a library prints goes to the log."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return jobs, answers


def _confine(memory: int, file: int) -> None:
    """Set the limits of a life, and outlive the signals meant for the service: the pipe tells when to end."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if resource is not None:
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, file)
        _lower(resource.RLIMIT_AS, memory)


def _lower(kind: int, value: int) -> None:
    """Lower a limit for good, unless the system already holds it lower; macOS knows some by name only."""
    hard = resource.getrlimit(kind)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, value))


def _start_clocks(cpu: int, wall: int) -> None:
    """Give one job its time: the limit of processor time counts all of a life, so it is raised each time."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft, hard = int(used.ru_utime + used.ru_stime) + cpu + 1, resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )
    # The parent's clock comes first; this one ends a child that hangs after its parent was killed.
    signal.alarm(wall + 1)


def _stop_clock() -> None:
    if resource is not None:
        signal.alarm(0)
