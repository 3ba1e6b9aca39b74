"""What is wrong with a row by itself or beside its sisters: repeated keys, dates out of order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from plan.figures import short_date
from plan.standard import TABLES, Row, Sheet
from plan.standard.kinds.base import Value
from sync.validate.findings import Known, RowFinding
from sync.validate.row_numbers import these_rows

Rule = Callable[[Row, Known], Iterator[RowFinding]]

PLANNED = ("inicio_planificado", "fin_planificado")
REAL = ("inicio_real", "fin_real")


def keys(sheet: Sheet, rows: Sequence[Row]) -> dict[int, str]:
    """Give the key of each row by sheet row; those whose code is blank or unreadable have none."""
    needed = [name for name in sheet.key if sheet.by_name[name].need == "obligatoria"]
    whole = [row for row in rows if None not in [row[name] for name in needed]]
    return {row["fila"]: sheet.key_of(row) for row in whole}


def repeated(sheet: Sheet, rows: Sequence[Row], claves: Mapping[int, str]) -> Iterator[RowFinding]:
    """Find the rows that share a key: each names the others."""
    sisters: dict[str, list[int]] = defaultdict(list)
    for fila, clave in claves.items():
        sisters[clave].append(fila)
    by_fila = {row["fila"]: row for row in rows}
    for filas in sisters.values():
        for fila in filas if len(filas) > 1 else ():
            others = [other for other in filas if other != fila]
            shown = " · ".join(
                _shown(by_fila[fila][name]) for name in sheet.key if by_fila[fila][name] is not None
            )
            yield RowFinding(
                fila, sheet.key[0], "FILA_REPETIDA", {"valor": shown, "otras": these_rows(others)}
            )


def contradictions(table: str, row: Row, known: Known) -> Iterator[RowFinding]:
    """Find what is wrong with one row by itself."""
    for rule in _RULES.get(table, ()):
        yield from rule(row, known)


def strange_corte(row: Row, known: Known) -> Iterator[RowFinding]:
    """Say whether a workbook informs up to a day still to come, or up to an earlier one than it said before.

    The day of a save, which stands in where an office wrote none, is nothing that it said.
    """
    corte = row["corte"]
    before = known.own.get("informe", {}).get("", {}).get("corte")
    if not isinstance(corte, date):
        return
    if corte > known.today:
        yield RowFinding(row["fila"], "corte", "CORTE_FUTURO", {"valor": short_date(corte)})
    elif before is not None and corte < before:
        facts = {"valor": short_date(corte), "antes": short_date(before)}
        yield RowFinding(row["fila"], "corte", "CORTE_RETROCEDE", facts)


def idle(table: str, row: Row) -> RowFinding | None:
    """Say whether a row carries nothing to take: a measurement prepared for later."""
    if table == "medicion" and row["programado"] is None and row["valor"] is None:
        return RowFinding(row["fila"], "valor", "MEDICION_SIN_DATOS")
    return None


def _shown(value: Value) -> str:
    return short_date(value) if isinstance(value, date) else str(value).removesuffix(".0")


def _ordered(table: str, first: str, last: str) -> Rule:
    columns = TABLES[table].by_name

    def rule(row: Row, known: Known) -> Iterator[RowFinding]:
        del known
        start, end = row[first], row[last]
        if isinstance(start, date) and isinstance(end, date) and end < start:
            facts = {
                "columna": columns[last].title,
                "valor": short_date(end),
                "otra": columns[first].title,
                "otro": short_date(start),
            }
            yield RowFinding(row["fila"], last, "FECHAS_EN_DESORDEN", facts)

    return rule


def _not_yet(row: Row, known: Known) -> Iterator[RowFinding]:
    end = row["fin_real"]
    if isinstance(end, date) and end > known.today:
        facts = {"valor": short_date(end), "hoy": short_date(known.today)}
        yield RowFinding(row["fila"], "fin_real", "FIN_REAL_FUTURO", facts)


def _measures_something(row: Row, known: Known) -> Iterator[RowFinding]:
    del known
    if row["programa"] is None and row["lineamiento"] is None:
        yield RowFinding(row["fila"], "programa", "INDICADOR_SIN_OBJETO")


_RULES: Mapping[str, tuple[Rule, ...]] = {
    "plan": (_ordered("plan", "inicio", "fin"),),
    "programa": (_ordered("programa", *PLANNED),),
    "actividad": (_ordered("actividad", *PLANNED), _ordered("actividad", *REAL), _not_yet),
    "indicador": (_measures_something,),
}
