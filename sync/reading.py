"""Read ahead: a few workbooks at a time, so that a slow one delays nobody, nor what is saved meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD = 4
PATIENCE = 0.5
"""Seconds that the next in turn is waited for before later ones that are ready go first."""
LOOK_AROUND = 0.5
"""Seconds without any that is ready until it is asked what there is to fetch besides."""


def read_ahead(
    todo: Iterable[In],
    fetch: Callable[[In], Out],
    besides: Callable[[Sequence[In]], Iterable[In]] = lambda _: (),
    workers: int = 2,
) -> Iterator[Out]:
    """Fetch in threads and yield in order, except that one that takes long lets the others pass.

    While nothing but slow ones is left, `besides` is told what is in hand and may name more to fetch.
    """
    queue = deque(todo)
    flying: dict[Future[Out], In] = {}
    with ThreadPoolExecutor(workers, thread_name_prefix="lectura") as threads:
        while queue or flying:
            while queue and len(flying) < AHEAD:
                item = queue.popleft()
                flying[threads.submit(fetch, item)] = item
            ready = _ready(flying)
            if ready is None:
                queue.extend(besides([*flying.values(), *queue]))
            else:
                del flying[ready]
                yield ready.result()


def _ready(flying: dict[Future[Out], In]) -> Future[Out] | None:
    """Wait for the first in turn; when it takes long it goes to the end, and any that is ready is given."""
    first = next(iter(flying))
    wait([first], timeout=PATIENCE)
    if first.done():
        return first
    flying[first] = flying.pop(first)
    wait(flying, timeout=LOOK_AROUND, return_when=FIRST_COMPLETED)
    return next((future for future in flying if future.done()), None)
