"""Progress that is hard to believe beside what else the workbook says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plan.bands import EPSILON
from plan.standard.kinds.spelling import spell_date
from sync.validate.plausible.load import WHOLE, Load, Said, percentage, quantity, say

_MANY = 5
"""Fewer at 0 % may well be what there is to tell."""


def whole_without_end(load: Load) -> Iterator[Said]:
    """An actividad at 100 % that does not say when it ended."""
    for row in load.live["actividad"]:
        avance = row["avance"]
        if avance is not None and avance >= WHOLE and row["fin_real"] is None:
            yield say(("actividad", row, "fin_real"), "COMPLETA_SIN_FIN_REAL")


def ended_below_whole(load: Load) -> Iterator[Said]:
    """An actividad that ended with less than 100 %."""
    for row in load.live["actividad"]:
        end, avance = row["fin_real"], row["avance"]
        if end and avance is not None and avance < WHOLE:
            facts = {"fin": spell_date(end), "valor": percentage(avance)}
            yield say(("actividad", row, "avance"), "FIN_REAL_SIN_COMPLETAR", **facts)


def far_from_actividades(load: Load) -> Iterator[Said]:
    """A programa that reports far from what its actividades give."""
    for row in load.live["programa"]:
        reported, done = row["avance_reportado"], load.hecho.get(row["clave"])
        if reported is None or done is None:
            continue
        brecha = abs(reported - done)
        if brecha > load.known.umbrales.brecha + EPSILON:
            facts = {"valor": percentage(reported), "real": percentage(done)}
            points = quantity(round(brecha * 100, 1))
            yield say(
                ("programa", row, "avance_reportado"), "AVANCE_LEJOS_DE_ACTIVIDADES", **facts, puntos=points
            )


def all_at_zero(load: Load) -> Iterator[Said]:
    """Many actividades that should have begun, and all of them at 0 %: as a form nobody filled in looks."""
    today = load.known.today
    due = [row for row in load.live["actividad"] if (row["inicio_planificado"] or date.max) <= today]
    if len(due) >= _MANY and all(row["avance"] == 0 and row["inicio_real"] is None for row in due):
        yield say(("actividad", due[0], "avance"), "AVANCE_TODO_EN_CERO", cuantas=str(len(due)))
