"""The kinds of cells: how each is read, written, stored and explained."""

from __future__ import annotations

from plan.standard.kinds.base import (
    Cell,
    Finding,
    Hint,
    Kind,
    Mistake,
    Reading,
    Storage,
    Value,
    clave,
    items,
)
from plan.standard.kinds.codigos import Codigo, CodigoAnterior
from plan.standard.kinds.correos import Correo, Correos, is_address
from plan.standard.kinds.fechas import Fecha
from plan.standard.kinds.listas import Lista
from plan.standard.kinds.numeros import Anio, Monto, Numero
from plan.standard.kinds.porcentajes import Porcentaje
from plan.standard.kinds.referencias import Referencia, Referencias
from plan.standard.kinds.textos import Personas, Texto

__all__ = [
    "Anio",
    "Cell",
    "Codigo",
    "CodigoAnterior",
    "Correo",
    "Correos",
    "Fecha",
    "Finding",
    "Hint",
    "Kind",
    "Lista",
    "Mistake",
    "Monto",
    "Numero",
    "Personas",
    "Porcentaje",
    "Reading",
    "Referencia",
    "Referencias",
    "Storage",
    "Texto",
    "Value",
    "clave",
    "is_address",
    "items",
]
