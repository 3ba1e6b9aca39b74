"""Who hangs on whom: programmes on lineamientos, lineamientos on ejes, dependencias on one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plan.avance import Record
from plan.standard.kinds.base import clave

FullKey = tuple[str, str]
"""The key of a row: (origen, clave)."""

ESTRATEGIA = ""
"""The origen of rows of the strategy."""


def key_of(row: Record) -> str:
    """Give the key of a row, folding its code when nobody did."""
    key: str | None = row.get("clave")
    return fold(row, "codigo") if key is None else key


def fold(row: Record, column: str) -> str:
    """Give the code in a column, folded; empty when blank."""
    folded: str | None = row.get(f"{column}_clave")
    return clave(str(row.get(column) or "")) if folded is None else folded


def full_key_of(row: Record) -> FullKey:
    """Give the origen and the key of a row."""
    return row.get("origen") or ESTRATEGIA, key_of(row)


def superiors(dependencias: Iterable[Record]) -> Mapping[str, str]:
    """Say which dependencia each one depends on; empty for those at the top."""
    return {key_of(row): fold(row, "depende_de") for row in dependencias}


def chain(key: str, above: Mapping[str, str]) -> tuple[str, ...]:
    """Climb from a dependencia to the top, itself first; a cycle ends where it closes."""
    climbed: list[str] = []
    while key in above and key not in climbed:
        climbed.append(key)
        key = above[key]
    return tuple(climbed)


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of a plan.

    Args:
        chains: of each dependencia its own clave and those above it, nearest first.
        lineamientos: the eje of each lineamiento.
    """

    chains: Mapping[str, tuple[str, ...]]
    lineamientos: Mapping[FullKey, str]

    def chain(self, origen: str) -> tuple[str, ...]:
        """List an office and those above it, nearest first."""
        return self.chains.get(origen, (origen,))

    def lineamiento_of(self, row: Record) -> FullKey | None:
        """Find the lineamiento a row names: in its workbook, up the chain, then in the strategy."""
        key = fold(row, "lineamiento")
        for origen in (*self.chain(row.get("origen") or ESTRATEGIA), ESTRATEGIA):
            if (origen, key) in self.lineamientos:
                return origen, key
        return None


def grow(tables: Mapping[str, Sequence[Record]]) -> Tree:
    """Read the tree out of the tables."""
    above = superiors(tables.get("dependencia", ()))
    return Tree(
        chains={key: chain(key, above) for key in above},
        lineamientos={full_key_of(row): fold(row, "eje") for row in tables.get("lineamiento", ())},
    )
