"""A load laid ready for the rules of plausibility: its rows, what they belong to, what they were before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plan.avance import Record, weights
from plan.standard.kinds.spelling import shorten, spell_number, spell_percentage
from plan.standard.vocabulary import Row
from sync.validate.findings import Known, RowFinding, Rows

WHOLE = 0.9995
"""From where a percentage is spelt «100 %»."""

_CANCELLED = frozenset({"Cancelado", "Cancelada"})
_PARENTS = ("programa", "actividad", "indicador")
_NAMED = 5

Said = tuple[str, RowFinding]
"""A finding with its table."""


@dataclass(frozen=True, slots=True)
class Load:
    """The rows under judgement.

    Args:
        rows: all of them, by table.
        live: those that were not cancelled, by table.
        parents: rows that others refer to, by table and key; one awaiting correction, as it is in force.
        actividades: the live ones, by the clave of their programa.
        presupuestos: by the clave of their programa.
        hecho: what the actividades of a programa give together, when they tell anything; those awaiting
            correction as they are in force.
        unsure: programas of which an actividad or a line of money waits that was never accepted.
    """

    known: Known
    rows: Mapping[str, Sequence[Record]]
    live: Mapping[str, Sequence[Record]]
    parents: Mapping[str, Mapping[str, Record]]
    actividades: Mapping[str, Sequence[Record]]
    presupuestos: Mapping[str, Sequence[Record]]
    hecho: Mapping[str, float]
    unsure: frozenset[str] = frozenset()

    @property
    def plan(self) -> Record | None:
        """The row of the plan."""
        return self.known.strategy.get("plan", {}).get("")


Fallen = Mapping[str, Sequence[Row]]
"""Rows with errors by table, with `clave` None where it cannot be read."""

Rule = Callable[[Load], Iterator[Said]]
"""Passes once over a table and says what is hard to believe."""


def lay_ready(rows: Rows, known: Known, fallen: Fallen) -> Load:
    """Index the rows of a load by all that the rules look up."""
    tables: dict[str, Sequence[Record]] = defaultdict(tuple)
    tables |= {table: tuple(found.values()) for table, found in rows.items()}
    live: dict[str, Sequence[Record]] = defaultdict(tuple)
    live |= {table: [row for row in found if not cancelled(row)] for table, found in tables.items()}
    parents = {table: {**known.own.get(table, {}), **rows.get(table, {})} for table in _PARENTS}
    unsure = _unsure(fallen, known, parents["programa"])
    whole = _by_programa([*live["actividad"], *_as_before(fallen.get("actividad", ()), known)])
    return Load(
        known=known,
        rows=tables,
        live=live,
        parents=parents,
        actividades=_by_programa(live["actividad"]),
        presupuestos=_by_programa(tables["presupuesto"]),
        hecho=_measured(
            {key: found for key, found in whole.items() if key not in unsure}, known.umbrales.por_cerrar
        ),
        unsure=unsure,
    )


def cancelled(row: Record) -> bool:
    """Say whether a programa or an actividad was given up, and counts no more."""
    return row.get("estado") in _CANCELLED


def is_hito(row: Record) -> bool:
    """Say whether an actividad is a moment rather than work."""
    return bool(row["hito"] == "Sí")


def say(spot: tuple[str, Record, str], code: str, **facts: str) -> Said:
    """Say something of a cell: of a column of a row of a table."""
    table, row, column = spot
    return table, RowFinding(int(row["fila"]), column, code, facts)


def percentage(fraction: float) -> str:
    """Spell a percentage with one decimal at most."""
    return spell_percentage(round(fraction, 3))


def quantity(value: float) -> str:
    """Spell a number without the noise of binary fractions."""
    return spell_number(float(f"{value:.12g}"))


def times(count: int) -> str:
    """Spell how often: «1 vez», «3 veces»."""
    return f"{count} {'vez' if count == 1 else 'veces'}"


def codes(rows: Sequence[Record]) -> str:
    """Name the first rows of a list by their codes."""
    named = [shorten(row["codigo"]) for row in rows[:_NAMED]]
    return ", ".join([*named, "…"] if len(rows) > _NAMED else named)


def _by_programa(rows: Sequence[Record]) -> Mapping[str, Sequence[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row["programa_clave"]].append(row)
    return dict(groups)


def _as_before(fallen: Sequence[Row], known: Known) -> Sequence[Record]:
    """Give the actividades that await correction as they are in force."""
    own = known.own.get("actividad", {})
    before = {row["clave"]: own[row["clave"]] for row in fallen if row["clave"] in own}
    return [row for row in before.values() if not cancelled(row)]


def _unsure(fallen: Fallen, known: Known, programas: Mapping[str, Record]) -> frozenset[str]:
    """Name the programas whose sums lack a row nobody knows yet: all, when nobody knows whose it is."""
    found: set[str] = set()
    for table in ("actividad", "presupuesto"):
        own = known.own.get(table, {})
        found |= {str(row["programa_clave"]) for row in fallen.get(table, ()) if row["clave"] not in own}
    return frozenset(found if found <= set(programas) else programas)


def _measured(groups: Mapping[str, Sequence[Record]], tope: float) -> Mapping[str, float]:
    return {
        key: _hecho(rows, tope)
        for key, rows in groups.items()
        if any(row["avance"] is not None or row["fin_real"] for row in rows)
    }


def _hecho(rows: Sequence[Record], tope: float) -> float:
    """Add up as DESIGN section 8 does: 1 with its real end, else what is declared, up to `tope`."""
    pesos = weights([(is_hito(row), row["ponderacion"]) for row in rows])
    done = [1.0 if row["fin_real"] else min(row["avance"] or 0.0, tope) for row in rows]
    return sum(peso * part for peso, part in zip(pesos, done, strict=True)) / sum(pesos)
