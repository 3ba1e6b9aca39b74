"""How a standard workbook says what it is: its fixed sheets and the fields of `_tablero`."""

from __future__ import annotations

INSTRUCCIONES = "Instrucciones"
LISTAS = "_listas"
TABLERO = "_tablero"

CAMPO = "Campo"
VALOR = "Valor"

TIPO = "tipo"
VERSION_FIELD = "version"
DEPENDENCIA = "dependencia"
GENERADA = "generada"

ESTRATEGIA_FILE = "estrategia.xlsx"
"""The name of the strategy's workbook on the shared drive."""

ESTRATEGIA_STEM = "estrategia"
"""The same without its ending: it may come with macros, as `.xlsm`."""

FIXED_SHEETS = (INSTRUCCIONES, LISTAS, TABLERO)
"""Sheets that hold no rows of the plan."""

GENERATOR = "Tablero de Gestión Municipal"
"""Who a workbook says it was last saved by when the service itself wrote it; a person's save replaces it."""
