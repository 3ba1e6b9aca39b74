"""States that are hard to believe: finished with work left, stopped without a word why."""

from __future__ import annotations

from collections.abc import Iterator

from plan.avance import Record
from sync.validate.plausible.load import WHOLE, Load, Said, codes, percentage, say

_STOPPED = frozenset({"Suspendido", "Cancelado", "Suspendida", "Cancelada"})


def unexplained(load: Load) -> Iterator[Said]:
    """A programa or an actividad suspended or cancelled without saying why."""
    for table in ("programa", "actividad"):
        for row in load.rows[table]:
            if row["estado"] in _STOPPED and not row["justificacion"]:
                code = f"{table.upper()}_SIN_JUSTIFICACION"
                yield say((table, row, "justificacion"), code, estado=row["estado"])


def finished_below_whole(load: Load) -> Iterator[Said]:
    """A finished programa that reports less than 100 %."""
    for row in _finished(load):
        reported = row["avance_reportado"]
        if reported is not None and reported < WHOLE:
            spot = "programa", row, "avance_reportado"
            yield say(spot, "FINALIZADO_SIN_COMPLETAR", valor=percentage(reported))


def finished_with_pending(load: Load) -> Iterator[Said]:
    """A finished programa with actividades that are not."""
    for row in _finished(load):
        pending = [actividad for actividad in load.actividades.get(row["clave"], ()) if not _done(actividad)]
        if pending:
            facts = {"cuantas": str(len(pending)), "cuales": codes(pending)}
            yield say(("programa", row, "estado"), "FINALIZADO_CON_PENDIENTES", **facts)


def contradicted_by_progress(load: Load) -> Iterator[Said]:
    """A programa not begun that reports progress, or one stopped that reports all of it."""
    for row in load.rows["programa"]:
        reported = row["avance_reportado"] or 0.0
        if (row["estado"] == "No iniciado" and reported > 0) or (
            row["estado"] in _STOPPED and reported >= WHOLE
        ):
            facts = {"estado": row["estado"], "valor": percentage(reported)}
            yield say(("programa", row, "estado"), "ESTADO_CONTRADICE_AVANCE", **facts)


def _finished(load: Load) -> Iterator[Record]:
    return (row for row in load.rows["programa"] if row["estado"] == "Finalizado")


def _done(actividad: Record) -> bool:
    return actividad["fin_real"] is not None or (actividad["avance"] or 0.0) >= WHOLE
