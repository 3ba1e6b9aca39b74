"""Judge workbooks without storing anything: for `check`, and for the upload page."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from plan.config import Config
from plan.problems import Problem
from plan.standard import ESTRATEGIA
from plan.standard.identidad import ESTRATEGIA_FILE
from plan.tree import chain, superiors
from sync.decide import InForce, decide
from sync.foreign import Foreign, is_foreign, recognise
from sync.holds import hold_sentence
from sync.intake import WANTED
from sync.known import StrategyInForce, gather, in_force, related_ejes
from sync.read.pool import ReaderPool
from sync.settle import take_copy
from sync.shapes import Book, Checked, Copy, Refusal, Sighting
from sync.validate import Identity, Known, identify, validate
from sync.validate.findings import Rows


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of a workbook.

    `checked` is None when it cannot be read, or told whose it is; `holds` say why it would be held; `foreign`
    is what was recognised in a workbook that is not of ours.
    """

    path: Path
    checked: Checked | None
    problems: tuple[Problem, ...]
    holds: tuple[str, ...] = ()
    foreign: Foreign | None = None

    @property
    def taken(self) -> bool:
        """Whether it can be taken at all."""
        return self.checked is not None and not self.checked.rejected


class Checker:
    """Judges workbooks against the strategy beside them, or the one in force."""

    def __init__(self, config: Config, engine: sa.Engine | None, pool: ReaderPool, today: date) -> None:
        """Judge with what `engine` holds; None when there is no database yet."""
        self._config = config
        self._engine = engine
        self._pool = pool
        self._today = today

    def check(self, path: Path) -> Verdict:
        """Judge one workbook.

        Raises:
            FileNotFoundError: when it is not there.
        """
        book = self._read(path)
        if isinstance(book, Refusal):
            return Verdict(path, None, (book.problem,))
        strategy = self._strategy_beside(path)
        with self._engine.connect() if self._engine else nullcontext() as connection:
            if connection is None or strategy is not None:
                verdict = self._beside(path, book, strategy or {})
                rows = strategy or {}
            else:
                verdict = self._against(path, book, connection)
                rows = StrategyInForce(connection).rows
        return verdict if verdict.taken or not is_foreign(book) else self._recognised(verdict, rows)

    def _recognised(self, verdict: Verdict, rows: Rows) -> Verdict:
        """Look through all the sheets of a workbook that is not of ours."""
        book = self._read(verdict.path, None)
        if isinstance(book, Refusal):
            return replace(verdict, problems=(*verdict.problems, book.problem))
        ours = verdict.checked.tipo if verdict.checked else ""
        known, ejes = rows.get("dependencia", {}), rows.get("eje", {})
        found = recognise(book, known, ours, ejes=ejes, stem=verdict.path.stem)
        return replace(verdict, foreign=found)

    def _against(self, path: Path, book: Book, connection: sa.Connection) -> Verdict:
        """Judge a workbook against what is in force."""
        strategy = StrategyInForce(connection)
        identity = identify(book, path.name, strategy.dependencias)
        if isinstance(identity, Problem):
            return Verdict(path, None, (identity,))
        known = gather(connection, strategy, identity, self._today, self._config.umbrales)
        checked = validate(book, identity, known)
        return _verdict(path, checked, in_force(connection, strategy, known, identity.origen))

    def _beside(self, path: Path, book: Book, rows: Rows) -> Verdict:
        """Judge a workbook against the rows of a strategy that lies beside it."""
        identity = identify(book, path.name, rows.get("dependencia", {}))
        if isinstance(identity, Problem):
            return Verdict(path, None, (identity,))
        return _verdict(path, validate(book, identity, self._known(identity, rows)), InForce({}))

    def _read(self, path: Path, wanted: Iterable[str] | None = WANTED) -> Book | Refusal:
        copy = take_copy(path.parent, Sighting(path.name, 0, 0, 0))
        if isinstance(copy, Copy):
            return self._pool.read(copy, wanted)
        if copy.problem is None:
            raise FileNotFoundError(path)
        return Refusal(copy.problem, copy.detail)

    def _strategy_beside(self, path: Path) -> Rows | None:
        """Read the strategy that lies beside a workbook outside the shared folder."""
        beside = path.with_name(ESTRATEGIA_FILE)
        inside = self._config.compartida in path.resolve().parents
        if not beside.is_file() or (inside and self._engine is not None):
            return None
        book = self._read(beside)
        if isinstance(book, Refusal):
            return None
        checked = validate(book, Identity(ESTRATEGIA.tipo), self._known(Identity(ESTRATEGIA.tipo), {}))
        return {table: sheet.taken for table, sheet in checked.sheets.items()}

    def _known(self, identity: Identity, rows: Rows) -> Known:
        ejes = related_ejes(rows, chain(identity.origen, superiors(rows.get("dependencia", {}).values())))
        return Known(rows, {}, {}, ejes, self._today, self._config.umbrales)


def _verdict(path: Path, checked: Checked, now: InForce) -> Verdict:
    reasons = () if checked.rejected else decide(checked, now).holds
    return Verdict(path, checked, _named(checked.problems, path), tuple(map(hold_sentence, reasons)))


def _named(problems: tuple[Problem, ...], path: Path) -> tuple[Problem, ...]:
    return tuple(replace(found, place=replace(found.place, workbook=path.name)) for found in problems)
