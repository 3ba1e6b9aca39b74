"""Why a load waits for somebody: too much vanishes or changes at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from plan.anterior import predecessor
from plan.standard import TABLES, Row, Sheet
from plan.standard.kinds.base import Storage
from sync.shapes import Checked, CheckedSheet
from sync.validate.findings import Rows

HOLD_SHARE = 1 / 3
HOLD_ROWS = 5


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a load waits for somebody: in `hoja`, `cuantas` of `total` rows vanish or change at once."""

    hoja: str
    motivo: str
    cuantas: int
    total: int


def hold_sentence(hold: Hold) -> str:
    """Say why a load is held."""
    what = {
        "desaparecen": f"desaparecen {hold.cuantas} de {hold.total} filas",
        "cambian": f"cambian de nombre o de fechas {hold.cuantas} de {hold.total} filas a la vez",
        "sostienen": f"desaparece una fila de la que dependen {hold.cuantas} filas de las dependencias",
    }
    return f"En «{hold.hoja}» {what[hold.motivo]}."


def holds(
    checked: Checked,
    standing: Rows,
    vanished: Mapping[str, Sequence[str]],
    hanging: Mapping[str, Mapping[str, int]],
) -> Iterator[Hold]:
    """Find the reasons to hold a load.

    Args:
        checked: the workbook.
        standing: the rows in force that it still had, by table and key.
        vanished: keys of those of which nobody knows where they went, by table.
        hanging: how many rows of other origenes refer to a key, by table.
    """
    for table, read in checked.sheets.items():
        title, old = TABLES[table].title, standing.get(table, {})
        if _too_many(len(vanished[table]), len(old)):
            yield Hold(title, "desaparecen", len(vanished[table]), len(old))
        changed = _changed(read, old, checked.origen)
        if _too_many(changed, len(old)):
            yield Hold(title, "cambian", changed, len(old))
        worst = max((hanging.get(table, {}).get(key, 0) for key in vanished[table]), default=0)
        if checked.tipo == "estrategia" and worst > HOLD_ROWS:
            yield Hold(title, "sostienen", worst, len(old))


def watched(sheet: Sheet) -> tuple[str, ...]:
    """Name the columns whose change in many rows at once is suspicious: names and dates."""
    return tuple(
        column.name
        for column in sheet.columns
        if column.name == "nombre" or column.kind.storage is Storage.DATE
    )


def _too_many(count: int, total: int) -> bool:
    return count > HOLD_ROWS and count > total * HOLD_SHARE


def _changed(read: CheckedSheet, old: Mapping[str, Row], origen: str) -> int:
    """Count the rows with another name or other dates than before, under whatever code they had."""
    names = watched(TABLES[read.table])
    if not names or not old:
        return 0
    watch = itemgetter(*names)  # most rows are equal: that is seen sooner by all columns at once
    pairs = ((row, predecessor(row, old, origen)) for row in read.taken.values())
    moved = [(row, then) for row, then in pairs if then is not None and watch(row) != watch(then)]
    return sum(_differs(names, then, row) for row, then in moved)


def _differs(names: Sequence[str], then: Row, row: Row) -> bool:
    return any(then[name] is not None and then[name] != row[name] for name in names)
