"""Which offices a workbook speaks of: a sheet for each, or a column that names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from plan.standard import Row
from sync.foreign.shapes import Heading, Office, Table
from sync.foreign.titles import claims, names_offices, words
from sync.validate.skipping import filled
from sync.validate.titles import fold

_SURELY = 0.7
_LIKE = 0.6
_RANKS = words("secretaria sec subsecretaria direccion dir departamento ente instituto oficina unidad")
_OF_OFFICES = frozenset({"dependencia", "relacion"})


def office_columns(table: Table) -> frozenset[int]:
    """Give the positions of the columns that name offices, and sound like nothing else of ours as much."""
    return frozenset(heading.position for heading in table.headings if _names_offices(heading))


def offices_in(table: Table, position: int, dependencias: Mapping[str, Row]) -> tuple[Office, ...]:
    """Gather the offices that a column names, however each is spelt, with the rows of each."""
    spelt: dict[str, Counter[str]] = {}
    above = ""
    for row in table.data:
        cell = table.cell(row, position)
        if isinstance(cell, str) and filled(cell):
            above = " ".join(cell.split())
        if above:
            spelt.setdefault(fold(above), Counter())[above] += 1
    most = {key: names.most_common(1)[0][0] for key, names in spelt.items()}
    return tuple(Office(name, spelt[key].total(), code_of(name, dependencias)) for key, name in most.items())


def code_of(name: str, dependencias: Mapping[str, Row]) -> str:
    """Find the code of the dependencia that a name means; empty when there is none that is near."""
    own = _telling(name)
    scored = [(_likeness(own, row), str(row["codigo"])) for row in dependencias.values()]
    best, code = max(scored, default=(0.0, ""))
    return code if best >= _LIKE else ""


def _names_offices(heading: Heading) -> bool:
    claim = names_offices(*heading.parts)
    others = (score for (table, _), score in claims(*heading.parts).items() if table not in _OF_OFFICES)
    return claim >= _SURELY and claim > max(others, default=0.0)


def _likeness(own: frozenset[str], row: Row) -> float:
    known = _telling(str(row.get("nombre") or ""))
    if not own or not known:
        return 0.0
    in_code = 1.0 if fold(row["codigo"]) in own else 0.0
    return max(in_code, 2 * len(own & known) / (len(own) + len(known)))


def _telling(name: str) -> frozenset[str]:
    return frozenset(word for word in words(name) - _RANKS if not word.isdigit())
