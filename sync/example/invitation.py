"""What to open and which cell to change, to see a page of the example move."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plan.standard.actividad import ACTIVIDADES
from sync.example import planilla
from sync.example.offices.obras import OBRAS

PROGRAMA = "OP-03"
ACTIVIDAD = "OP-03.4"
ENOUGH = "95%"
"""What turns the light of the programme from amarillo to verde."""

_ANY_DAY = date(2026, 1, 1)
"""The rows of a workbook keep their places whatever the day."""


def invitation(root: Path, site: str) -> str:
    """Say what to open and what to change; `site` is the address of the site, without a slash at its end."""
    rows = planilla.rows(OBRAS, _ANY_DAY, _ANY_DAY)["Actividades"]
    place, row = next((place, row) for place, row in enumerate(rows, start=2) if row["codigo"] == ACTIVIDAD)
    columns = [column.name for column in ACTIVIDADES.columns]
    cell = f"{_letter(columns.index('avance'))}{place}"
    return (
        f"El municipio de ejemplo está en {root}\n"
        "Para ver moverse el tablero:\n"
        f"  1. Abra en el navegador {site}/programas/{OBRAS.codigo}/{PROGRAMA}: su luz está en amarillo.\n"
        f"  2. Abra {root / OBRAS.codigo}.xlsx y, en la hoja Actividades, escriba {ENOUGH} en la celda\n"
        f"     {cell}, que es el avance de «{row['nombre']}».\n"
        "  3. Guarde. En un par de segundos la página muestra el avance nuevo y la luz pasa a verde."
    )


def _letter(index: int) -> str:
    return chr(ord("A") + index)
