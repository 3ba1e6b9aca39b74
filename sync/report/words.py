"""How the gravity of a problem and the fate of a load are said: a shape, a word and a colour for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plan.figures import counted
from plan.problems import Severity


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its shape; `tone` is the class of its colours on a page."""

    shape: str
    word: str
    plural: str
    tone: str
    ink: str
    fill: str

    def __str__(self) -> str:
        """Spell both."""
        return f"{self.shape} {self.word}"

    def count(self, number: int) -> str:
        """Spell how many: «✖ 3 errores»."""
        return f"{self.shape} {counted(number, self.word.lower(), self.plural)}"


GRAVITY: Mapping[Severity, Word] = {
    Severity.ERROR: Word("✖", "Error", "errores", "rojo", "96140D", "F9C9C3"),
    Severity.ADVERTENCIA: Word("▲", "Advertencia", "advertencias", "amarillo", "6B4700", "FFE699"),
    Severity.NOTA: Word("●", "Nota", "notas", "gris", "414C57", "E9EDF1"),
}
"""Stronger fills than those of the site: a mark has to be found among a thousand cells."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a load, in a word and in a sentence."""

    shape: str
    word: str
    tone: str
    sentence: str

    def __str__(self) -> str:
        """Spell shape and word."""
        return f"{self.shape} {self.word}"


TAKEN = Fate("●", "Tomada", "verde", "Todo lo que dice la planilla ya está en el tablero.")
UNTOUCHED = Fate(
    "○",
    "Todavía no se completó",
    "gris",
    "La planilla está como la preparó el tablero: todavía nadie guardó datos en ella.",
)
WITH_WARNINGS = Fate(
    "●",
    "Tomada, con advertencias",
    "verde",
    "Todo lo que dice la planilla ya está en el tablero. Algunos datos parecen raros: conviene mirarlos.",
)
WITH_CORRECTIONS = Fate(
    "▲",
    "Tomada, con correcciones pendientes",
    "amarillo",
    "Lo que está bien ya se ve en el tablero. Las filas con errores no se tomaron: las que ya estaban "
    "siguen con sus últimos datos buenos, y las nuevas esperan.",
)
HELD = Fate(
    "◆",
    "Retenida",
    "amarillo",
    "Cambia demasiado de golpe, y por eso espera que la coordinación la confirme. Mientras tanto, en el "
    "tablero todo sigue como estaba.",
)
REJECTED = Fate(
    "✖", "Rechazada", "rojo", "De este archivo no se tomó nada. En el tablero todo sigue como estaba."
)
DUPLICATE = Fate(
    "✖",
    "No se tomó: ya hay otra planilla",
    "rojo",
    "De este archivo no se tomó nada: cada dependencia tiene una sola planilla, y ya hay otra.",
)
DROPPED = Fate(
    "◆",
    "Descartada",
    "gris",
    "Esperaba una confirmación y la coordinación decidió no tomarla. En el tablero todo sigue como estaba.",
)
