"""What is in force, gathered for judging and deciding the workbook of one origen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from plan import history
from plan.standard import ESTRATEGIA, STANDARD, Row
from plan.tables import ROW_TABLES
from plan.tree import chain, superiors
from plan.umbrales import Umbrales
from sync.decide import InForce
from sync.validate.findings import Identity, Known, Rows

Links = tuple[tuple[str, str, str], ...]

_FROM_OFFICES: Links = (
    ("eje", "lineamiento", "eje_clave"),
    ("lineamiento", "programa", "lineamiento_clave"),
    ("lineamiento", "indicador", "lineamiento_clave"),
    ("dependencia", "programa", "origen"),
)
"""Which rows of offices hang on rows of others: (table hung on, table that hangs, its column)."""


class StrategyInForce:
    """The strategy's rows in force, read once per load."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read the strategy through a connection."""
        self.rows: Rows = {
            sheet.table: history.by_key(history.rows(connection, sheet.table, origen=""))
            for sheet in ESTRATEGIA.sheets
        }
        self._above = superiors(self.dependencias.values())

    @property
    def dependencias(self) -> Mapping[str, Row]:
        """The dependencias by clave."""
        return self.rows["dependencia"]

    def chain(self, origen: str) -> tuple[str, ...]:
        """Walk up from a dependencia: itself, the one it depends on, and so on."""
        return chain(origen, self._above)

    def below(self, origen: str) -> frozenset[str]:
        """Give the dependencias under one."""
        return frozenset(code for code in self.dependencias if code != origen and origen in self.chain(code))


def gather(
    connection: sa.Connection, strategy: StrategyInForce, identity: Identity, today: date, umbrales: Umbrales
) -> Known:
    """Gather what a workbook is judged against."""
    own = {
        sheet.table: history.by_key(history.rows(connection, sheet.table, origen=identity.origen))
        for sheet in STANDARD[identity.tipo].sheets
    }
    line = strategy.chain(identity.origen)
    above: dict[str, Row] = {}
    for code in reversed(line[1:]):
        above.update(history.by_key(history.rows(connection, "lineamiento", origen=code)))
    corte = history.cortes(connection).get(identity.origen)
    ejes = related_ejes(strategy.rows, line)
    return Known(strategy.rows, own, above, ejes, today, umbrales, corte.fecha if corte else None)


def related_ejes(strategy: Rows, line: Sequence[str]) -> frozenset[str]:
    """Give the claves of the ejes that a dependencia, or one above it in `line`, works for."""
    related = strategy.get("relacion", {}).values()
    return frozenset(row["eje_clave"] for row in related if row["dependencia_clave"] in line)


def in_force(connection: sa.Connection, strategy: StrategyInForce, known: Known, origen: str) -> InForce:
    """Gather what a checked workbook is compared with."""
    return InForce(known.own, _hanging(connection, strategy, origen), known.corte)


def _hanging(connection: sa.Connection, strategy: StrategyInForce, origen: str) -> dict[str, Counter[str]]:
    from_where = strategy.below(origen) if origen else None
    hanging: dict[str, Counter[str]] = {}
    for target, table_name, column in _FROM_OFFICES:
        table = ROW_TABLES[table_name]
        query = sa.select(table.c[column], sa.func.count()).where(
            table.c.hasta.is_(None), table.c.origen != origen
        )
        if from_where is not None:
            query = query.where(table.c.origen.in_(from_where))
        found = connection.execute(query.group_by(table.c[column]))
        hanging.setdefault(target, Counter()).update({code: count for code, count in found if code})
    return hanging
