"""The thresholds by which plans are judged; config.toml's section `umbrales`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Receso:
    """A recess of the town hall: its days do not count against an office's freshness."""

    desde: date
    hasta: date


@dataclass(frozen=True, slots=True)
class Umbrales:
    """Every figure that decides a light. Points are percentage points as fractions (0.05 = 5 points)."""

    verde_puntos: float = 0.05
    verde_razon: float = 0.90
    amarillo_puntos: float = 0.10
    amarillo_razon: float = 0.70
    tolerancia: int = 10
    dias_sin_cargar: int = 45
    brecha: float = 0.10
    por_cerrar: float = 0.99
    datos_minimos: float = 0.50
    dias_medicion: int = 15
    recesos: tuple[Receso, ...] = ()
