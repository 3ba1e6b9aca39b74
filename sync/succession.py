"""Rows that go on under another code: they are gone from their sheet, and yet did not vanish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plan.anterior import WITH_FORMER, former_key
from plan.standard import TABLES, Row
from sync.shapes import Checked

Claims = Mapping[str, Mapping[str, Row]]
"""Rows of others that name those of an origen as what they were before, by table and by the key of these."""


@dataclass(frozen=True, slots=True)
class Succession:
    """Which rows of an origen go on as others.

    Args:
        inside: the new key of a row of the same workbook, by table and old key.
        outside: those that other workbooks claim.
        taken: the rows that this workbook brings, by table and key.
    """

    inside: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    outside: Claims = field(default_factory=dict)
    taken: Mapping[str, Mapping[str, Row]] = field(default_factory=dict)

    def holds(self, table: str, key: str) -> bool:
        """Tell whether a row goes on under another code, here or elsewhere."""
        return key in self.inside.get(table, {}) or key in self.outside.get(table, ())

    def accounts_for(self, table: str, key: str, row: Row) -> bool:
        """Tell whether it is known where a row went that is gone: by its own code, or with its programa."""
        programa = str(row.get("programa_clave"))
        if self.holds(table, key) or programa in self.outside.get("programa", ()):
            return True
        new = self.inside.get("programa", {}).get(programa)
        return new is not None and self._renamed_key(table, row, new) in self.taken.get(table, {})

    def _renamed_key(self, table: str, row: Row, programa: str) -> str:
        return TABLES[table].key_of({**row, "programa": programa})


def succession(checked: Checked, outside: Claims) -> Succession:
    """Gather from a checked workbook, and from what others claim, which rows go on under another code."""
    inside: dict[str, dict[str, str]] = {}
    for table in WITH_FORMER:
        rows = checked.sheets[table].taken if table in checked.sheets else {}
        former = ((key, former_key(row, checked.origen)) for key, row in rows.items())
        inside[table] = {old[1]: key for key, old in former if old and old[0] == checked.origen}
    taken = {table: sheet.taken for table, sheet in checked.sheets.items()}
    return Succession(inside, outside, taken)
