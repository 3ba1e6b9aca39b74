"""The plan as it is now, office by office: after one saves, only its rows are read and measured again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

import sqlalchemy as sa

from dashboard.day.visibility import View, hidden_programas, seen
from plan import history
from plan.evaluacion import Measured, freshness_by_office, measure, sum_up, term_of
from plan.evaluado import Evaluacion, IndicadorEvaluado, Panorama, ProgramaEvaluado
from plan.moves import moves
from plan.standard.vocabulary import Row
from plan.tables import ROW_TABLES
from plan.tree import FullKey
from plan.umbrales import Umbrales

Tables = Mapping[str, Sequence[Row]]

_FEW = 4
"""So many offices are read one by one; more of them in one go."""


@dataclass(frozen=True, slots=True)
class _Office:
    """The rows of an origen as a view sees them, and up to which of its moves."""

    moves: int
    rows: Tables


class Present:
    """The rows of now in one view and what was measured of them, kept by office while they are true."""

    def __init__(self, view: View, umbrales: Umbrales) -> None:
        self._view = view
        self._umbrales = umbrales
        self._offices: dict[str, _Office] = {}
        self._measured: dict[str, tuple[Hashable, Measured]] = {}
        self._lock = Lock()

    def evaluate(self, connection: sa.Connection, al: date) -> tuple[Panorama, Evaluacion]:
        """Give every row in force, and the plan measured on a day."""
        with self._lock:
            self._read(connection)
            panorama = Panorama(self._joined(), history.cortes(connection))
            return panorama, self._evaluate(panorama, al)

    def _read(self, connection: sa.Connection) -> None:
        now = moves(connection)
        changed = [origen for origen in now if self._moves_of(origen) != now[origen]]
        found = _rows_of(connection, changed)
        kept = {origen: self._offices[origen] for origen in now if origen not in found}
        self._offices = kept | {origen: _Office(now[origen], self._seen(found[origen])) for origen in found}

    def _moves_of(self, origen: str) -> int | None:
        office = self._offices.get(origen)
        return office.moves if office else None

    def _seen(self, rows: Tables) -> Tables:
        whole = Panorama(rows)
        return seen(whole, self._view, hidden_programas(whole)).tablas

    def _joined(self) -> Tables:
        """Put the rows of all offices together in the order in which the history gives them."""
        offices = [self._offices[origen].rows for origen in sorted(self._offices)]
        return {name: [row for rows in offices for row in rows[name]] for name in ROW_TABLES}

    def _evaluate(self, panorama: Panorama, al: date) -> Evaluacion:
        umbrales = self._umbrales
        frescuras = freshness_by_office(panorama, al, umbrales)
        term = term_of(panorama, al, umbrales)
        measured: dict[str, tuple[Hashable, Measured]] = {}
        for origen, office in sorted(self._offices.items()):
            own = {origen: frescuras[origen]} if origen in frescuras else {}
            key = office.moves, frescuras.get(origen), term
            kept = self._measured.get(origen)
            if kept is None or kept[0] != key:
                kept = key, measure(office.rows, own, term, umbrales)
            measured[origen] = kept
        self._measured = measured
        return sum_up(panorama, frescuras, _together(measured.values()), al, umbrales)


def _rows_of(connection: sa.Connection, origenes: Sequence[str]) -> Mapping[str, Tables]:
    if len(origenes) > _FEW:
        whole = {name: history.rows(connection, name) for name in ROW_TABLES}
        return _split(whole, origenes)
    return {
        origen: {name: history.rows(connection, name, origen=origen) for name in ROW_TABLES}
        for origen in origenes
    }


def _split(whole: Tables, origenes: Iterable[str]) -> Mapping[str, Tables]:
    parts: dict[str, dict[str, list[Row]]] = {
        origen: {name: [] for name in ROW_TABLES} for origen in origenes
    }
    for name, rows in whole.items():
        for row in rows:
            if row["origen"] in parts:
                parts[str(row["origen"])][name].append(row)
    return parts


def _together(parts: Iterable[tuple[Hashable, Measured]]) -> Measured:
    programas: dict[FullKey, ProgramaEvaluado] = {}
    indicadores: dict[FullKey, IndicadorEvaluado] = {}
    for _, part in parts:
        programas |= part.programas
        indicadores |= part.indicadores
    return Measured(programas, indicadores)
