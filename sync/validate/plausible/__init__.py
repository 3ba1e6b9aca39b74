"""What is possible but hard to believe in rows that can be taken: nothing here keeps a row out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plan.standard.vocabulary import Row
from sync.validate.findings import Known, RowFinding, Rows
from sync.validate.plausible import (
    anterior,
    avance,
    cambio,
    estado,
    fecha,
    gasto,
    indicador,
    medicion,
    persona,
    ponderacion,
)
from sync.validate.plausible.load import Rule, lay_ready

__all__ = ["plausible"]

_NONE: Mapping[str, Sequence[Row]] = {}


def plausible(
    rows: Rows, known: Known, fallen: Mapping[str, Sequence[Row]] = _NONE
) -> Iterator[tuple[str, RowFinding]]:
    """Find what is hard to believe in the rows of a load, each finding with its table.

    Args:
        rows: the rows of the workbook without error, by table and key, with every column.
        known: what is in force; `known.own` holds what this office had accepted before.
        fallen: its rows with errors, by table; `clave` is None where it cannot be read.
    """
    load = lay_ready(rows, known, fallen)
    for rule in _RULES:
        yield from rule(load)


_RULES: tuple[Rule, ...] = (
    fecha.outside_plan,
    fecha.outside_programa,
    fecha.begun_in_future,
    fecha.real_before_planned,
    fecha.overdue,
    fecha.lasting_hito,
    fecha.late_predecesora,
    estado.unexplained,
    estado.contradicted_by_progress,
    estado.finished_below_whole,
    estado.finished_with_pending,
    avance.whole_without_end,
    avance.ended_below_whole,
    avance.all_at_zero,
    avance.far_from_actividades,
    cambio.beside_before,
    anterior.former_codes,
    anterior.claimed_elsewhere,
    gasto.above_assigned,
    gasto.outside_plan,
    gasto.without_progress,
    gasto.progress_without,
    indicador.crossed_umbrales,
    indicador.idle_meta,
    medicion.outside_plan,
    medicion.in_future,
    medicion.too_soon,
    medicion.jumps,
    ponderacion.half_weighed_programas,
    ponderacion.half_weighed_actividades,
    persona.nearly_same_names,
)
