"""Which offices a workbook speaks of: a sheet for each, or a column that names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from plan.standard import Row
from sync.foreign.shapes import Heading, Office, Table
from sync.foreign.titles import claims, names_offices, words
from sync.validate.skipping import filled
from sync.validate.titles import fold

_SURELY = 0.7
_LIKE = 0.6
_RANKS = words(
    "secretaria sec subsecretaria ministerio direccion dir departamento ente instituto oficina unidad"
    " eje pilar"
)
_WORD = re.compile(r"\w+")
_MOST_WORDS = 2
_LONGEST_CODE = 24
_OF_OFFICES = frozenset({"dependencia", "relacion"})


def office_columns(table: Table) -> frozenset[int]:
    """Give the positions of the columns that name offices, and sound like nothing else of ours as much."""
    return frozenset(heading.position for heading in table.headings if _names_offices(heading))


def offices_in(table: Table, position: int, dependencias: Mapping[str, Row]) -> tuple[Office, ...]:
    """Gather the offices that a column names, however each is spelt, with the rows of each."""
    rows = Counter(offices_of_rows(table, position).values())
    spelt: dict[str, Counter[str]] = {}
    for row in table.data:
        cell = table.cell(row, position)
        if isinstance(cell, str) and filled(cell):
            spelt.setdefault(fold(cell), Counter())[" ".join(cell.split())] += 1
    most = {key: names.most_common(1)[0][0] for key, names in spelt.items()}
    return tuple(Office(most[key], count, code_of(most[key], dependencias)) for key, count in rows.items())


def offices_of_rows(table: Table, position: int) -> Mapping[int, str]:
    """Say of each row which office it is of, folded: the one that it names, or that the last one named."""
    found: dict[int, str] = {}
    above = ""
    for row in table.data:
        cell = table.cell(row, position)
        if isinstance(cell, str) and filled(cell):
            above = fold(cell)
        if above:
            found[row] = above
    return found


def made_code(office: Office) -> str:
    """Give the code of an office, or one made of its name until somebody gives it a better one."""
    words = [word for word in _WORD.findall(fold(office.name).upper()) if not words_of_rank(word)]
    return office.code or "-".join(words[:_MOST_WORDS])[:_LONGEST_CODE].strip("-")


def words_of_rank(word: str) -> bool:
    """Tell whether a word of an office's name is no name: its rank, its number, a word that joins."""
    return word.isdigit() or not words(word) - _RANKS


def code_of(name: str, known: Mapping[str, Row]) -> str:
    """Find the code of the dependencia or eje that a name means; empty when there is none that is near."""
    own = _telling(name)
    scored = [(_likeness(own, row), str(row["codigo"])) for row in known.values()]
    best, code = max(scored, default=(0.0, ""))
    if best >= _LIKE:
        return code
    within = [str(row["codigo"]) for row in known.values() if own and own <= _telling(_name(row))]
    return within[0] if len(within) == 1 else ""


def whose_book(titles: Iterable[str], dependencias: Mapping[str, Row]) -> tuple[Office, ...]:
    """Tell whose a workbook of one office is, by its name or those of its sheets; none if they differ."""
    codes = {code for title in titles if (code := code_of(title, dependencias))}
    if len(codes) != 1:
        return ()
    row = next(row for row in dependencias.values() if row["codigo"] in codes)
    return (Office(_name(row), 0, str(row["codigo"])),)


def _names_offices(heading: Heading) -> bool:
    claim = names_offices(*heading.parts)
    others = (score for (table, _), score in claims(*heading.parts).items() if table not in _OF_OFFICES)
    return claim >= _SURELY and claim > max(others, default=0.0)


def _likeness(own: frozenset[str], row: Row) -> float:
    known = _telling(_name(row))
    if not own or not known:
        return 0.0
    in_code = 1.0 if fold(row["codigo"]) in own else 0.0
    return max(in_code, 2 * len(own & known) / (len(own) + len(known)))


def _name(row: Row) -> str:
    return str(row.get("nombre") or "")


def _telling(name: str) -> frozenset[str]:
    return frozenset(word for word in words(name) - _RANKS if not word.isdigit())
