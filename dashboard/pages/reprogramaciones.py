"""Planned dates that moved between two days: whose, from when to when, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.day.photo import Line
from dashboard.day.visibility import Key
from dashboard.pages.rows import subject_of
from plan.pairs import Pair
from plan.standard.vocabulary import Row


@dataclass(frozen=True, slots=True)
class Reprogramming:
    """Planned dates that moved.

    Args:
        line: the programme.
        actividad: code and name of the activity; empty when the programme's own dates moved.
        dias: by how many days its end moved, later when positive; None when it had none or has none now.
        justificacion: what was written about it; empty when nothing was.
    """

    line: Line
    actividad: str
    before: tuple[date | None, date | None]
    after: tuple[date | None, date | None]
    dias: int | None
    justificacion: str


def reprogrammings(pairs: Iterable[Pair], lines: Iterable[Line]) -> list[Reprogramming]:
    """Find the planned dates that moved, the longest delay first."""
    known = {_key(line): line for line in lines}
    return sorted(_found(pairs, known), key=lambda each: -(each.dias or 0))


def _found(pairs: Iterable[Pair], known: dict[Key, Line]) -> Iterator[Reprogramming]:
    for each in pairs:
        if each.table not in {"programa", "actividad"} or each.before is None or each.after is None:
            continue
        before, after = _dates(each.before), _dates(each.after)
        line = known.get(subject_of(each.table, each.after, {}) or ("", ""))
        if before in {after, (None, None)} or line is None:
            continue
        yield Reprogramming(
            line=line,
            actividad=_name(each),
            before=before,
            after=after,
            dias=(after[1] - before[1]).days if after[1] and before[1] else None,
            justificacion=str(each.after.get("justificacion") or ""),
        )


def _name(each: Pair) -> str:
    return "" if each.table == "programa" else f"{each.row['codigo']} · {each.row['nombre']}"


def _dates(row: Row) -> tuple[date | None, date | None]:
    return row["inicio_planificado"], row["fin_planificado"]


def _key(line: Line) -> Key:
    row = line.programa.fila
    return str(row["origen"]), str(row["clave"])
