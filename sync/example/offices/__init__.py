"""The offices of the example municipality that present workbooks."""

from __future__ import annotations

from sync.example.offices.ambiente import AMBIENTE
from sync.example.offices.desarrollo import DESARROLLO
from sync.example.offices.educacion import EDUCACION
from sync.example.offices.gobierno import GOBIERNO
from sync.example.offices.movilidad import MOVILIDAD
from sync.example.offices.mujeres import MUJERES
from sync.example.offices.obras import OBRAS
from sync.example.offices.salud import SALUD
from sync.example.shapes import Office

OFFICES: tuple[Office, ...] = (
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
