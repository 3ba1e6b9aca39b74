"""Rows drawn as small dicts, the rest blank, for tests of rules that judge rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from plan.problems import Place, message, problem
from plan.standard import TABLES
from plan.standard.kinds.base import clave
from plan.standard.vocabulary import Row
from sync.validate.findings import Known, RowFinding, Rows
from sync.validate.plausible import plausible
from tests.drawing import drawn_cell

TODAY = date(2026, 11, 20)

Drawn = tuple[str, Row]
"""A row with its table."""


def plan(inicio: str, fin: str) -> Drawn:
    return _drawn("plan", "", 2, {"inicio": inicio, "fin": fin})


def programa(codigo: str = "P1", *, fila: int = 2, **cells: object) -> Drawn:
    return _drawn("programa", codigo, fila, {"nombre": "Red pluvial del barrio Norte", **cells})


def actividad(codigo: str = "A1", *, de: str = "P1", fila: int = 2, **cells: object) -> Drawn:
    owner = {"programa": de, "programa_clave": clave(de)}
    return _drawn("actividad", codigo, fila, {"nombre": "Relevamiento topográfico", **owner, **cells})


def presupuesto(ejercicio: int, asignado: object, ejecutado: object, *, fila: int = 2) -> Drawn:
    cells = {"programa": "P1", "programa_clave": "p1", "asignado": asignado, "ejecutado": ejecutado}
    return _drawn("presupuesto", str(ejercicio), fila, {**cells, "ejercicio": float(ejercicio)})


def indicador(codigo: str = "I1", *, fila: int = 2, **cells: object) -> Drawn:
    return _drawn("indicador", codigo, fila, {"nombre": "Metros de conducto", **cells})


def medicion(fecha: str, valor: object = None, *, fila: int = 2) -> Drawn:
    cells = {"indicador": "I1", "indicador_clave": "i1", "valor": valor, "programado": 1.0}
    return _drawn("medicion", fecha, fila, {**cells, "fecha": fecha})


def tables_of(drawn: Iterable[Drawn]) -> Rows:
    tables: dict[str, dict[str, Row]] = {}
    for table, row in drawn:
        tables.setdefault(table, {})[str(row["clave"])] = row
    return tables


def said(*now: Drawn, before: Iterable[Drawn] = (), strategy: Iterable[Drawn] = ()) -> list[str]:
    """Judge a load and tell each finding as «table!fila column CODE»; its sentences must find their facts."""
    return [
        f"{table}!{found.fila} {found.column} {found.code}" for table, found in _judged(now, before, strategy)
    ]


def told(*now: Drawn, before: Iterable[Drawn] = (), strategy: Iterable[Drawn] = ()) -> list[str]:
    """Judge a load and give the sentences that people read."""
    return [_sentences(found) for _, found in _judged(now, before, strategy)]


def _judged(
    now: Iterable[Drawn], before: Iterable[Drawn], strategy: Iterable[Drawn]
) -> list[tuple[str, RowFinding]]:
    known = Known(strategy=tables_of(strategy), own=tables_of(before), today=TODAY, origen="op")
    found = sorted(plausible(tables_of(now), known), key=lambda pair: (pair[0], pair[1].fila, pair[1].code))
    assert all(map(_sentences, (finding for _, finding in found)))
    return found


def _sentences(found: RowFinding) -> str:
    return message(problem(found.code, Place(), found.facts))


def _drawn(table: str, codigo: str, fila: int, cells: dict[str, object]) -> Drawn:
    blank = dict.fromkeys((column.name for column in TABLES[table].columns), None)
    values = {name: drawn_cell(cell) if isinstance(cell, str) else cell for name, cell in cells.items()}
    return table, {
        **blank,
        "codigo": codigo,
        "clave": clave(codigo),
        "fila": float(fila),
        "origen": "op",
        **values,
    }
