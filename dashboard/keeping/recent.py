"""The last things made, each made once even when several threads ask for it at the same time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


def _as_one(_made: object) -> int:
    return 1


class Recent(Generic[Made]):
    """Keeps what was asked for last; who asks for what is there never waits for what is being made."""

    def __init__(self, most: int, weigh: Callable[[Made], int] = _as_one) -> None:
        """Keep so much: as many things, unless they are weighed. The last one is kept whatever it weighs."""
        self._most = most
        self._weigh = weigh
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._weight = 0
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what is kept under a key, or make it."""
        with self._lock:
            if key in self._kept:
                return self._found(key)
            making = self._making.setdefault(key, Lock())
        with making:
            return self._made(key, make)

    def peek(self, key: Hashable) -> Made | None:
        """Give what is kept under a key, if anything is."""
        with self._lock:
            return self._found(key) if key in self._kept else None

    def put(self, key: Hashable, made: Made) -> None:
        """Keep something under a key."""
        with self._lock:
            if key in self._kept:
                self._weight -= self._weigh(self._kept.pop(key))
            self._kept[key] = made
            self._weight += self._weigh(made)
            self._let_go(self._most, 1)

    def make_room(self, weight: int) -> None:
        """Let go beforehand of what will have to go when something of this weight is kept."""
        with self._lock:
            self._let_go(self._most - weight, 0)

    def _let_go(self, most: int, least: int) -> None:
        while self._weight > most and len(self._kept) > least:
            self._weight -= self._weigh(self._kept.popitem(last=False)[1])

    def _made(self, key: Hashable, make: Callable[[], Made]) -> Made:
        found = self.peek(key)
        if found is not None:
            return found
        try:
            made = make()
            self.put(key, made)
        finally:
            with self._lock:
                self._making.pop(key, None)
        return made

    def _found(self, key: Hashable) -> Made:
        self._kept.move_to_end(key)
        return self._kept[key]
