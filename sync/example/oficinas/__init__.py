"""The offices of the example municipality that present workbooks."""

from __future__ import annotations

from sync.example.oficinas.ambiente import AMBIENTE
from sync.example.oficinas.desarrollo import DESARROLLO
from sync.example.oficinas.educacion import EDUCACION
from sync.example.oficinas.gobierno import GOBIERNO
from sync.example.oficinas.movilidad import MOVILIDAD
from sync.example.oficinas.mujeres import MUJERES
from sync.example.oficinas.obras import OBRAS
from sync.example.oficinas.salud import SALUD
from sync.example.shapes import Oficina

OFICINAS: tuple[Oficina, ...] = (
    OBRAS,
    AMBIENTE,
    SALUD,
    DESARROLLO,
    MUJERES,
    EDUCACION,
    MOVILIDAD,
    GOBIERNO,
)
"""Every office, in the order of the strategy."""
