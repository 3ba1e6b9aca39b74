"""Who hangs on whom: programmes on lineamientos, lineamientos on ejes, dependencias on one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plan.avance import Datos
from plan.standard.kinds.base import clave

Llave = tuple[str, str]
"""The key of a row: (origen, clave)."""

ESTRATEGIA = ""
"""The origen of rows of the strategy."""


def key_of(fila: Datos) -> str:
    """Give the key of a row, folding its code when nobody did."""
    key: str | None = fila.get("clave")
    return fold(fila, "codigo") if key is None else key


def fold(fila: Datos, column: str) -> str:
    """Give the code in a column, folded; empty when blank."""
    folded: str | None = fila.get(f"{column}_clave")
    return clave(str(fila.get(column) or "")) if folded is None else folded


def llave_of(fila: Datos) -> Llave:
    """Give the origen and the key of a row."""
    return fila.get("origen") or ESTRATEGIA, key_of(fila)


def superiors(dependencias: Iterable[Datos]) -> Mapping[str, str]:
    """Say which dependencia each one depends on; empty for those at the top."""
    return {key_of(fila): fold(fila, "depende_de") for fila in dependencias}


def chain(key: str, above: Mapping[str, str]) -> tuple[str, ...]:
    """Climb from a dependencia to the top, itself first; a cycle ends where it closes."""
    climbed: list[str] = []
    while key in above and key not in climbed:
        climbed.append(key)
        key = above[key]
    return tuple(climbed)


@dataclass(frozen=True, slots=True)
class Arbol:
    """The tree of a plan.

    Args:
        cadenas: of each dependencia its own clave and those above it, nearest first.
        lineamientos: the eje of each lineamiento.
    """

    cadenas: Mapping[str, tuple[str, ...]]
    lineamientos: Mapping[Llave, str]

    def chain(self, origen: str) -> tuple[str, ...]:
        """List an office and those above it, nearest first."""
        return self.cadenas.get(origen, (origen,))

    def lineamiento_of(self, fila: Datos) -> Llave | None:
        """Find the lineamiento a row names: in its workbook, up the chain, then in the strategy."""
        key = fold(fila, "lineamiento")
        for origen in (*self.chain(fila.get("origen") or ESTRATEGIA), ESTRATEGIA):
            if (origen, key) in self.lineamientos:
                return origen, key
        return None


def grow(tablas: Mapping[str, Sequence[Datos]]) -> Arbol:
    """Read the tree out of the tables."""
    above = superiors(tablas.get("dependencia", ()))
    return Arbol(
        cadenas={key: chain(key, above) for key in above},
        lineamientos={llave_of(fila): fold(fila, "eje") for fila in tablas.get("lineamiento", ())},
    )
