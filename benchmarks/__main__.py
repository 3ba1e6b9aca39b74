"""Run every measurement and write the table into docs/rendimiento.md: `make bench`."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from benchmarks import evaluating, growing, loading, memory, page, scanning, serving, starting
from benchmarks.table import Figure, placed, render
from sync.service import clock

DOCUMENT = Path(__file__).parents[1] / "docs" / "rendimiento.md"

MEASUREMENTS: Mapping[str, Callable[[], list[Figure]]] = {
    "chica": lambda: loading.small(12),
    "grande": lambda: loading.large(4),
    "memoria": memory.peak,
    "recorrido": lambda: scanning.unchanged(12),
    "pagina": lambda: page.new_figure(50),
    "evaluacion": lambda: evaluating.one_day(10),
    "guardado": lambda: evaluating.one_office_saved(10),
    "sitio": lambda: serving.beside_others(3, 4.0),
    "filas": lambda: growing.by_rows(3),
    "historia": lambda: growing.by_history(3),
    "arranque": lambda: starting.first_answer(3),
}


def main(asked: list[str]) -> None:
    """Measure everything and write it down; or only what is named, and only show it."""
    figures: list[Figure] = []
    for name in asked or MEASUREMENTS:
        print(name, flush=True)
        figures += MEASUREMENTS[name]()
    table = render(figures)
    print(table)
    if not asked:
        content = f"{_circumstances(clock().date())}\n\n{table}"
        DOCUMENT.write_text(placed(DOCUMENT.read_text(encoding="utf-8"), content), encoding="utf-8")


def _circumstances(day: date) -> str:
    load = f"carga media {os.getloadavg()[0]:.1f}".replace(".", ",")
    return (
        f"Medido el {day:%d/%m/%Y} con `make bench`: {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} procesadores ({load} al terminar), Python {platform.python_version()}."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
