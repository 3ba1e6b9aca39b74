"""Spending that is hard to believe beside the progress it should buy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plan.avance import Record
from sync.validate.plausible.load import Load, Said, percentage, quantity, say

_HALF = 0.5
_CENT = 0.005


def above_assigned(load: Load) -> Iterator[Said]:
    """A year and source that spent more than it was assigned."""
    for row in load.rows["presupuesto"]:
        assigned, spent = row["asignado"], row["ejecutado"]
        if assigned is not None and spent is not None and spent > assigned + _CENT:
            facts = {"valor": quantity(spent), "asignado": quantity(assigned)}
            yield say(("presupuesto", row, "ejecutado"), "EJECUTADO_SUPERA_ASIGNADO", **facts)


def outside_plan(load: Load) -> Iterator[Said]:
    """A budget of a year that the plan does not reach."""
    if load.plan is None:
        return
    first, last = load.plan["inicio"].year, load.plan["fin"].year
    for row in load.rows["presupuesto"]:
        if not first <= row["ejercicio"] <= last:
            facts = {"valor": f"{row['ejercicio']:.0f}", "inicio": str(first), "fin": str(last)}
            yield say(("presupuesto", row, "ejercicio"), "EJERCICIO_FUERA_DEL_PLAN", **facts)


def without_progress(load: Load) -> Iterator[Said]:
    """A programa that spends while neither it nor its actividades tell of any progress."""
    for programa, budget in _budgets(load):
        paid = [row for row in budget if (row["ejecutado"] or 0.0) > 0]
        if paid and not programa["avance_reportado"] and not load.hecho.get(programa["clave"]):
            facts = {"programa": programa["codigo"], "ejecutado": quantity(_total(paid, "ejecutado"))}
            yield say(("presupuesto", paid[0], "ejecutado"), "GASTO_SIN_AVANCE", **facts)


def progress_without(load: Load) -> Iterator[Said]:
    """A programa beyond its half that spent nothing; within its year the money may still be on its way."""
    for programa, budget in _budgets(load):
        avance = _avance(programa, load)
        past = [
            row for row in budget if row["ejercicio"] < load.known.today.year and (row["asignado"] or 0.0) > 0
        ]
        if past and avance > _HALF and _total(budget, "ejecutado") <= 0:
            years = ", ".join(str(year) for year in sorted({int(row["ejercicio"]) for row in past}))
            facts = {"programa": programa["codigo"], "avance": percentage(avance), "ejercicio": years}
            assigned = quantity(_total(past, "asignado"))
            yield say(("presupuesto", past[0], "ejecutado"), "AVANCE_SIN_GASTO", **facts, asignado=assigned)


def _budgets(load: Load) -> Iterator[tuple[Record, Sequence[Record]]]:
    """Give each programa with its lines of money, where all of them are known."""
    programas = load.parents["programa"]
    return (
        (programas[key], budget)
        for key, budget in load.presupuestos.items()
        if key in programas and key not in load.unsure
    )


def _total(rows: Sequence[Record], column: str) -> float:
    return sum(row[column] or 0.0 for row in rows)


def _avance(programa: Record, load: Load) -> float:
    """Take what it reports, else what its actividades give."""
    reported: float | None = programa["avance_reportado"]
    return load.hecho.get(programa["clave"], 0.0) if reported is None else reported
