"""What to mind in a table of theirs before copying it: what is no data, merged, hidden or blank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from plan.figures import counted
from plan.standard.kinds.spelling import spell
from sync.foreign.body import BELOW, LABEL
from sync.foreign.groups import is_carried, merged_rows
from sync.foreign.header import MAX_COLUMNS
from sync.foreign.shapes import Heading, Link, Part, Table
from sync.foreign.wording import listed
from sync.validate.address import address
from sync.validate.row_numbers import these_rows
from sync.validate.skipping import filled
from sync.validate.titles import fold

_MOST_SHOWN = 3
_ASIDE = {
    "FILA_TOTAL": ("es un total: no la copie.", "son totales: no las copie."),
    "FILA_ENCABEZADO": ("repite los títulos: no la copie.", "repiten los títulos: no las copie."),
    "ENCABEZADO_CAMBIADO": (
        "repite los títulos en otro orden: mire que lo de abajo esté en su columna.",
        "repiten los títulos en otro orden: mire que lo de abajo esté en su columna.",
    ),
    "FILA_DE_NUMEROS": ("numera las columnas: no la copie.", "numeran las columnas: no las copie."),
    BELOW: (
        "está debajo de la tabla y es otra cosa (una nota, otra tabla): no la copie.",
        "están debajo de la tabla y son otra cosa (una nota, otra tabla): no las copie.",
    ),
}


def cautions(table: Table, parts: Sequence[Part]) -> Iterator[str]:
    """Say one sentence for each thing to mind."""
    for reason, rows in sorted(table.aside.items(), key=lambda one: one[1][0]):
        if reason in _ASIDE:
            yield f"{_capital(these_rows(rows))} {_ASIDE[reason][len(rows) > 1]}"
        elif reason == LABEL:
            yield _labels(table, rows)
    yield from _merged(table, parts)
    yield from _nameless(table, parts[0])
    yield from _repeated_titles(table)
    hidden = sorted(set(table.data) & table.cells.hidden_rows)
    if hidden:
        yield f"{_capital(these_rows(hidden))}: hay datos en filas ocultas; decida si se copian."
    if max(map(len, table.cells.rows), default=0) > MAX_COLUMNS:
        yield f"La hoja tiene más de {MAX_COLUMNS} columnas: las demás no se miraron."
    if len(table.looked) < len(table.data):
        looked = counted(len(table.looked), "fila", "filas")
        yield f"La hoja es muy larga: se miró el contenido de {looked}, repartidas por toda ella."


def _labels(table: Table, rows: Sequence[int]) -> str:
    texts = [
        next((spell(cell) for cell in table.cells.rows[row - 1] if isinstance(cell, str)), "") for row in rows
    ]
    shown = listed(texts, _MOST_SHOWN)
    return (
        f"{_capital(these_rows(rows))}: rótulos que no son datos ({shown})."
        " Si dicen a qué programa, eje o período pertenece lo de abajo, escríbalo en cada fila."
    )


def _merged(table: Table, parts: Sequence[Part]) -> Iterator[str]:
    """Tell of cells merged over rows: a reference goes in each, what is of the group in its one row."""
    links = {link.heading.position: (part, link) for part in parts for link in part.links}
    referring = {
        link.heading
        for part in parts
        for link in part.links
        if link.filled and link.column.kind.refers_to and not link.column.kind.many
    }
    for position in sorted(links):
        part, link = links[position]
        spans = merged_rows(table, position)
        if spans:
            yield f"{_merged_column(link, spans)}; {_of_group(part, link, parts[0], referring)}."
        elif link.heading in referring and is_carried(table, position):
            yield f"{_column(link)}: el dato está solo en la primera fila de cada grupo; repítalo."


def _merged_column(link: Link, spans: Sequence[tuple[int, int]]) -> str:
    first, last = spans[0]
    return (
        f"{_column(link)}: celdas combinadas,"
        f" {counted(len(spans), 'grupo', 'grupos')} (el primero, filas {first} a {last})"
    )


def _of_group(part: Part, link: Link, first: Part, referring: Collection[Heading]) -> str:
    if link.heading in referring:
        return "en la planilla cada fila lleva su dato: repítalo en todas las del grupo"
    if link.column.name == "nombre":
        return "cada grupo es una sola fila de la planilla: cópielo una vez"
    if part is not first:
        return f"es un dato de todo el grupo: va una sola vez, en su fila de {part.sheet.title}"
    return "en la planilla cada fila lleva su dato: repítalo en todas las del grupo"


def _column(link: Link) -> str:
    return f"Columna {link.heading.letter} «{link.heading.title}»"


def _nameless(table: Table, part: Part) -> Iterator[str]:
    """Tell of rows without the name that they need, unless it is merged over them."""
    for link in part.links:
        if link.column.name != "nombre" or part.names:
            continue
        position = link.heading.position
        covered = {row for first, last in merged_rows(table, position) for row in range(first, last + 1)}
        blank = [row for row in table.data if row not in covered and not filled(table.cell(row, position))]
        if blank:
            yield (
                f"{counted(len(blank), 'fila no tiene', 'filas no tienen')} «{link.heading.title}»"
                f" ({address(blank[0], position)}…): sin nombre no se toman."
            )


def _repeated_titles(table: Table) -> Iterator[str]:
    counts = Counter(fold(heading.title) for heading in table.headings)
    for title in [title for title, count in counts.items() if count > 1]:
        twins = [heading for heading in table.headings if fold(heading.title) == title]
        letters = ", ".join(heading.letter for heading in twins)
        yield f"El título «{twins[0].title}» está {len(twins)} veces (columnas {letters}): mire cuál vale."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
