"""What became of a workbook, in one line: for the log, and for whoever runs a command."""

from __future__ import annotations

from plan.problems import message
from sync.intake import Outcome


def summary(outcome: Outcome) -> str:
    """Say in a line what became of a workbook."""
    load = outcome.load
    if load is None:
        why = f": {message(outcome.problems[0])}" if outcome.problems else " a que termine de copiarse."
        return f"{outcome.ruta}: en espera{why}"
    if load.resultado == "rechazada":
        return f"{outcome.ruta}: RECHAZADA (carga {outcome.carga}): {message(outcome.problems[0])}"
    if load.resultado in {"descartada", "retirada", "liberada"}:
        return f"{outcome.ruta or f'Carga {outcome.carga}'}: {load.detalle}"
    head = f"{outcome.ruta}: {load.clase} {load.resultado} (carga {outcome.carga})"
    counts = f"{load.tomadas} tomadas, {load.cuarentena} en cuarentena, {load.omitidas} omitidas"
    errors = sum(found.severity == "error" for found in outcome.problems)
    said = f"{head}: {counts}; {errors} errores, {len(outcome.problems) - errors} avisos."
    said = f"{said} {load.detalle}" if load.detalle else said
    return f"{said} Confírmela o recházela con «tablero.py cargas»." if load.resultado == "retenida" else said
