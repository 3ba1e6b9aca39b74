"""Let Python's collector of cycles rest while tens of thousands of objects are made that form none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_resting: list[bool] = []
"""An entry for each that wants rest now: whether the collector was at work when it came."""


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the collector from running meanwhile, in all threads; nothing else is freed later than before.

    It wakes after every few hundred objects and walks over all there are, which costs a fifth of the time in
    which rows are judged or measured.
    """
    with _lock:
        _resting.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            if _resting.pop():  # the last one left, since the first to come found it at work
                gc.enable()
