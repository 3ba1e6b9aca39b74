"""What is in force, gathered for judging and deciding the workbook of one origen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa

from plan import history
from plan.standard import ESTRATEGIA, STANDARD, Row
from plan.tree import chain, superiors
from plan.umbrales import Umbrales
from sync.decide import InForce
from sync.hanging import claims, hanging
from sync.validate.findings import Claimed, Identity, Known, Rows


class StrategyInForce:
    """The strategy's rows in force, read once per load."""

    def __init__(self, connection: sa.Connection) -> None:
        """Read the strategy through a connection."""
        self.rows: Rows = {
            sheet.table: history.by_key(history.rows(connection, sheet.table, origen=""))
            for sheet in ESTRATEGIA.sheets
        }

    @property
    def dependencias(self) -> Mapping[str, Row]:
        """The dependencias by clave."""
        return self.rows["dependencia"]

    def chain(self, origen: str) -> tuple[str, ...]:
        """Walk up from a dependencia: itself, the one it depends on, and so on."""
        return chain(origen, superiors(self.dependencias.values()))

    def below(self, origen: str) -> frozenset[str]:
        """Give the dependencias under one."""
        return frozenset(code for code in self.dependencias if code != origen and origen in self.chain(code))


def gather(
    connection: sa.Connection, strategy: StrategyInForce, identity: Identity, today: date, umbrales: Umbrales
) -> Known:
    """Gather what a workbook is judged against."""
    line = strategy.chain(identity.origen)
    above: dict[str, Row] = {}
    for code in reversed(line[1:]):
        above.update(history.by_key(history.rows(connection, "lineamiento", origen=code)))
    corte = history.cortes(connection).get(identity.origen)
    return Known(
        strategy=strategy.rows,
        own=own_rows(connection, identity.tipo, identity.origen),
        lineamientos=above,
        ejes=related_ejes(strategy.rows, line),
        today=today,
        umbrales=umbrales,
        corte=corte.fecha if corte else None,
        origen=identity.origen,
        claims=_by_others(claims(connection, identity.origen), identity.origen),
        recall=lambda table, key: history.last_version(connection, table, key),
    )


def _by_others(claimed: Claimed, origen: str) -> Claimed:
    """Leave out what the workbook says of itself: it is about to say it anew."""
    return {
        table: {key: heir for key, heir in heirs.items() if heir["origen"] != origen}
        for table, heirs in claimed.items()
    }


def related_ejes(strategy: Rows, line: Sequence[str]) -> frozenset[str]:
    """Give the claves of the ejes that a dependencia, or one above it in `line`, works for."""
    related = strategy.get("relacion", {}).values()
    return frozenset(row["eje_clave"] for row in related if row["dependencia_clave"] in line)


def in_force(connection: sa.Connection, strategy: StrategyInForce, known: Known, origen: str) -> InForce:
    """Gather what a checked workbook is compared with."""
    return InForce(
        own=known.own,
        hanging=hanging(connection, origen, superiors(strategy.dependencias.values())),
        corte=known.corte,
        claimed=known.claims,
    )


def lasting(connection: sa.Connection, strategy: StrategyInForce, origen: str) -> InForce:
    """Gather what tells which rows of an origen need not stay any longer."""
    own = own_rows(connection, "planilla" if origen else "estrategia", origen)
    above = superiors(strategy.dependencias.values())
    return InForce(own, hanging(connection, origen, above), claimed=claims(connection, origen))


def own_rows(connection: sa.Connection, tipo: str, origen: str) -> Rows:
    """Read the rows in force of one origen by table and key."""
    return {
        sheet.table: history.by_key(history.rows(connection, sheet.table, origen=origen))
        for sheet in STANDARD[tipo].sheets
    }
