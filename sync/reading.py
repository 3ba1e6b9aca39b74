"""Read ahead: a few workbooks at a time, so that a slow one delays nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD = 4
PATIENCE = 0.5
"""Seconds that the next in turn is waited for before a later one that is ready goes first."""


def read_ahead(todo: Iterable[In], fetch: Callable[[In], Out], workers: int = 2) -> Iterator[Out]:
    """Fetch in threads and yield in order, except that one that takes long lets the others pass."""
    source = iter(todo)
    with ThreadPoolExecutor(workers, thread_name_prefix="lectura") as threads:
        flying: list[Future[Out]] = []
        while True:
            flying += [threads.submit(fetch, item) for item in islice(source, AHEAD - len(flying))]
            if not flying:
                return
            wait(flying[:1], timeout=PATIENCE)
            if not flying[0].done():
                wait(flying, return_when=FIRST_COMPLETED)
            ready = next(future for future in flying if future.done())
            flying.remove(ready)
            yield ready.result()
