"""Keeps the reports folder as it should be: what is due follows from the cargas, whatever came in between.

Nothing is told to it but to look: a kill between a load and its report, a drive that was away, a report that
failed are made good at the next turn.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar

import sqlalchemy as sa

from plan import informes
from plan.config import Config
from plan.database import reading_side
from sync.journal import Archive
from sync.patience import EndedError, NoAnswerError, Patience
from sync.report.account import gather
from sync.report.copies import Copies
from sync.report.due import Due, due
from sync.report.folder import NotYetError, ReportsFolder, UnusableFolderError
from sync.report.marked import NoCopy
from sync.report.marker import Marker
from sync.report.noted import Answer, Noted, answers
from sync.report.page import Home
from sync.report.writing import Writer, is_as_told

LOG = logging.getLogger("tablero.informes")

Given = TypeVar("Given")
_AGAIN = frozenset({informes.ABIERTA, informes.EDITADA, informes.ESCRIBIENDO, informes.FALLIDA})
"""How an answer can stand that is to be tried again."""


@dataclass(frozen=True, slots=True)
class Todo:
    """What there is to do: answers to be written, and those that nobody needs any more."""

    write: list[Due]
    clear: list[Answer]

    def __bool__(self) -> bool:
        """Tell whether there is anything to do."""
        return bool(self.write or self.clear)


class Reporter:
    """Writes into the reports folder what is due, in any one thread."""

    def __init__(
        self,
        config: Config,
        engine: sa.Engine,
        marking: Callable[[], AbstractContextManager[Marker]] | None = None,
    ) -> None:
        """Read and note through the writing engine; each turn marks within a context of `marking`."""
        self._config = config
        self._engine = reading_side(engine)
        self._noted = Noted(engine)
        self._folder = ReportsFolder(config.compartida, config.zona)
        home = Home(config.nombre, config.direccion)
        self._writer = Writer(self._folder, Archive(config.datos), home)
        self._copies = Copies(self._folder)
        self._patience = Patience(config.paciencia)
        self._marking = marking or partial(Marker, config.datos / "cache" / "copias")
        self._failed: set[tuple[str, int]] = set()
        self._warned: set[str] = set()
        self._marker: Marker | None = None
        self._over = False

    def turn(self, now: datetime) -> int:
        """Do what is to be done; returns how many answers were left, 0 when nothing was or could be."""
        if not self._config.informes:
            return 0
        with self._engine.connect() as connection:
            before, wanted = answers(connection), due(connection)
        try:
            lost = self._ask(lambda: self._folder.without_report(before.keys() - {informes.FOLDER}))
            todo = self._todo(wanted, before, lost, now)
            if not (todo or informes.FOLDER in before) or not self._is_ready(before, now) or not todo:
                return 0
            with self._marking() as self._marker:
                return sum(self._do(todo, before, now))
        except EndedError:
            return 0
        except NoAnswerError:
            self._cannot(before, self._silent(), now)
            return 0
        finally:
            self._marker = None

    def leave(self) -> None:
        """Stop, whatever is being done; from any thread."""
        self._over = True
        self._patience.end()
        if (marker := self._marker) is not None:
            marker.kill()

    def _todo(
        self, wanted: list[Due], before: dict[str, Answer], lost: frozenset[str], now: datetime
    ) -> Todo:
        names = {each.nombre for each in wanted} | {informes.FOLDER}
        there = {nombre: answer for nombre, answer in before.items() if nombre not in lost}
        lacking = [each for each in wanted if self._is_lacking(each, there.get(each.nombre))]
        others = [each for each in wanted if each not in lacking]
        return Todo(
            [*lacking, *self._worked_in(others, before, now)],
            [answer for nombre, answer in before.items() if nombre not in names],
        )

    def _is_lacking(self, wanted: Due, answer: Answer | None) -> bool:
        if (wanted.nombre, wanted.carga) in self._failed:
            return False
        return answer is None or answer.carga != wanted.carga or answer.situacion in _AGAIN

    def _worked_in(self, wanted: list[Due], before: dict[str, Answer], now: datetime) -> list[Due]:
        """Pick those in whose copies somebody worked: waiting for their next load, nobody would be told."""
        found = []
        for each in wanted:
            answer = before.get(each.nombre)
            if answer is None or not answer.copia or self._over:
                continue
            look = partial(self._writer.look, answer, each.nombre, now)
            try:
                if self._ask(partial(self._copies.is_worked_in, each.nombre, look)):
                    found.append(each)
            except (EndedError, NoAnswerError):
                return []
            except OSError as error:
                self._warn(f"No se pudo mirar la copia de «{each.nombre}»: {error}; se intenta otra vez.")
        return found

    def _is_ready(self, before: dict[str, Answer], now: datetime) -> bool:
        """See that the folder can be written, and note when that changes."""
        try:
            self._ask(self._folder.make_ready)
        except (NotYetError, EndedError):
            return False
        except NoAnswerError:
            self._cannot(before, self._silent(), now)
            return False
        except UnusableFolderError as error:
            self._cannot(before, str(error), now)
            return False
        if informes.FOLDER in before:
            self._noted.forget(informes.FOLDER)
            LOG.info("Los informes se pueden dejar otra vez en %s.", self._folder.path)
        return True

    def _silent(self) -> str:
        return f"{self._folder.path} no responde: los informes esperan, y las cargas siguen."

    def _cannot(self, before: dict[str, Answer], sentence: str, now: datetime) -> None:
        noted = before.get(informes.FOLDER)
        if noted is None or noted.detalle != sentence:
            LOG.error("%s", sentence)
            self._noted.note(Answer(informes.FOLDER, 0, informes.SIN_ACCESO, sentence), now)

    def _do(self, todo: Todo, before: dict[str, Answer], now: datetime) -> Iterator[bool]:
        for answer in todo.clear:
            yield self._clear(answer, now)
        for wanted in todo.write:
            if self._over:
                return
            yield self._tried(wanted, before.get(wanted.nombre), now)

    def _clear(self, answer: Answer, now: datetime) -> bool:
        try:
            found = self._ask(lambda: self._writer.look(answer, answer.nombre, now))
            if found.open:
                return False
            self._ask(lambda: self._writer.clear(answer, found))
        except OSError as error:
            self._warn(f"No se pudo quitar el informe «{answer.nombre}»: {error}; se intenta otra vez.")
            return False
        self._noted.forget(answer.nombre)
        return True

    def _tried(self, wanted: Due, answer: Answer | None, now: datetime) -> bool:
        """Write one answer; a fault in one keeps no other from being written."""
        try:
            return self._write(wanted, answer, now)
        except (EndedError, NoAnswerError, sa.exc.SQLAlchemyError):
            raise  # that is no fault of this one
        except OSError as error:
            self._warn(f"No se pudo dejar el informe «{wanted.nombre}»: {error}; se intenta otra vez.")
        except Exception:  # a turn outlives whatever happens to one report
            LOG.exception("No se pudo hacer el informe «%s».", wanted.nombre)
            self._failed.add((wanted.nombre, wanted.carga))
            sentence = (
                f"No se pudo hacer el informe de «{wanted.nombre}» (carga {wanted.carga}): el motivo está en "
                "el registro del servicio. Se intenta de nuevo al reiniciarlo."
            )
            before = answer or Answer(wanted.nombre, 0, "")
            failed = replace(before, carga=wanted.carga, situacion=informes.FALLIDA, detalle=sentence)
            self._noted.note(failed, now)
        return False

    def _write(self, wanted: Due, answer: Answer | None, now: datetime) -> bool:
        found = self._ask(lambda: self._writer.look(answer, wanted.nombre, now))
        if answer and answer.carga == wanted.carga and is_as_told(answer, found):
            return False
        with self._engine.connect() as connection:
            account = gather(connection, wanted, self._config.zona)
        if self._marker is None:
            raise EndedError
        marked = self._writer.mark(account, found, self._marker)
        if self._over:
            raise EndedError
        if self._ask(lambda: self._writer.look(answer, wanted.nombre, now)) != found:
            return False  # somebody worked there meanwhile: what was marked does not tell of it
        if isinstance(marked, NoCopy) and marked.detail:
            LOG.warning("La carga %s no tiene copia señalada: %s", wanted.carga, marked.detail)
        copia = answer.copia if answer else ""
        begun = replace(
            answer or Answer(wanted.nombre, 0, ""), carga=wanted.carga, situacion=informes.ESCRIBIENDO
        )
        self._noted.note(begun, now)
        left = self._ask(lambda: self._writer.write(account, found, marked, copia))
        self._noted.note(left, now)
        return True

    def _warn(self, sentence: str) -> None:
        """Log a sentence once: what is tried again at each turn fails again at each turn."""
        if sentence not in self._warned:
            self._warned.add(sentence)
            LOG.warning("%s", sentence)

    def _ask(self, work: Callable[[], Given]) -> Given:
        return self._patience.ask("informes", lambda _: work())
