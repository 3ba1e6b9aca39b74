"""Columns that say the same of several periods: «Meta 2025», «Meta 2026»; in ours each period is a row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from sync.foreign.shapes import Heading, Part, Table
from sync.foreign.titles import claims
from sync.validate.titles import fold

_PERIOD = re.compile(
    r"\b(?:20\d\d|t[1-4]|[1-4]t|(?:[1-4]|i{1,3}|iv|primer|segundo|tercer|cuarto)\W{0,2}\s?(?:trim|sem|bim|cuatr)\w*"
    r"|(?:trim|sem|bim|cuatr)\w*\W{0,2}\s?(?:[1-6]|i{1,3}|iv|v|vi)|ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?"
    r"|may(?:o)?|jun(?:io)?|jul(?:io)?|ago(?:sto)?|sep(?:tiembre)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?)\b"
)
_YEAR = re.compile(r"\b20\d\d\b")
_MONEY = frozenset({("presupuesto", "asignado"), ("presupuesto", "ejecutado")})
_PLANNED = re.compile(r"\b(?:program|plane|plani|previst|esperad|meta)")
_MONEY_WORDS = re.compile(r"\b(?:presupuest|apropiac|recurso|pago|inversi|gasto|costo|monto|credito)|\$")

BUDGET = "Presupuesto: una fila por programa y año"
PROGRAMMED = "Programado de Mediciones: una fila por indicador y período, con su fecha"
MEASURED = "Valor de Mediciones: una fila por indicador y período, con su fecha"

TABLE_OF = {BUDGET: "presupuesto", PROGRAMMED: "medicion", MEASURED: "medicion"}
"""The table of ours that each of these places is in."""


def by_period(table: Table) -> Mapping[int, str]:
    """Say of each such column, by position, where in our sheets its periods go."""
    twins: dict[str, list[Heading]] = defaultdict(list)
    for heading in table.headings:
        rest, found = _PERIOD.subn(" ", fold(heading.title))
        if found:
            twins[" ".join(rest.split())].append(heading)
    return {
        heading.position: _place(rest, heading)
        for rest, group in twins.items()
        if len({fold(heading.title) for heading in group}) > 1
        for heading in group
    }


def year_of(part: Part) -> int | None:
    """Tell of which year the money is when no column does: the one year that titles of amounts name."""
    if part.sheet.table != "presupuesto" or "ejercicio" in {link.column.name for link in part.links}:
        return None
    years = {int(year) for link in part.links for year in _YEAR.findall(link.heading.title)}
    return years.pop() if len(years) == 1 else None


def _place(rest: str, heading: Heading) -> str:
    if _MONEY_WORDS.search(rest) and claims(*heading.parts).keys() & _MONEY:
        return BUDGET
    return PROGRAMMED if _PLANNED.search(rest) else MEASURED
