"""The reading process: takes one workbook after another from its parent, and answers with plain values.

It trusts nothing it reads, and its parent trusts nothing it answers. Limits are those of the system where it
has them: memory for the whole life, processor and wall time for each job.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO

from sync.read.engine import read_workbook
from sync.read.frames import READY, read_frame, write_frame
from sync.read.titles import ALL
from sync.read.unreadable import UnreadableError

try:
    import resource
except ImportError:  # Windows has none: the parent's clock and the checks before parsing remain.
    resource = None  # type: ignore[assignment]

_LARGEST_JOB = 1 << 30
_LARGEST_LOG = 1 << 20


def serve(memory: int, cpu: int, wall: int) -> None:
    """Answer jobs until the parent closes the pipe."""
    jobs, answers = _own_pipes()
    _confine(memory)
    gc.freeze()
    gc.disable()
    write_frame(answers, READY)
    while (titles := read_frame(jobs, _LARGEST_JOB)) is not None:
        data = read_frame(jobs, _LARGEST_JOB)
        _start_clocks(cpu, wall)
        write_frame(answers, answer(titles, data or b""))
        _stop_clock()
        del data
        gc.collect()


def answer(titles: bytes, data: bytes) -> bytes:
    """Read one workbook, whatever comes of it: the folded titles wanted, or `ALL`, and its bytes."""
    try:
        wanted = None if titles == ALL else frozenset(titles.decode().split())
        return _pickled(("book", read_workbook(data, wanted)))
    except UnreadableError as refusal:
        return _pickled(("refusal", refusal.code, refusal.facts, refusal.detail))
    except MemoryError:
        return _pickled(("refusal", "ARCHIVO_AGOTA_MEMORIA", {}, "MemoryError"))
    except BaseException:  # noqa: BLE001 - a panic of the engine is no Exception
        return _pickled(("refusal", "ARCHIVO_NO_SE_ENTIENDE", {}, traceback.format_exc(limit=-3)))


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for messages: what a library prints goes to the log."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return jobs, answers


def _confine(memory: int) -> None:
    """Set the limits of a life, and outlive the signals meant for the service: the pipe tells when to end."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if resource is not None:
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_FSIZE, _LARGEST_LOG)
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


def _pickled(answer: tuple[object, ...]) -> bytes:
    """Pickle without memo: cells are trees, and the memo would cost more than the pickling."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(answer)
    return stream.getvalue()


if __name__ == "__main__":
    serve(*map(int, sys.argv[1:4]))
