"""Former codes that lead nowhere, or to what is still there: history is carried over once, by one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from plan.anterior import WITH_FORMER, former_key, newly_named
from plan.avance import Record
from plan.standard import TABLES
from plan.tree import FullKey
from sync.validate.findings import Known
from sync.validate.plausible.load import Load, Said, say
from sync.validate.row_numbers import these_rows
from sync.validate.suggestions import Codes, asked

_GONE = frozenset({"retirado", "retenido"})


def former_codes(load: Load) -> Iterator[Said]:
    """Look at what each row says it was before."""
    for table in WITH_FORMER:
        heirs = {row["clave"]: row for row in load.rows[table] if row["codigo_anterior"]}
        for row in heirs.values():
            former = former_key(row, load.known.origen)
            spot = table, row, "codigo_anterior"
            if former is None:
                yield say(spot, "CODIGO_ANTERIOR_PROPIO", valor=row["codigo_anterior"])
            else:
                yield from _judge(load, spot, former)
        yield from _shared(load, table, heirs)


def claimed_elsewhere(load: Load) -> Iterator[Said]:
    """Tell an office of its rows that another one carries on as its own."""
    for table, heirs in load.known.claims.items():
        for row in load.rows[table]:
            heir = heirs.get(row["clave"])
            if heir:
                facts = {"quien": _office(load, heir["origen"]), "codigo": str(heir["codigo"])}
                yield say((table, row, "codigo"), "FILA_RECLAMADA", valor=row["codigo"], **facts)


def own_or_past(known: Known, table: str, former: FullKey) -> Record | None:
    """Find the row of a former key: in force in this workbook, else the last version there ever was."""
    own = known.own.get(table, {}) if former[0] == known.origen else {}
    return own.get(former[1]) or known.recall(table, former)


def _judge(load: Load, spot: tuple[str, Record, str], former: FullKey) -> Iterator[Said]:
    table, row, _ = spot
    then = own_or_past(load.known, table, former)
    if then is None:
        facts = {"valor": row["codigo_anterior"], "hoja": TABLES[table].title}
        own = load.known.own.get(table, {}) if former[0] == load.known.origen else {}
        yield say(
            spot, "CODIGO_ANTERIOR_DESCONOCIDO", **facts, sugerencia=asked(Codes(own).nearest(former[1]))
        )
    elif where := _still_there(load, spot, former, then):
        yield say(spot, "CODIGO_ANTERIOR_VIGENTE", valor=row["codigo_anterior"], donde=where)


def _still_there(load: Load, spot: tuple[str, Record, str], former: FullKey, then: Record) -> str:
    """Say where the row is still found that this one says it was."""
    table, row, _ = spot
    if former[0] != load.known.origen:
        there = then["hasta"] is None and then["marca"] not in _GONE
        return f"la planilla de «{_office(load, former[0])}»" if there else ""
    other = next((each for each in load.rows[table] if each["clave"] == former[1]), None)
    if other is None or not newly_named(row, load.known.own.get(table, {})):
        return ""
    # Codes may shift, each row taking that of the next: then another thing stands under the old one.
    same = other["nombre"] == then["nombre"] and not other["codigo_anterior"]
    return f"la fila {other['fila']:g} de esta hoja" if same else ""


def _shared(load: Load, table: str, heirs: Mapping[str, Record]) -> Iterator[Said]:
    sisters: dict[FullKey, list[Record]] = defaultdict(list)
    for row in heirs.values():
        former = former_key(row, load.known.origen)
        if former:
            sisters[former].append(row)
    for rows in sisters.values():
        for row in rows if len(rows) > 1 else ():
            others = these_rows([int(each["fila"]) for each in rows if each is not row])
            spot = table, row, "codigo_anterior"
            yield say(spot, "CODIGO_ANTERIOR_REPETIDO", valor=row["codigo_anterior"], otras=others)


def _office(load: Load, origen: str) -> str:
    row = load.known.strategy.get("dependencia", {}).get(origen)
    return str(row["codigo"]) if row else origen.upper()
