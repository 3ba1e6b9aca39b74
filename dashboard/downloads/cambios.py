"""What changed between two days, to be taken away: a line for each cell that differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.day.visibility import View
from dashboard.downloads.table import LONG_TEXT, NUMBER, TEXT, Field, Table, fill
from dashboard.downloads.telling import Telling
from dashboard.pages.cambio import Block, Change, Office
from dashboard.pages.cargas import Carga
from dashboard.pages.differences import Difference

NAME = "cambios"
TITLE = "Cambios"

_NO_CELL = Difference("", "", "")


class Told(NamedTuple):
    """A cell that differs, or a row that came or went whole."""

    office: Office
    block: Block
    change: Change
    cell: Difference

    @property
    def load(self) -> Carga | None:
        """The last load in which the row changed."""
        return self.change.loads[-1] if self.change.loads else None


def table(offices: Sequence[Office], view: View, telling: Telling) -> Table:
    """Make the list of everything that changed in some offices."""
    fields = [*_FIELDS, _WHO] if view is View.WHOLE else _FIELDS
    columns, records = fill(fields, [told for office in offices for told in _of_office(office)])
    return Table(NAME, TITLE, columns, records, telling.about(len(records)), telling.facts(len(records)))


def _of_office(office: Office) -> Iterator[Told]:
    for block in office.blocks:
        for change in (*block.changes, *block.along):
            yield from (Told(office, block, change, cell) for cell in change.cells or (_NO_CELL,))


def _moment(told: Told) -> str | None:
    return told.load.momento.isoformat(" ", timespec="minutes")[:16] if told.load else None


_FIELDS: Sequence[Field[Told]] = (
    Field("dependencia", "Dependencia", TEXT, lambda told: told.office.place.codigo),
    Field("dependencia_nombre", "Nombre de la dependencia", LONG_TEXT, lambda told: told.office.place.nombre),
    Field("programa", "Programa", TEXT, lambda told: told.block.codigo or None),
    Field("programa_nombre", "Nombre del programa", LONG_TEXT, lambda told: told.block.nombre or None),
    Field("hoja", "Hoja", TEXT, lambda told: told.change.sheet),
    Field("fila", "Fila", TEXT, lambda told: told.change.codigo or None),
    Field("fila_nombre", "Nombre de la fila", LONG_TEXT, lambda told: told.change.nombre or None),
    Field("cambio", "Qué pasó", TEXT, lambda told: told.change.kind.value),
    Field("columna", "Dato", TEXT, lambda told: told.cell.title or None),
    Field("antes", "Antes", LONG_TEXT, lambda told: told.cell.before or None),
    Field("ahora", "Ahora", LONG_TEXT, lambda told: told.cell.after or None),
    Field("momento", "Cuándo", TEXT, _moment),
    Field("carga", "Carga", NUMBER, lambda told: told.load.numero if told.load else None),
)
_WHO: Field[Told] = Field(
    "guardado_por", "Guardó", TEXT, lambda told: (told.load.guardado_por or None) if told.load else None
)
