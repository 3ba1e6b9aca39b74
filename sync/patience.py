"""Asking a folder that may not answer: in a thread of its own, which is left behind when nothing comes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any, TypeVar

Answer = TypeVar("Answer")
Step = Callable[[], None]
"""Called by whoever is working to say that it gets on."""

AGAIN = 2.0
"""Seconds that are enough for the next question while an earlier one has no answer."""


class NoAnswerError(Exception):
    """What was asked has no answer yet."""


class EndedError(Exception):
    """Nothing is waited for any more: the service stops."""


@dataclass(slots=True, eq=False)
class _Question:
    steps: int = 0
    answer: Future[Any] = field(default_factory=Future)

    def step(self) -> None:
        self.steps += 1


class Patience:
    """Asks, from any thread, and waits while the work gets on: a frozen disk cannot be interrupted."""

    def __init__(self, seconds: float) -> None:
        """Give up on a question that has not got on for this many seconds."""
        self._seconds = seconds
        self._open: dict[str, _Question] = {}
        self._late: set[str] = set()
        self._lock = Lock()
        self._over = False

    @property
    def late(self) -> frozenset[str]:
        """What has been given up on and has not answered to this day."""
        with self._lock:
            return frozenset(self._late)

    def ask(self, what: str, work: Callable[[Step], Answer]) -> Answer:
        """Give what the work gives.

        Raises:
            NoAnswerError: when it does not get on, or the same was asked before and has not answered.
            EndedError: after `end`.
        """
        question = self._pose(what)
        # A daemon: the process must be able to end while the disk is frozen.
        Thread(target=self._work, args=(what, question, work), name=f"pregunta {what}", daemon=True).start()
        return self._wait(what, question)  # type: ignore[no-any-return]

    def end(self) -> None:
        """Give up on all that is open, and answer nothing more."""
        with self._lock:
            self._over = True
            for question in self._open.values():
                question.answer.cancel()

    def _pose(self, what: str) -> _Question:
        question = _Question()
        with self._lock:
            if self._over:
                raise EndedError(what)
            if what in self._open:
                raise NoAnswerError(what)
            self._open[what] = question
        return question

    def _work(self, what: str, question: _Question, work: Callable[[Step], Answer]) -> None:
        with suppress(InvalidStateError):  # cancelled meanwhile
            try:
                question.answer.set_result(work(question.step))
            except BaseException as error:  # noqa: BLE001 - whoever asked gets it
                question.answer.set_exception(error)
        with self._lock:
            del self._open[what]
            self._late.discard(what)

    def _wait(self, what: str, question: _Question) -> Any:  # noqa: ANN401 - what the work gives
        before = -1
        while question.steps != before:
            before = question.steps
            try:
                return question.answer.result(min(self._seconds, AGAIN) if self.late else self._seconds)
            except CancelledError as error:
                raise EndedError(what) from error
            except TimeoutError as error:
                if question.answer.done():  # an error of the work itself, of the same class
                    raise error from None
        with self._lock:
            if what in self._open:
                self._late.add(what)
        raise NoAnswerError(what)
