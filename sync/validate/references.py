"""What rows refer to: every code must lead to a row in force, or to one that this very load brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from plan.standard import TABLES, Column, Row, Sheet
from plan.standard.kinds.base import Value, clave, items
from sync.validate.findings import Known, RowFinding, Rows

TABLE_OF: Mapping[str, str] = {sheet.title: sheet.table for sheet in TABLES.values()}
RETAINED = "retenido"
"""The mark of a row that was removed and stays only because others hang on it."""
STRATEGY_TABLES = frozenset({"eje", "dependencia", "relacion"})


class Standing(Enum):
    """How a code that is referred to stands."""

    IN_FORCE = "in force"
    VANISHED = "vanished"
    QUARANTINED = "quarantined"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Targets:
    """Where codes are looked up.

    Args:
        taken: rows of this load without error so far, by table and key.
        quarantined: sheet rows of this load with errors, by table and key.
    """

    tipo: str
    known: Known
    taken: Rows
    quarantined: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def standing(self, table: str, code: str) -> Standing:
        """Say how a code stands in a table, as seen from this workbook."""
        found = self._own(table, code)
        other = None if found is Standing.IN_FORCE else self._elsewhere(table).get(code)
        if other is None:
            return found
        return Standing.VANISHED if other.get("marca") == RETAINED else Standing.IN_FORCE

    def candidates(self, table: str) -> Mapping[str, Row]:
        """Give all the rows that a code of this table may mean."""
        return {**self._elsewhere(table), **self.taken.get(table, {})}

    def _own(self, table: str, code: str) -> Standing:
        if code in self.taken.get(table, {}):
            return Standing.IN_FORCE
        accepted = code in self.known.own.get(table, {})
        if code in self.quarantined.get(table, {}):
            return Standing.IN_FORCE if accepted else Standing.QUARANTINED
        return Standing.VANISHED if accepted else Standing.UNKNOWN

    def _elsewhere(self, table: str) -> Mapping[str, Row]:
        if self.tipo == "estrategia":
            return {}
        if table == "lineamiento":
            return {**self.known.strategy.get(table, {}), **self.known.lineamientos}
        return self.known.strategy.get(table, {}) if table in STRATEGY_TABLES else {}


def unresolved(sheet: Sheet, rows: Sequence[Row], targets: Targets) -> Iterator[RowFinding]:
    """Find the references of a sheet that lead nowhere, or to a row that is not there (any more, or yet)."""
    columns = [column for column in sheet.columns if column.kind.refers_to]
    leads_astray = {column.name: _astray(column, rows, targets) for column in columns}
    if not any(leads_astray.values()):
        return
    for row in rows:
        for column in columns:
            if row[column.name] in leads_astray[column.name]:
                for code in _codes(column, row):
                    yield from _judge(row, column, code, targets)


def circular(sheet: Sheet, rows: Mapping[str, Row]) -> Iterator[RowFinding]:
    """Find the rows of a sheet whose references to the same sheet come back to them."""
    for column in sheet.columns:
        if column.kind.refers_to != sheet.title:
            continue
        graph = {
            key: [target for code in codes if (target := clave(code)) in rows]
            for key, row in rows.items()
            if (codes := _codes(column, row))
        }
        for loop in _loops(graph):
            yield from _loop_findings(column, loop, rows)


def strategy_clashes(rows: Mapping[str, Row], known: Known) -> Iterator[RowFinding]:
    """Find lineamientos of an office that stand in the strategy too, or under an eje not related to it."""
    common = known.strategy.get("lineamiento", {})
    for key, row in rows.items():
        fila = row["fila"]
        if key in common and common[key].get("marca") != RETAINED:
            facts = {"valor": str(row["codigo"]), "nombre": str(common[key]["nombre"])}
            yield RowFinding(fila, "codigo", "LINEAMIENTO_EN_ESTRATEGIA", facts)
        eje = row["eje_clave"]
        if eje in known.strategy.get("eje", {}) and eje not in known.ejes:
            yield RowFinding(fila, "eje", "EJE_NO_RELACIONADO", {"valor": str(row["eje"])})


def _codes(column: Column, row: Row) -> tuple[str, ...]:
    value = row[column.name]
    if not isinstance(value, str):
        return ()
    return items(value) if column.kind.many else (value,)


def _astray(column: Column, rows: Sequence[Row], targets: Targets) -> frozenset[Value]:
    """Give the cells of a column in which some code is not in force: many rows refer to one."""
    cells = {row[column.name]: row for row in rows}
    return frozenset(
        cell
        for cell, row in cells.items()
        if any(any(_judge(row, column, code, targets)) for code in _codes(column, row))
    )


def _judge(row: Row, column: Column, code: str, targets: Targets) -> Iterator[RowFinding]:
    title = column.kind.refers_to
    table = TABLE_OF[title]
    standing = targets.standing(table, clave(code))
    if standing is Standing.IN_FORCE:
        return
    facts = {"valor": code, "hoja": title}
    if standing is Standing.UNKNOWN:
        facts["sugerencia"] = ""
    if standing is Standing.QUARANTINED:
        facts["fila"] = str(targets.quarantined[table][clave(code)])
    yield RowFinding(row["fila"], column.name, _CODES[standing], facts)


_CODES: Mapping[Standing, str] = {
    Standing.UNKNOWN: "REFERENCIA_DESCONOCIDA",
    Standing.QUARANTINED: "REFERENCIA_EN_CUARENTENA",
    Standing.VANISHED: "REFERENCIA_A_RETIRADA",
}


def _loops(graph: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Walk the graph once, depth first without recursion; yield each chain that comes back on itself."""
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        stack = [(start, iter(graph[start]))] if start not in done else []
        path.extend(key for key, _ in stack)
        while stack:
            following = next(stack[-1][1], None)
            if following is None:
                done.add(stack.pop()[0])
                path.pop()
            elif following in path:
                yield path[path.index(following) :]
            elif following not in done:
                stack.append((following, iter(graph.get(following, ()))))
                path.append(following)


def _loop_findings(column: Column, loop: list[str], rows: Mapping[str, Row]) -> Iterator[RowFinding]:
    codes = [str(rows[key]["codigo"]) for key in loop]
    filas = [rows[key]["fila"] for key in loop]
    for turn, fila in enumerate(filas):
        chain = [*codes[turn:], *codes[:turn], codes[turn]]
        facts = {"camino": " → ".join(chain), "filas": ", ".join(map(str, filas))}
        yield RowFinding(fila, column.name, "REFERENCIA_CIRCULAR", facts)
