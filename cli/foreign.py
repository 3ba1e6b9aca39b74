"""How a workbook that is not of ours is told: short first, then sheet by sheet, then what to do."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from plan.figures import counted, number
from plan.problems import CATALOGUE, Severity, title
from plan.standard import Need
from sync.foreign import Family, Foreign, Homeless, Link, Part, Recognised, Remark
from sync.foreign.shapes import Heading
from sync.foreign.steps import advice
from sync.foreign.wording import listed

_WIDEST = 100
_NARROWEST = 40
_TITLE = 30
_OURS = 22
_MOST_REMARKS = 3
_MOST_SHEETS = 3
_MARKS = {Need.REQUIRED: "*", Need.EXPECTED: "°", Need.OPTIONAL: ""}


Paragraph = tuple[int, int, str]
"""How far its first line stands in, how far the others do, and its text."""


def told(path: str, foreign: Foreign) -> Iterator[str]:
    """Tell it to a person at a terminal, within its width."""
    yield from within(_paragraphs(path, foreign))


def told_besides(foreign: Foreign) -> Iterator[str]:
    """Tell the sheets of a workbook of ours that are not of ours, when others lack: they may be those."""
    if foreign.families:
        yield from within(_details(foreign))


def within(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Fold paragraphs to the width of the terminal."""
    width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))
    for indent, hang, text in paragraphs:
        yield textwrap.fill(
            text,
            width,
            initial_indent=" " * indent,
            subsequent_indent=" " * hang,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _paragraphs(path: str, foreign: Foreign) -> Iterator[Paragraph]:
    yield 0, 2, f"{path}: no es una planilla del Tablero: {foreign.why}."
    yield 0, 0, ""
    yield 0, 0, "EN POCAS PALABRAS"
    yield from _summary(foreign)
    yield from _details(foreign)


def _details(foreign: Foreign) -> Iterator[Paragraph]:
    for family in foreign.families:
        yield 0, 0, ""
        yield from _family(family)
    if foreign.steps:
        yield 0, 0, ""
        yield 0, 0, "PASO A PASO"
    for count, step in enumerate(foreign.steps, 1):
        yield 2, 6, f"{count:>2}. {step}"


def _summary(foreign: Foreign) -> Iterator[Paragraph]:
    if not foreign.families:
        yield 2, 4, "Ninguna de sus hojas se parece a las nuestras: no hay nada que copiar de aquí."
    for family in foreign.families:
        yield 2, 4, f"{_named(family)} → {_parts_of(family.first)}"
    for reason, sheets in _by_reason(foreign.unlike).items():
        more = f" y {counted(len(sheets) - _MOST_SHEETS, 'hoja más', 'hojas más')}"
        names = ", ".join(map(_sheet_name, sheets[:_MOST_SHEETS]))
        yield 2, 4, f"{names}{more if len(sheets) > _MOST_SHEETS else ''}: {reason}."
    if foreign.unread:
        yield 2, 4, f"Hay {counted(foreign.unread, 'hoja más', 'hojas más')} que no se miraron."
    if foreign.families and foreign.absent:
        absent = listed(foreign.absent)
        several = len(foreign.absent) > 1
        blank = "se completan a mano o quedan vacías" if several else "se completa a mano o queda vacía"
        yield 2, 4, f"De {absent} no hay nada aquí: {blank}."


def _by_reason(sheets: Iterable[Recognised]) -> Mapping[str, list[Recognised]]:
    reasons: dict[str, list[Recognised]] = {}
    for sheet in sheets:
        reasons.setdefault(sheet.reason, []).append(sheet)
    return reasons


def _named(family: Family) -> str:
    others = len(family.sheets) - 1
    rest = f" y {counted(others, 'hoja igual', 'hojas iguales')}" if others else ""
    return f"{_sheet_name(family.first)}{rest}"


def _sheet_name(sheet: Recognised) -> str:
    return f"«{sheet.title}»{'' if sheet.visible else ' (oculta)'}"


def _parts_of(sheet: Recognised) -> str:
    first, *others = sheet.parts
    besides = f", y de paso {', '.join(_size(part) for part in others)}" if others else ""
    return f"{_size(first)} · {first.confidence.value}{besides}"


def _size(part: Part) -> str:
    return f"{part.sheet.title} ({number(part.rows)})"


def _family(family: Family) -> Iterator[Paragraph]:
    sheet = family.first
    yield 0, 2, f"HOJA {_sheet_name(sheet)}"
    yield 2, 2, _where(sheet)
    for part in sheet.parts:
        yield from _part(part)
    if sheet.homeless:
        yield 2, 2, "Sin lugar en la planilla"
    for place, columns in _by_place(sheet.homeless).items():
        told = (f"{one.heading.letter} «{one.heading.title}» ({one.holds})" for one in columns)
        yield 4, 8, f"{', '.join(told)} → {place}"
    if sheet.cautions:
        yield 2, 2, "Antes de copiar"
    for caution in sheet.cautions:
        yield 4, 6, f"· {caution}"
    yield from _others(family)
    yield from _offices(family)


def _where(sheet: Recognised) -> str:
    if sheet.table is None:
        return ""
    rows = sheet.table.header
    header = f"en la fila {rows[0]}" if len(rows) == 1 else f"en las filas {rows[0]} y {rows[-1]}"
    return f"Títulos {header}; {counted(len(sheet.table.data), 'fila', 'filas')} de datos."


def _part(part: Part) -> Iterator[Paragraph]:
    each = (
        f"una fila por cada valor distinto de la columna {part.names.letter} «{part.names.title}»"
        if part.names
        else "una por fila"
    )
    yield 2, 4, f"{part.sheet.title} ({each}: {number(part.rows)})"
    for link in filter(_has_cells, part.links):
        ours = f"{link.column.title}{_MARKS[link.column.need]}"
        yield 4, 8, f"{_column(link.heading)} → {ours:<{_OURS}} {link.confidence.value}"
        for remark in _remarks(link):
            yield 8, 10, remark
    blank = [f"{link.heading.letter} «{link.heading.title}»" for link in part.links if not link.filled]
    if blank:
        yield 4, 8, f"vacías, nada que copiar: {', '.join(blank)}"
    for column in part.missing:
        if column.need is Need.REQUIRED:
            yield 4, 8, f"falta {column.title}*: {advice(part, column.name)}"
    expected = [column.title for column in part.missing if column.need is Need.EXPECTED]
    if expected:
        yield 4, 8, f"faltan, y conviene tenerlas: {', '.join(expected)}"


def _column(heading: Heading) -> str:
    return f"{heading.letter:<2} {textwrap.shorten(heading.title, _TITLE, placeholder='…'):<{_TITLE}}"


def _remarks(link: Link) -> Iterator[str]:
    if link.rivals:
        others = ", ".join(f"{rival.letter} «{rival.title}»" for rival in link.rivals)
        yield f"también podría ser {others}: elija"
    if _by_name(link):
        yield f"trae nombres; aquí va el código que tienen en la hoja {link.column.kind.refers_to}"
    else:
        yield from (_remark(remark, link) for remark in _worst(link.remarks))


def _has_cells(link: Link) -> bool:
    return link.filled > 0


def _by_name(link: Link) -> bool:
    return bool(link.column.kind.refers_to) and 2 * link.clean <= link.filled


def _worst(remarks: Iterable[Remark]) -> list[Remark]:
    ordered = sorted(remarks, key=lambda one: CATALOGUE[one.code].severity is not Severity.ERROR)
    return ordered[:_MOST_REMARKS]


def _remark(remark: Remark, link: Link) -> str:
    example = f"{remark.cell} «{remark.value}»" if remark.value else remark.cell
    return f"{number(remark.count)} de {number(link.filled)}: {_lower(title(remark.code))} ({example})"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _by_place(columns: Iterable[Homeless]) -> Mapping[str, list[Homeless]]:
    places: dict[str, list[Homeless]] = {}
    for column in columns:
        places.setdefault(column.place, []).append(column)
    return places


def _others(family: Family) -> Iterator[Paragraph]:
    if len(family.sheets) > 1:
        yield 2, 2, "Hojas iguales"
    for sheet in family.sheets[1:]:
        missing = _lacks(family.first, sheet)
        lacks = f" Le falta {missing}." if missing else ""
        minding = "".join(f" {caution}" for caution in sheet.cautions)
        yield 4, 6, f"· {_sheet_name(sheet)}: {_lower(_where(sheet))}{lacks}{minding}"


def _lacks(first: Recognised, sheet: Recognised) -> str:
    own = {link.column.title for link in sheet.parts[0].links}
    lacking = [link.column.title for link in first.parts[0].links if link.column.title not in own]
    return ", ".join(f"«{name}»" for name in lacking)


def _offices(family: Family) -> Iterator[Paragraph]:
    if len(family.offices) > 1:
        yield 2, 2, "Oficinas (una planilla para cada una)"
        known = any(office.code for office in family.offices)
        unknown = " → no está en la estrategia con ese nombre" if known else ""
        for office in family.offices:
            code = f" → {office.code}.xlsx" if office.code else unknown
            yield 4, 6, f"· {office.name}: {counted(office.rows, 'fila', 'filas')}{code}"
